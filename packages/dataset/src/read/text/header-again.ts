const [LINE_FEED, CARRIAGE_RETURN] = [10, 13];
const isLineEnd = (byte: number | undefined) => byte === LINE_FEED || byte === CARRIAGE_RETURN;

/**
 * Finds the lines under a table's header that are the header again, as of pages or exports that somebody put one under the other.
 * Looks for the line's own bytes, as they pass by.
 */
export class HeaderAgain {
  readonly #header: Buffer;
  readonly #found: (readonly [start: number, end: number])[] = [];
  /** The end of what went by, at least as long as the header and the line ends about it. */
  #carried: Buffer = Buffer.alloc(0);
  #before = 0;

  /** `header` is the header's line without its end. */
  constructor(header: Buffer) {
    this.#header = header;
  }

  add(part: Buffer): void {
    const about = this.#header.length + 2;
    const carried = this.#carried;
    const seam = carried.length === 0 ? null : Buffer.concat([carried, part.subarray(0, about + 1)]);
    if (seam !== null) this.#look(seam, this.#before - carried.length, false);
    if (seam === null || part.length > about + 1) this.#look(part, this.#before, false);
    this.#carried = Buffer.concat([carried, part.subarray(-about)]).subarray(-about);
    this.#before += part.length;
  }

  /** Bytes of each such line with its end, the first header left out. */
  finish(): readonly (readonly [start: number, end: number])[] {
    this.#look(this.#carried, this.#before - this.#carried.length, true);
    return this.#found.slice(1);
  }

  /** `before`: bytes of the text before these. */
  #look(bytes: Buffer, before: number, isEnd: boolean): void {
    const { length } = this.#header;
    for (let at = bytes.indexOf(this.#header); at >= 0; at = bytes.indexOf(this.#header, at + length)) {
      const start = before + at;
      const next = bytes[at + length];
      const isCut = next === undefined || (next === CARRIAGE_RETURN && at + length + 1 === bytes.length);
      // What follows may lie in the next part: then the line is looked at again with it.
      if (isCut && !isEnd) break;
      const isLine =
        (start === 0 || isLineEnd(bytes[at - 1]) || this.#found.length === 0) &&
        (next === undefined || isLineEnd(next));
      if (!isLine || start < (this.#found.at(-1)?.[1] ?? 0)) continue;
      const isBoth = next === CARRIAGE_RETURN && bytes[at + length + 1] === LINE_FEED;
      this.#found.push([start, start + length + (next === undefined ? 0 : isBoth ? 2 : 1)]);
    }
  }
}
