const [QUOTE, LINE_FEED, CARRIAGE_RETURN, SPACE] = [34, 10, 13, 32];

/** Bytes after which a quote opens a value; every separator that is read. */
const BEFORE_VALUE: ReadonlySet<number> = new Set([44, 59, 9, 124, 94, 126, 31, LINE_FEED, CARRIAGE_RETURN]);

/** Whether anything but separators and spaces stands in a part of a text. */
function holdsValue(text: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text[at] !== SPACE && !BEFORE_VALUE.has(text[at]!)) return true;
  return false;
}

/** Counts the records of a text as its bytes pass by. All its marks are ASCII, so any encoding that holds ASCII will do. */
export class RecordCounter {
  #records = 0;
  #bytesInRecord = 0;
  #quoted = false;
  /** Last byte that was no space, outside quotes. */
  #before = LINE_FEED;
  #blankRecords = 0;
  /** Whether the record holds anything but separators and spaces. */
  #hasValue = false;
  #lineEnds = { lineFeed: false, both: false, carriageReturn: false };
  /** Whether the last byte was a quote that closed a value. */
  #closed = false;
  /** Whether the last byte was a carriage return outside quotes. */
  #returned = false;

  add(bytes: Uint8Array): void {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const isPlain = !this.#quoted && !this.#returned && !text.includes(QUOTE) && !text.includes(CARRIAGE_RETURN);
    if (isPlain) this.#addLines(text);
    else this.#addBytes(bytes);
  }

  /** Most of most files: no value in quotes, and line feeds alone, which are found without looking at each byte here. */
  #addLines(text: Buffer): void {
    if (text.length > 0) this.#closed = false;
    let from = 0;
    for (let end = text.indexOf(LINE_FEED); end >= 0; end = text.indexOf(LINE_FEED, from)) {
      this.#lineEnds.lineFeed = true;
      if (this.#bytesInRecord + end - from > 0) {
        this.#records++;
        if (!this.#hasValue && !holdsValue(text, from, end)) this.#blankRecords++;
      }
      this.#bytesInRecord = 0;
      this.#hasValue = false;
      this.#before = LINE_FEED;
      from = end + 1;
    }
    this.#bytesInRecord += text.length - from;
    this.#hasValue ||= holdsValue(text, from, text.length);
    let last = text.length - 1;
    while (last >= from && text[last] === SPACE) last--;
    if (last >= from) this.#before = text[last]!;
  }

  #addBytes(bytes: Uint8Array): void {
    let [quoted, before, inRecord] = [this.#quoted, this.#before, this.#bytesInRecord];
    let [hasValue, returned, closed] = [this.#hasValue, this.#returned, this.#closed];
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (returned && byte !== LINE_FEED) this.#lineEnds.carriageReturn = true;
      if (byte === QUOTE) {
        // A doubled quote closes and opens again, wherever the bytes are cut, and is a value.
        if (closed) hasValue = true;
        const wasQuoted = quoted;
        quoted = !quoted && (closed || BEFORE_VALUE.has(before));
        closed = wasQuoted;
        before = QUOTE;
        inRecord++;
        returned = false;
        continue;
      }
      closed = false;
      if (quoted) inRecord++;
      else if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        if (byte === LINE_FEED) this.#lineEnds[returned ? 'both' : 'lineFeed'] = true;
        if (inRecord > 0) {
          this.#records++;
          if (!hasValue) this.#blankRecords++;
        }
        inRecord = 0;
        hasValue = false;
        before = LINE_FEED;
      } else {
        inRecord++;
        if (byte !== SPACE) before = byte;
        if (byte !== SPACE && !BEFORE_VALUE.has(byte)) hasValue = true;
      }
      if (quoted && byte !== SPACE) hasValue = true;
      returned = byte === CARRIAGE_RETURN && !quoted;
    }
    [this.#hasValue, this.#returned, this.#closed] = [hasValue, returned, closed];
    [this.#quoted, this.#before, this.#bytesInRecord] = [quoted, before, inRecord];
  }

  /** Records that are not empty, the last one with or without a line end. */
  get records(): number {
    return this.#records + (this.#bytesInRecord > 0 ? 1 : 0);
  }

  /** Of the records, those of separators, quotes and spaces alone. */
  get blankRecords(): number {
    return this.#blankRecords + (this.#bytesInRecord > 0 && !this.#hasValue ? 1 : 0);
  }

  get hasMixedLineEnds(): boolean {
    return Object.values(this.#lineEnds).filter(Boolean).length > 1;
  }

  /** Whether the text ends inside a value in quotes. */
  get isOpen(): boolean {
    return this.#quoted;
  }
}
