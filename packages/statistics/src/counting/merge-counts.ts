import { InputError } from '../input-error.ts';
import type { CountedSlice, Counter, CountRow } from './counter.ts';

/** The largest number up to which every whole number is one. */
const MOST = Number.MAX_SAFE_INTEGER;

/**
 * What would one pass over the whole table have counted? Adds the counts of slices, takes the largest of those that are
 * largest, and counts what stands in several slices once. The rows come in one order, whatever the slices were.
 *
 * @throws InputError where a count is no whole number that a computer keeps exactly.
 *
 * @example
 * const slice = (count) => ({ rows: [{ what: 'records', at: 0, size: 0, count }], crossing: [] });
 * mergeCounts({ largest: [] }, [slice(2), slice(3)]) // [{ what: 'records', at: 0, size: 0, count: 5 }]
 */
export function mergeCounts(counter: Pick<Counter, 'largest'>, slices: Iterable<CountedSlice>): CountRow[] {
  const merged = new MergedCounts(counter);
  for (const slice of slices) merged.add(slice);
  return merged.rows();
}

/** The same, slice by slice as they come. */
export class MergedCounts {
  readonly #largest: ReadonlySet<string>;
  readonly #rows = new Map<string, { what: string; at: number; size: number; count: number }>();
  readonly #bits = new Map<string, Map<string, number>>();

  constructor({ largest }: Pick<Counter, 'largest'>) {
    this.#largest = new Set(largest);
  }

  add({ rows, crossing }: CountedSlice): void {
    for (const row of rows) this.#addRow(row);
    for (const { what, key, bits } of crossing) {
      const known = this.#bits.get(what) ?? new Map<string, number>();
      this.#bits.set(what, known.set(key, (known.get(key) ?? 0) | bits));
    }
  }

  #addRow({ what, at, size, count }: CountRow): void {
    const key = `${what} ${at} ${size}`;
    const known = this.#rows.get(key);
    const value =
      known === undefined ? count : this.#largest.has(what) ? Math.max(known.count, count) : known.count + count;
    if (!Number.isInteger(count) || Math.abs(value) > MOST) {
      throw new InputError(`${what} is ${value}, which is no whole number that can be kept. Count fewer rows at once.`);
    }
    if (known === undefined) this.#rows.set(key, { what, at, size, count });
    else known.count = value;
  }

  /** Every count that is not nought, in the order of what is counted, class and size. */
  rows(): CountRow[] {
    const counted = new MergedCounts({ largest: [...this.#largest] });
    for (const row of this.#rows.values()) counted.#addRow(row);
    for (const [what, bitsOf] of this.#bits) {
      for (const bits of bitsOf.values()) {
        for (let at = 0; at < 32; at++) if (bits & (1 << at)) counted.#addRow({ what, at, size: 0, count: 1 });
      }
    }
    return [...counted.#rows.values()]
      .filter(({ count }) => count !== 0)
      .sort((a, b) => (a.what < b.what ? -1 : a.what > b.what ? 1 : a.at - b.at || a.size - b.size));
  }
}
