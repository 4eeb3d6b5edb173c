import iconv from 'iconv-lite';

/** A byte that is no UTF-8 where it stands. */
interface StrayByte {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly byte: number;
}

/** How a text fares as UTF-8. */
export interface Utf8Tally {
  /** Characters beyond ASCII that are whole. */
  readonly whole: number;
  /** Bytes that belong to no character. */
  readonly stray: number;
  /** The first of them. */
  readonly first: StrayByte | null;
}

/** Length of the sequence that is well formed at `at` (Unicode 16, table 3-7); 0 where none is. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  const second = bytes[at + 1]!;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let next = 2; next < length; next++) if ((bytes[at + next]! & 0xc0) !== 0x80) return 0;
  return length;
}

/** Counts over parts of a text; a sequence that the end of a part cuts in two is carried over. */
export class Utf8Tallier {
  #whole = 0;
  #stray = 0;
  #first: StrayByte | null = null;
  #line = 1;
  #carried: Uint8Array = new Uint8Array(0);

  add(part: Uint8Array): void {
    const bytes = this.#carried.length === 0 ? part : Buffer.concat([this.#carried, part]);
    const end = bytes.length - incompleteUtf8(bytes);
    this.#carried = bytes.slice(end);
    this.#count(bytes.subarray(0, end));
  }

  finish(): Utf8Tally {
    this.#count(this.#carried);
    this.#carried = new Uint8Array(0);
    return { whole: this.#whole, stray: this.#stray, first: this.#first };
  }

  #count(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const byte = bytes[at]!;
      if (byte < 0x80) {
        if (byte === 10) this.#line++;
        at++;
        continue;
      }
      const length = sequenceLength(bytes, at);
      if (length > 0) this.#whole++;
      else {
        this.#stray++;
        this.#first ??= { line: this.#line, byte };
      }
      at += Math.max(1, length);
    }
  }
}

/** Bytes at the end that may be the beginning of a sequence. */
export function incompleteUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

/** UTF-8 text in which each stray byte stands for the letter that it is in Windows-1252. */
export function mendUtf8(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  let start = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    text += decoder.decode(bytes.subarray(start, at)) + iconv.decode(Buffer.of(bytes[at]!), 'windows-1252');
    at++;
    start = at;
  }
  return text + decoder.decode(bytes.subarray(start));
}
