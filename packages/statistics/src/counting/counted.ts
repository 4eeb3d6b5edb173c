import type { CountRow } from './counter.ts';

/** Reads counts by their names; a count that is absent is nought. */
export class Counted {
  readonly #at = new Map<string, number>();
  readonly #sizes = new Map<string, [size: number, count: number][]>();

  constructor(rows: readonly CountRow[]) {
    for (const { what, at, size, count } of rows) {
      const key = `${what} ${at}`;
      this.#at.set(key, (this.#at.get(key) ?? 0) + count);
      const sizes = this.#sizes.get(key);
      if (sizes === undefined) this.#sizes.set(key, [[size, count]]);
      else sizes.push([size, count]);
    }
    for (const sizes of this.#sizes.values()) sizes.sort((a, b) => a[0] - b[0]);
  }

  of(what: string, at = 0): number {
    return this.#at.get(`${what} ${at}`) ?? 0;
  }

  /** Counts of so many classes from nought. */
  list(what: string, classes: number): Float64Array {
    return Float64Array.from({ length: classes }, (_, at) => this.of(what, at));
  }

  /** Count by size, from the smallest. */
  bySize(what: string, at = 0): readonly (readonly [size: number, count: number])[] {
    return this.#sizes.get(`${what} ${at}`) ?? [];
  }
}
