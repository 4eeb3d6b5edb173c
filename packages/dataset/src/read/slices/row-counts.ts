const PAGE_BITS = 16;
const CODES_OF_PAGE = 1 << PAGE_BITS;
const MOST = 0xffff;

/** Counts on their way from one thread to another, which both read. */
export interface SentCounts {
  readonly pages: readonly Uint16Array[];
  readonly beyond: ReadonlyMap<number, number>;
}

/** How many rows each code has, in two bytes; what goes beyond stands beside. Nothing is copied as more codes come. */
export class RowCounts {
  readonly #pages: Uint16Array[];
  readonly #beyond: Map<number, number>;

  constructor({ pages, beyond }: SentCounts = { pages: [], beyond: new Map() }) {
    [this.#pages, this.#beyond] = [[...pages], new Map(beyond)];
  }

  /** A negative code is of a row without a value. */
  add(codes: Int32Array): void {
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row]!;
      if (code < 0) continue;
      const page = this.#page(code >> PAGE_BITS);
      const at = code & (CODES_OF_PAGE - 1);
      if (page[at] === MOST) this.#beyond.set(code, (this.#beyond.get(code) ?? 0) + MOST + 1);
      // After the most that two bytes hold comes 0.
      page[at]!++;
    }
  }

  /** Adds what was counted of other rows. */
  addCounts({ pages, beyond }: SentCounts): void {
    for (const [number, counted] of pages.entries()) {
      const page = this.#page(number);
      for (let at = 0; at < CODES_OF_PAGE; at++) {
        const sum = page[at]! + counted[at]!;
        if (sum > MOST) this.#goBeyond(number * CODES_OF_PAGE + at, MOST + 1);
        page[at] = sum;
      }
    }
    for (const [code, rows] of beyond) this.#goBeyond(code, rows);
  }

  sent(): SentCounts {
    return { pages: this.#pages, beyond: this.#beyond };
  }

  of(code: number): number {
    const own = this.#pages[code >> PAGE_BITS]?.[code & (CODES_OF_PAGE - 1)] ?? 0;
    return this.#beyond.size === 0 ? own : own + (this.#beyond.get(code) ?? 0);
  }

  #page(number: number): Uint16Array {
    while (this.#pages.length <= number) {
      const bytes = Uint16Array.BYTES_PER_ELEMENT * CODES_OF_PAGE;
      this.#pages.push(new Uint16Array(new SharedArrayBuffer(bytes)));
    }
    return this.#pages[number]!;
  }

  #goBeyond(code: number, rows: number): void {
    this.#beyond.set(code, (this.#beyond.get(code) ?? 0) + rows);
  }
}
