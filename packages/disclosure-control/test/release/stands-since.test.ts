import type { DerivedKind, PartRef } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { mostOff, standsSince } from '../../src/release/stands-since.ts';

const share = { kind: 'share', of: 'a', outOf: 'b', interval: null } as const;
const rate = { kind: 'rate', of: 'a', outOf: 'b', per: 1_000, interval: null } as const;
const group = { of: 'a', outOf: 'b' };
const reference = { of: 'c', outOf: 'd' };
const comparison = (kind: 'ratio' | 'relative-rate' | 'difference'): DerivedKind =>
  ({ kind, group, reference, interval: null }) as DerivedKind;

/** Whether it stands where the counts that are named may be so many off. */
function stands(
  kind: DerivedKind,
  counts: Readonly<Record<string, number | null>>,
  [value, low, high]: readonly [number, (number | null)?, (number | null)?],
  off: number,
  near: readonly string[] = ['a'],
): boolean {
  const countOf = (part: PartRef) => counts[part as string] ?? null;
  const isNear = (part: PartRef) => near.includes(part as string);
  return standsSince(kind, { countOf, isNear, value, low: low ?? null, high: high ?? null }, off);
}

describe('a number of then without a range', () => {
  it('stands up to a tenth above or below itself and no further, negative ones too', () => {
    const half = { a: 500, b: 1_000 };
    expect(stands(share, half, [0.5], 50)).toBe(true);
    expect(stands(share, half, [0.5], 51)).toBe(false);
    // Nobody may be fewer than none: 0 to 17 of 1,000.
    expect(stands(share, { a: 5, b: 1_000 }, [0.005], 12)).toBe(false);
    const below = { a: 2_000, b: 8_000, c: 6_000, d: 8_000 };
    // 0.25 − 0.75: 396 of 8,000 are 0.0495, 404 are 0.0505.
    expect(stands(comparison('difference'), below, [-0.5], 396)).toBe(true);
    expect(stands(comparison('difference'), below, [-0.5], 404)).toBe(false);
  });

  it('stands as it is where none of its counts moved', () => {
    expect(stands(share, { a: 5, b: 1_000 }, [0.9], 12, [])).toBe(true);
  });
});

describe('a number of then with a range', () => {
  it('stands where the range covers whatever its counts may be by now: a rate, of more events than people too', () => {
    const events = { a: 100, b: 50 };
    // 88 to 112 events of 50: 1,760 to 2,240 per thousand.
    expect(stands(rate, events, [2_000, 1_750, 2_250], 12)).toBe(true);
    expect(stands(rate, events, [2_000, 1_770, 2_250], 12)).toBe(false);
    expect(stands(rate, events, [2_000, 1_750, 2_230], 12)).toBe(false);
  });

  it('is open above where the range has no end', () => {
    expect(stands(rate, { a: 100, b: 50 }, [2_000, 1_750, null], 12)).toBe(true);
    expect(stands(rate, { a: 100, b: 50 }, [2_000, 1_770, null], 12)).toBe(false);
  });

  it('is a difference or a quotient of two shares, or of two rates', () => {
    const counts = { a: 500, b: 1_000, c: 250, d: 1_000 };
    // 488 to 512 of 1,000 less 0.25: 0.238 to 0.262; over 0.25: 1.952 to 2.048.
    expect(stands(comparison('difference'), counts, [0.25, 0.237, 0.263], 12)).toBe(true);
    expect(stands(comparison('difference'), counts, [0.25, 0.239, 0.263], 12)).toBe(false);
    expect(stands(comparison('difference'), counts, [0.25, 0.237, 0.261], 12)).toBe(false);
    expect(stands(comparison('ratio'), counts, [2, 1.95, 2.05], 12)).toBe(true);
    expect(stands(comparison('ratio'), counts, [2, 1.96, 2.05], 12)).toBe(false);
    // No share is above one, and a rate is: 8 to 32 of 20 against 10 of 20.
    const few = { a: 20, b: 20, c: 10, d: 20 };
    expect(stands(comparison('ratio'), few, [2, 0.8, 2], 12)).toBe(true);
    expect(stands(comparison('relative-rate'), few, [2, 0.8, 2], 12)).toBe(false);
    expect(stands(comparison('relative-rate'), few, [2, 0.8, 3.2], 12)).toBe(true);
  });

  it('does not stand where one of its wholes may be nobody, or is not told', () => {
    const counts = { a: 5, b: 12, c: 5, d: 12 };
    const wide = [1, 0, 1_000] as const;
    expect(stands(share, counts, wide, 11, ['b'])).toBe(true);
    expect(stands(share, counts, wide, 12, ['b'])).toBe(false);
    expect(stands(comparison('ratio'), counts, wide, 12, ['d'])).toBe(false);
    expect(stands(comparison('ratio'), { ...counts, c: 0 }, wide, 12)).toBe(false);
    expect(stands(share, { a: 0, b: null }, wide, 12)).toBe(false);
  });
});

describe('how far a count may be from what was printed', () => {
  it('is the largest that is hidden, and what rounding to the coarser base took', () => {
    const policy = { minimumCount: 10, protectSensitiveZeros: false };
    expect(mostOff({ ...policy, roundingBase: 1 })).toBe(13);
    expect(mostOff({ ...policy, roundingBase: 10 })).toBe(16);
  });
});
