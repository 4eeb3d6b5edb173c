import type { TableColumn, Unit } from '@assay/evidence';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownNumbers, RowNumber } from '../../src/attack/numbers-known-to-attacker.ts';
import { isExplained, shareAttack } from '../../src/attack/share-attack.ts';
import { finding, key } from '../findings.ts';

const hidden = (column: string, low = 1, high = 9): RowNumber => ({ column, id: column, low, high, printed: null });
const shown = (column: string, value: number): RowNumber => ({
  column,
  id: column,
  low: value - 2,
  high: value + 2,
  printed: value,
});
const fixed = (column: string, value: number): RowNumber => ({
  column,
  id: null,
  low: value,
  high: value,
  printed: value,
});

function known(value: number, unit: Unit, row: readonly RowNumber[], more: Partial<TableColumn> = {}): KnownNumbers {
  const column: TableColumn = { name: 'share', label: 'share', unit, ...more };
  const table = { finding: finding({ id: 'rates' }), columns: [key('group'), column], rows: [], totals: [] };
  return { tables: [table], printed: [{ table, row: 'A', column, value }], largest: 2_000, ofRow: () => row };
}
const ranges = (found: ReturnType<typeof shareAttack>) => found.map(({ id, low, high }) => [id, low, high]);

describe('shareAttack(known)', () => {
  it('finds the only count over a known number that gives a share', () => {
    expect(ranges(shareAttack(known(0.1320755, 'proportion', [hidden('of'), fixed('people', 53)])))).toEqual([
      ['of', 7, 7],
    ]);
    expect(ranges(shareAttack(known(1.320755, 'rate-per-1000', [hidden('of'), fixed('people', 5300)])))).toEqual([
      ['of', 7, 7],
    ]);
  });

  it('finds both counts where both are open: of 50 to 60 people only 7 of 53 are 0.1320754717', () => {
    expect(ranges(shareAttack(known(0.1320754717, 'proportion', [hidden('of'), hidden('people', 50, 60)])))).toEqual([
      ['of', 7, 7],
      ['people', 53, 53],
    ]);
  });

  it('gives the range of all that fit: a half of 10 to 16 people', () => {
    const found = shareAttack(known(0.50000000001, 'proportion', [hidden('of', 1, 20), hidden('people', 11, 16)]));
    expect(ranges(found)).toEqual([
      ['of', 6, 8],
      ['people', 12, 16],
    ]);
  });

  it('leaves a share alone that its printed counts give, and one of too few digits', () => {
    expect(shareAttack(known(0.2, 'proportion', [shown('of', 10), shown('people', 50)]))).toEqual([]);
    expect(shareAttack(known(0.13, 'proportion', [hidden('of'), hidden('people', 50, 60)]))).toEqual([]);
  });

  it('finds a count behind a share that its printed counts do not give', () => {
    // 10 of 50 are printed, in steps of five: 0.2115384615 is 11 of 52.
    expect(ranges(shareAttack(known(0.2115384615, 'proportion', [shown('of', 10), shown('people', 50)])))).toEqual([
      ['of', 11, 11],
      ['people', 52, 52],
    ]);
  });

  it('takes the counts that the column names, where it names any', () => {
    const row = [hidden('of'), hidden('other'), fixed('people', 53)];
    expect(ranges(shareAttack(known(0.1320755, 'proportion', row))).map(([id]) => id)).toEqual(['of', 'other']);
    const named = { numerator: 'other', denominator: 'people' };
    expect(ranges(shareAttack(known(0.1320755, 'proportion', row, named)))).toEqual([['other', 7, 7]]);
  });

  it('says nothing of a share of zero, nor where no count fits', () => {
    expect(shareAttack(known(0, 'proportion', [hidden('of'), fixed('people', 53)]))).toEqual([]);
    expect(shareAttack(known(0.1400001, 'proportion', [hidden('of'), fixed('people', 53)]))).toEqual([]);
    expect(shareAttack(known(0.3018868, 'proportion', [hidden('of'), fixed('people', 53)]))).toEqual([]);
  });

  it('searches up to 20,000 wholes', () => {
    const row = (most: number) => [hidden('of', 1, most), hidden('people', 1, most)];
    const find = (most: number) => shareAttack({ ...known(7 / 53, 'proportion', row(most)), largest: most });
    expect(ranges(find(20_001))).toContainEqual(['of', 7, 2_639]);
    expect(find(20_002)).toEqual([]);
  });
});

it('finds what trying every count over every whole finds', () => {
  const range = (most: number) => fc.tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }));
  let told = 0;
  fc.assert(
    fc.property(
      fc.nat(80),
      fc.integer({ min: 1, max: 80 }),
      fc.integer({ min: 5, max: 9 }),
      range(40),
      range(40),
      (...drawn) => {
        const [share, whole, digits, [below, above], [under, over]] = drawn;
        const count = share % (whole + 1);
        const value = Number((count / whole).toFixed(digits));
        const [of, people] = [
          { low: Math.max(0, count - below), high: count + above },
          { low: whole - under, high: whole + over },
        ];
        const fits: (readonly [number, number])[] = [];
        for (let all = Math.max(1, people.low); all <= people.high; all++)
          for (let some = of.low; some <= of.high; some++)
            if (value > 0 && Math.abs(some / all - value) <= 0.5000001 * 10 ** -digits) fits.push([some, all]);
        const rangeOf = (at: 0 | 1) => [
          Math.min(...fits.map((each) => each[at])),
          Math.max(...fits.map((each) => each[at])),
        ];
        const row = [hidden('of', of.low, of.high), hidden('people', people.low, people.high)];
        const named = { numerator: 'of', denominator: 'people' };
        const found = ranges(shareAttack(known(value, 'proportion', row, named)));
        if (found.length > 0) told++;
        const isByChance =
          10 ** -printedDecimals(value) * people.high * (people.high - Math.max(1, people.low) + 1) > 0.1;
        if (value === 0 || isByChance) expect(found).toEqual([]);
        else
          expect(found).toEqual([
            ['of', ...rangeOf(0)],
            ['people', ...rangeOf(1)],
          ]);
      },
    ),
    { seed: 5, numRuns: 500 },
  );
  expect(told).toBeGreaterThan(100);
});

/** Of the digits asked for those that are not noughts at the end, which no number keeps. */
function printedDecimals(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

describe('isExplained(value, unit, of, outOf)', () => {
  it('holds to the last printed digit', () => {
    expect(isExplained(0.33, 'proportion', shown('of', 10), shown('people', 30))).toBe(true);
    expect(isExplained(0.34, 'proportion', shown('of', 10), shown('people', 30))).toBe(false);
    expect(isExplained(333.3, 'rate-per-1000', shown('of', 10), shown('people', 30))).toBe(true);
  });
  it('may be off by the last digits of a computer, in its own size', () => {
    const off = (of: number, outOf: number, by: number) =>
      isExplained((1000 * of * (1 + by)) / outOf, 'rate-per-1000', shown('of', of), shown('people', outOf));
    for (const [of, outOf] of [
      [10, 30],
      [10, 30_000_000],
    ] as const)
      expect([5e-10, -5e-10, 5e-9, -5e-9].map((by) => off(of, outOf, by))).toEqual([true, true, false, false]);
  });
  it('needs both counts printed, and somebody to share among', () => {
    expect(isExplained(0.33, 'proportion', hidden('of'), shown('people', 30))).toBe(false);
    expect(isExplained(0.33, 'proportion', shown('of', 10), hidden('people'))).toBe(false);
    expect(isExplained(0.33, 'proportion', shown('of', 10), fixed('people', 0))).toBe(false);
  });
});
