const PAGE_BITS = 16;
const CODES_OF_PAGE = 1 << PAGE_BITS;
const MOST = 0xffff;

/** How many rows each code has, in two bytes; what goes beyond stands beside. Nothing is copied as more codes come. */
export class RowCounts {
  readonly #pages: Uint16Array[] = [];
  readonly #beyond = new Map<number, number>();

  /** A negative code is of a row without a value. */
  add(codes: Int32Array): void {
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row]!;
      if (code < 0) continue;
      const number = code >> PAGE_BITS;
      while (this.#pages.length <= number) this.#pages.push(new Uint16Array(CODES_OF_PAGE));
      const page = this.#pages[number]!;
      const at = code & (CODES_OF_PAGE - 1);
      if (page[at] === MOST) this.#beyond.set(code, (this.#beyond.get(code) ?? 0) + MOST + 1);
      // After the most that two bytes hold comes 0.
      page[at]!++;
    }
  }

  of(code: number): number {
    const own = this.#pages[code >> PAGE_BITS]?.[code & (CODES_OF_PAGE - 1)] ?? 0;
    return this.#beyond.size === 0 ? own : own + (this.#beyond.get(code) ?? 0);
  }
}
