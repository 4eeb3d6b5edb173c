import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  otherMissingNames,
  REGISTER_PASSES,
  tooCrowded,
  tooLarge,
  tooLargeToSweepThrice,
  tooManyNamesToCompare,
  tooManyToDrawFrom,
} from '../src/index.ts';
import { MISSING_NAME_POLICIES } from '../src/names/name-policy.ts';

const passOf = (name: string) => REGISTER_PASSES.find((pass) => pass.name === name)!;
const counted = (what: string, count: number) => ({ what, at: 0, size: 0, count });
const swept = (records: number, comparedPairs: number) => [
  counted('records', records),
  counted('comparedPairs', comparedPairs),
];

describe('passes by which a register is counted', () => {
  it('each name the fields that their counter needs, and come after a pass that there is', () => {
    const names = REGISTER_PASSES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { counter, fields, after } of REGISTER_PASSES) {
      const parts = Object.keys(fields);
      expect(counter.columns.filter((part) => !parts.includes(part))).toEqual([]);
      expect(parts.filter((part) => ![...counter.columns, ...counter.optional].includes(part))).toEqual([]);
      if (after !== undefined) expect(names).toContain(after.pass);
    }
  });

  it('sweep a register of no more than a million under both other meanings of a missing name', () => {
    for (const missingNames of MISSING_NAME_POLICIES) {
      const others = ['another-policy', 'third-policy'].map((name) =>
        passOf(name).after!.options(swept(1_000_000, 9), { missingNames }),
      );
      expect(others).toEqual(otherMissingNames(missingNames).map((missingNames) => ({ missingNames })));
      expect(new Set([missingNames, ...otherMissingNames(missingNames)])).toEqual(new Set(MISSING_NAME_POLICIES));
    }
    const chosen = { missingNames: 'never-match' };
    expect(passOf('third-policy').after!.options(swept(1_000_001, 9), chosen)).toBeNull();
    expect(passOf('another-policy').after!.options(swept(9, 500_000_001), chosen)).toBeNull();
  });

  it('compare names by other rules where they are not too many', () => {
    expect(passOf('name-rules').after!.options(swept(9, 5_000_000), {})).toEqual({});
    expect(passOf('name-rules').after!.options(swept(9, 5_000_001), {})).toBeNull();
  });

  it('ask what holds profiles together where not too many names are alike', () => {
    const alike = (count: number) => [{ what: 'pairs', at: 5, size: 0, count }];
    expect(passOf('chains').after!.options(alike(5_000_000), {})).toEqual({});
    expect(passOf('chains').after!.options(alike(5_000_001), {})).toBeNull();
  });

  it('set apart the dates that more records share than are compared, in one order, and none where dates are not told', () => {
    const dates = [
      counted('["records","1990-01-01"]', 7),
      counted('["people","1990-01-01"]', 7),
      counted('["records","1900-01-01"]', 8),
      counted('["people","1900-01-01"]', 8),
      counted('["records","1980-05-05"]', 6),
      counted('["people","1980-05-05"]', 6),
    ];
    for (const name of ['same-dates', 'name-changes']) {
      const { options } = passOf(name).after!;
      expect(options(dates, { crowdedDate: 6 })).toEqual({ setApart: '["1900-01-01","1990-01-01"]' });
      expect(options(dates, { crowdedDate: 8 })).toEqual({ setApart: '[]' });
      expect(options([], { crowdedDate: 1 })).toEqual({ setApart: '[]' });
    }
  });
});

describe('steps too large to take', () => {
  it('are left out above their limit alone, each for its reason', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (size, most) => {
        expect(tooLarge(size, most) === null).toBe(size <= most);
      }),
    );
    expect(tooCrowded({ comparedPairs: 500_000_000 })).toBeNull();
    expect(tooCrowded({ comparedPairs: 500_000_001 })!.reason).toContain('share a date of birth');
    const toDraw = (comparedPairs: number, alike: number) =>
      tooManyToDrawFrom({ comparedPairs, pairsByClass: [1, alike] });
    expect(toDraw(500_000_000, 19_999_999)).toBeNull();
    expect(toDraw(500_000_001, 1)!.reason).toContain('share a date of birth');
    expect(toDraw(1, 20_000_000)!.reason).toContain('too many pairs are alike');
    expect(tooManyNamesToCompare({ comparedPairs: 5_000_000 })).toBeNull();
    expect(tooManyNamesToCompare({ comparedPairs: 5_000_001 })!.reason).toContain('too large');
    expect(tooLargeToSweepThrice({ comparedPairs: 500_000_000, records: 1_000_000 })).toBeNull();
    expect(tooLargeToSweepThrice({ comparedPairs: 1, records: 1_000_001 })!.reason).toContain('too large');
    expect(tooLargeToSweepThrice({ comparedPairs: 500_000_001, records: 1 })!.reason).toContain('share a date');
  });
});
