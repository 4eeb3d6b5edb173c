import type { Unknown } from './puzzle.ts';

/** What a printed number says of a count that stands behind it. */
export interface Narrowing {
  readonly id: string;
  readonly low: number;
  readonly high: number;
  readonly because: string;
}

/** The counts with what is known of them taken together; what contradicts the rest is not taken for true. */
export function narrowedBounds(
  unknowns: ReadonlyMap<string, Unknown>,
  narrowings: readonly Narrowing[],
): Map<string, Unknown> {
  const result = new Map(unknowns);
  for (const { id, low, high } of narrowings) {
    const before = result.get(id)!;
    const both = { low: Math.max(before.low, low), high: Math.min(before.high, high) };
    if (both.low <= both.high) result.set(id, { ...before, ...both });
  }
  return result;
}

/** Smallest and largest value of each count among the candidates that fit. */
export class Candidates {
  private readonly ranges = new Map<string, { low: number; high: number }>();
  size = 0;

  add(values: Readonly<Record<string, number>>): void {
    this.size++;
    for (const [id, value] of Object.entries(values)) {
      const range = this.ranges.get(id);
      if (range === undefined) this.ranges.set(id, { low: value, high: value });
      else {
        range.low = Math.min(range.low, value);
        range.high = Math.max(range.high, value);
      }
    }
  }

  narrowings(because: string): Narrowing[] {
    return [...this.ranges].map(([id, range]) => ({ id, ...range, because }));
  }
}
