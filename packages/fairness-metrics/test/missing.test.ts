import { dictionaryColumn, notComputed } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedRates, ethnicityAgreement, joinSeries, rateBounds, relativeRateBounds } from '../src/index.ts';
import { readRows } from './read-rows.ts';

it('bounds the rate of every group beside that of the reference, but not of itself', () => {
  const groups = [
    { group: 'A', events: 40, population: 1000, more: 'kept' },
    { group: 'B', events: 50, population: 5000, more: 'kept' },
    { group: 'empty', events: 0, population: 0, more: 'kept' },
  ];
  const [own, reference, empty] = boundedRates(groups, 'B', 10);
  // 40 of 1,000 to (50 + 10) of 5,000; (40 + 10) of 1,000 to 50 of 5,000.
  expect([own!.least, own!.most]).toEqual([expect.closeTo(10 / 3, 12), expect.closeTo(5, 12)]);
  expect(own).toMatchObject(groups[0]!);
  const nobody = notComputed('the population of a group is 0');
  expect([reference!.least, reference!.most, empty!.least, empty!.most]).toEqual([null, null, nobody, nobody]);
  const untold = notComputed('no table tells them');
  expect(boundedRates(groups, 'B', untold).map(({ least, most }) => [least, most])).toEqual([
    [untold, untold],
    [null, null],
    [untold, untold],
  ]);
  const none = boundedRates([groups[0]!, { ...groups[1]!, events: 0 }], 'B', 10)[0]!;
  expect([none.least, none.most]).toEqual([
    20,
    notComputed('nothing bounds it from above: the reference group has no events'),
  ]);
  expect(() => boundedRates(groups, 'C', 10)).toThrow('no group is called C');
});

describe('bounds for people whose group is not stated', () => {
  const small = fc.integer({ min: 0, max: 6 });
  it('every allocation of the unknown events gives a ratio inside, and some allocation reaches each end', () => {
    fc.assert(
      fc.property(
        small,
        small,
        small,
        fc.integer({ min: 1, max: 9 }),
        (events, referenceEvents, unknownEvents, population) => {
          const bounds = relativeRateBounds({
            events,
            population,
            referenceEvents,
            referencePopulation: 7,
            unknownEvents,
          });
          if ('status' in bounds) return;
          const ratios: number[] = [];
          for (let toGroup = 0; toGroup <= unknownEvents; toGroup++) {
            for (let toReference = 0; toReference + toGroup <= unknownEvents; toReference++) {
              const below = (referenceEvents + toReference) / 7;
              if (below > 0) ratios.push((events + toGroup) / population / below);
            }
          }
          expect(Math.min(...ratios)).toBeCloseTo(bounds.low, 12);
          if (bounds.high !== null) expect(Math.max(...ratios)).toBeCloseTo(bounds.high, 12);
        },
      ),
      { seed: 4, numRuns: 200 },
    );
  });

  it('the same for a share, of every few people, and not computed of nobody', () => {
    const few = [0, 1, 2, 3];
    const counts = few.flatMap((numerator) =>
      few.flatMap((without) =>
        few.flatMap((unknownWith) =>
          few.map((unknownWithout) => ({ numerator, denominator: numerator + without, unknownWith, unknownWithout })),
        ),
      ),
    );
    for (const each of counts) {
      const { numerator, denominator, unknownWith, unknownWithout } = each;
      const shares: number[] = [];
      for (let a = 0; a <= unknownWith; a++) {
        for (let b = 0; b <= unknownWithout; b++) {
          if (denominator + a + b > 0) shares.push((numerator + a) / (denominator + a + b));
        }
      }
      const bounds = rateBounds(each);
      if (shares.length === 0) expect(bounds).toMatchObject({ reason: 'no one is or could be in this group' });
      else expect(bounds, JSON.stringify(each)).toEqual({ low: Math.min(...shares), high: Math.max(...shares) });
    }
  });

  it('refuses negative counts', () => {
    const counts = { events: 1, population: 2, referenceEvents: 1, referencePopulation: 2, unknownEvents: -1 };
    expect(() => relativeRateBounds(counts)).toThrow('unknownEvents must be finite and not negative: -1');
    const share = { numerator: 1, denominator: 2, unknownWith: 0, unknownWithout: 0 };
    for (const name of Object.keys(share))
      for (const odd of [-1, Number.NaN, Infinity])
        expect(() => rateBounds({ ...share, [name]: odd })).toThrow(`${name} must be finite and not negative: ${odd}`);
    expect(() => rateBounds({ ...share, numerator: 3 })).toThrow('numerator must not pass the denominator: 3 of 2');
  });
});

describe('self-defined against officer-defined', () => {
  const self = dictionaryColumn(['White', 'White', 'Black', null, 'Mixed']);
  const officer = dictionaryColumn(['White', 'Black', 'Black', 'Black', null]);
  it('shows people who state nothing by what officers recorded', () => {
    const { cells, comparable, agreement: share } = ethnicityAgreement(self, officer);
    expect(cells.find(({ selfDefined }) => selfDefined === 'Not recorded')).toMatchObject({
      officerDefined: 'Black',
      count: 1,
    });
    expect(comparable).toBe(3);
    expect(share).toMatchObject({ value: 2 / 3 });
  });
  it('no one comparable is not computed', () => {
    expect(ethnicityAgreement(self, officer, { comparedGroups: ['Other'] }).agreement).toMatchObject({
      status: 'not-computed',
    });
  });
  it('refuses columns of different lengths', () => {
    expect(() => ethnicityAgreement(self, dictionaryColumn(['White']))).toThrow(
      'columns must be of one length: 5 and 1',
    );
  });
});

const NOT_STATED = 'Not stated';

function rolledUp(label: string): string | null {
  if (label === '') return null;
  if (/not stated/i.test(label)) return NOT_STATED;
  return /^(White|Black|Asian|Mixed)/.exec(label)?.[1] ?? 'Other';
}

describeWithReferenceData('stops recorded with both ethnicities', ['fairness/uk/gmp-stop-and-search.csv'], (path) => {
  const rows = readRows(path).filter((row) => row['Type'] !== 'Vehicle search');
  const selfDefined = dictionaryColumn(rows.map((row) => rolledUp(row['Self-defined ethnicity']!)));
  const officerDefined = dictionaryColumn(rows.map((row) => rolledUp(row['Officer-defined ethnicity']!)));
  const result = ethnicityAgreement(selfDefined, officerDefined);
  const count = (self: string, officer: string) =>
    result.cells.find((cell) => cell.selfDefined === self && cell.officerDefined === officer)?.count;

  it('9,014 rows, agreement 98.0495 % of 7,639, kappa 0.9555155704', () => {
    expect(rows).toHaveLength(9014);
    expect(result.comparable).toBe(7639);
    expect(result.agreement).toMatchObject({ value: expect.closeTo(0.980495, 6) });
    expect(result.kappa).toMatchObject({ value: expect.closeTo(0.9555155704, 10) });
  });
  it('people who state nothing are far more often recorded as Black', () => {
    expect(['White', 'Black', 'Asian', 'Other', 'Not recorded'].map((officer) => count(NOT_STATED, officer))).toEqual([
      318, 217, 149, 35, 40,
    ]);
    expect([
      count('White', 'White'),
      count('Black', 'Black'),
      count('Asian', 'Asian'),
      count('Mixed', 'Black'),
    ]).toEqual([5507, 838, 1086, 205]);
  });
});

describe('series across code lists', () => {
  const old = { period: '2010', codeList: 'self-defined-ethnicity-16+1', counts: { O1: 4, A1: 2 } };
  const recent = { period: '2015', codeList: 'self-defined-ethnicity-18+1', counts: { A4: 5, A1: 3 } };
  const mapping = {
    from: 'self-defined-ethnicity-16+1',
    to: 'self-defined-ethnicity-18+1',
    codes: { O1: 'A4', A1: 'A1' },
    provenance: 'Office for National Statistics, 2011 harmonised list',
  };
  const target = 'self-defined-ethnicity-18+1';

  it('are refused without a mapping', () => {
    expect(() => joinSeries([old, recent], target)).toThrow(
      '2010 is recorded by self-defined-ethnicity-16+1, the series by self-defined-ethnicity-18+1. Pass a mapping',
    );
  });
  it('are refused where the mapping names no source or leaves out a code', () => {
    expect(() => joinSeries([old], target, [{ ...mapping, provenance: ' ' }])).toThrow('names no source');
    expect(() => joinSeries([old], target, [{ ...mapping, codes: { A1: 'A1' } }])).toThrow('leaves out: O1');
  });
  it('join with the provenance on every mapped count', () => {
    expect(joinSeries([old, recent], target, [mapping])).toEqual([
      { period: '2010', code: 'A4', count: 4, provenance: [mapping.provenance] },
      { period: '2010', code: 'A1', count: 2, provenance: [mapping.provenance] },
      { period: '2015', code: 'A4', count: 5, provenance: [] },
      { period: '2015', code: 'A1', count: 3, provenance: [] },
    ]);
  });
});
