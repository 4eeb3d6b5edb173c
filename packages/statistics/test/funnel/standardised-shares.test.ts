import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binomialFunnelLimits,
  fewestCasesFirst,
  intraclassCorrelationOfProportions,
  overDispersion,
  placedUnits,
  standardisedShares,
  unitsDiffer,
} from '../../src/index.ts';

const rows = fc.array(
  fc
    .record({
      unit: fc.constantFrom('A', 'B', 'C'),
      context: fc.constantFrom('x', 'y'),
      cases: fc.integer({ min: 1, max: 40 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ share, ...row }) => ({ ...row, done: Math.round(share * row.cases) })),
  { minLength: 1, maxLength: 12 },
);
const total = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0);

describe('standardisedShares(rows, options)', () => {
  it('expects of each unit what counting case by case gives, and of all what was done', () => {
    fc.assert(
      fc.property(rows, (rows) => {
        const { overall, units } = standardisedShares(rows, { fewestCases: 1 });
        expect(overall).toBeCloseTo(total(rows.map(({ done }) => done)) / total(rows.map(({ cases }) => cases)), 12);
        for (const { unit, cases, done, expected, adjusted } of units) {
          const own = rows.filter((row) => row.unit === unit);
          expect([cases, done]).toEqual([total(own.map((row) => row.cases)), total(own.map((row) => row.done))]);
          let byCase = 0;
          for (const row of own) {
            const alike = rows.filter(({ context }) => context === row.context);
            const share = total(alike.map(({ done }) => done)) / total(alike.map(({ cases }) => cases));
            for (let each = 0; each < row.cases; each++) byCase += share;
          }
          expect(expected).toBeCloseTo(byCase, 9);
          expect(adjusted).toBeCloseTo(overall + (done - byCase) / cases, 9);
        }
      }),
    );
  });

  it('says how far units differ, adjusted for context, and how alike the cases of one are', () => {
    fc.assert(
      fc.property(rows, (rows) => {
        const shares = standardisedShares(rows, { fewestCases: 1 });
        const { units, overall: target } = shares;
        const { spread, alike } = unitsDiffer(shares);
        const placed = units.map(({ adjusted: value, standardError }) => ({ value, standardError }));
        expect(spread).toEqual(overDispersion(placed, { target }));
        const parts = units.map(({ done, cases }) => ({ successes: done, total: cases }));
        expect(alike).toEqual(intraclassCorrelationOfProportions(parts));
      }),
    );
  });

  it('says the same of cases one by one and of their counts', () => {
    fc.assert(
      fc.property(rows, (rows) => {
        const single = rows.flatMap((row) =>
          Array.from({ length: row.cases }, (_, at) => ({ ...row, cases: 1, done: at < row.done ? 1 : 0 })),
        );
        const [one, other] = [rows, single].map((given) => standardisedShares(given, { fewestCases: 5 }));
        expect(one!.units.map(({ unit }) => unit)).toEqual(other!.units.map(({ unit }) => unit));
        for (const [at, unit] of one!.units.entries()) {
          expect(unit.standardError).toBeCloseTo(other!.units[at]!.standardError, 9);
        }
      }),
    );
  });

  it('leaves out small units and those whose contexts leave nothing to decide', () => {
    const always = { unit: 'B', context: 'always', cases: 50, done: 50 };
    const given = [
      { unit: 'A', context: 'x', cases: 4, done: 2 },
      { unit: 'C', context: 'x', cases: 5, done: 2 },
      always,
    ];
    expect(standardisedShares(given, { fewestCases: 5 }).units.map(({ unit }) => unit)).toEqual(['C']);
    expect(standardisedShares([], { fewestCases: 5 })).toEqual({ overall: 0, units: [] });
  });
});

describe('placedUnits(shares, options)', () => {
  const alike = { unit: 'A', cases: 100, done: 20, expected: 20, adjusted: 0.2, standardError: 0.04 };

  it('has the plain limits where the contexts leave as much open as the share of everyone does', () => {
    const [placed] = placedUnits({ overall: 0.2, units: [alike] }, { level: 0.998 });
    const { low, high } = binomialFunnelLimits(0.2, 100, { level: 0.998 });
    expect(placed!.low).toBeCloseTo(low, 12);
    expect(placed!.high).toBeCloseTo(high, 12);
    expect(placed!.outside).toBe('within');
  });

  it('narrows them by half where half as much is left open, and tells above from below', () => {
    const units = [0.9, 0.2, -0.1].map((adjusted) => ({ ...alike, adjusted, standardError: 0.02 }));
    const placed = placedUnits({ overall: 0.2, units }, { level: 0.998 });
    const { low, high } = binomialFunnelLimits(0.2, 100, { level: 0.998 });
    expect(placed[0]!.high - 0.2).toBeCloseTo((high - 0.2) / 2, 12);
    expect(0.2 - placed[0]!.low).toBeCloseTo((0.2 - low) / 2, 12);
    expect(placed.map(({ outside }) => outside)).toEqual(['above', 'within', 'below']);
    expect(placed[2]!.share).toBe(0);
  });
});

it('refuses a unit without a standard error by its number', () => {
  const units = [
    { value: 0.1, standardError: 0.02 },
    { value: 0.3, standardError: 0 },
  ];
  expect(() => overDispersion(units, { target: 0.2 })).toThrow('standard errors must be above 0: 0 of unit 1.');
});

it('lists those of fewest cases first, of as many the lower share first, and leaves what it was given as it was', () => {
  const of = (unit: string, cases: number, adjusted: number) => ({
    unit,
    cases,
    adjusted,
    done: 1,
    expected: 1,
    standardError: 0.1,
  });
  const units = [of('A', 20, 0.1), of('B', 9, 0.6), of('C', 9, 0.2), of('D', 100, 0), of('E', 9, 0.4)];
  const found = fewestCasesFirst({ overall: 0.2, units });
  expect(found.units.map(({ unit }) => unit).join('')).toBe('CEBAD');
  expect(found.overall).toBe(0.2);
  expect(units.map(({ unit }) => unit).join('')).toBe('ABCDE');
});
