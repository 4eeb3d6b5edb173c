import { readFileSync } from 'node:fs';
import { dictionaryColumn, isComputed } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { falseAlarms, SETTINGS } from '../calibrate/clustered.ts';
import { type AuditColumns, clusteredRates, compare, compareClustered, countCells, type Rate } from '../src/index.ts';

const GOLDEN = JSON.parse(readFileSync(new URL('golden/clusters.json', import.meta.url), 'utf8')) as {
  cases: { cluster: number[]; y: number[]; rate: number; designEffect: number }[];
};

const columnsOf = (groups: readonly string[], decision: readonly number[]): AuditColumns => ({
  attributes: { group: dictionaryColumn(groups) },
  label: new Uint8Array(groups.length),
  decision: Uint8Array.from(decision),
});

describe('rates of rows that repeat people', () => {
  it('design effects are those of statsmodels’ cluster-robust variance, 1 at least', () => {
    expect(GOLDEN.cases.some(({ designEffect }) => designEffect > 1)).toBe(true);
    for (const { cluster, y, rate, designEffect } of GOLDEN.cases) {
      const columns = columnsOf(
        y.map(() => 'A'),
        y,
      );
      const person = dictionaryColumn(cluster.map((id) => `p${id}`));
      const [row] = clusteredRates(columns, 'group', person, ['selectionRate']);
      expect(row!.rate.estimate).toMatchObject({ value: expect.closeTo(rate, 12) });
      expect(row!.designEffect).toBeCloseTo(Math.max(1, designEffect), 9);
    }
  });

  it('200 people in 800 rows are 200 people: the range is that of 200', () => {
    const decision = Array.from({ length: 800 }, (_, row) => (Math.floor(row / 4) < 60 ? 1 : 0));
    const columns = columnsOf(new Array(800).fill('A'), decision);
    const person = dictionaryColumn(decision.map((_, row) => `p${Math.floor(row / 4)}`));
    const [row] = clusteredRates(columns, 'group', person, ['selectionRate']);
    expect([row!.rate.denominator, row!.people]).toEqual([800, 200]);
    // Four rows alike: 4, times 200/199 for the sample of people.
    expect(row!.designEffect).toBeCloseTo((4 * 200) / 199, 9);
  });

  it('one row a person is nearly the plain comparison', () => {
    const groups = Array.from({ length: 900 }, (_, row) => (row < 300 ? 'B' : 'A'));
    const decision = groups.map((group, row) => (row % 10 < (group === 'A' ? 3 : 4) ? 1 : 0));
    const columns = columnsOf(groups, decision);
    const cluster = dictionaryColumn(groups.map((_, row) => `p${row}`));
    const [row] = compareClustered(columns, {
      attribute: 'group',
      cluster,
      metrics: ['selectionRate'],
      scale: 'ratio',
      reference: 'A',
    });
    const to = { kind: 'reference', group: 'A' } as const;
    const [plain] = compare(countCells(columns), {
      attributes: ['group'],
      metrics: ['selectionRate'],
      scale: 'ratio',
      to,
    });
    expect(row!.pValue as number).toBeCloseTo(plain!.pValue as number, 3);
    if ('status' in row!.interval || 'status' in plain!.interval) throw new Error('no range');
    expect(row!.interval.low).toBeCloseTo(plain!.interval.low, 2);
    expect(row!.interval.high!).toBeCloseTo(plain!.interval.high!, 2);
    expect(row!.verdict).toBe('different');
  });

  it('everyone repeated five times changes no verdict, where rows taken as people do', () => {
    const groups = Array.from({ length: 1000 }, (_, row) => (row < 500 ? 'B' : 'A'));
    const decision = groups.map((group, row) => (Math.floor(row / 5) % 10 < (group === 'A' ? 3 : 4) ? 1 : 0));
    const columns = columnsOf(groups, decision);
    const cluster = dictionaryColumn(groups.map((_, row) => `p${Math.floor(row / 5)}`));
    const options = { metrics: ['selectionRate'], scale: 'difference' } as const;
    const [row] = compareClustered(columns, { ...options, attribute: 'group', cluster, reference: 'A' });
    expect([row!.verdict, row!.people, row!.rate.denominator]).toEqual(['insufficient evidence', 100, 500]);
    const to = { kind: 'reference', group: 'A' } as const;
    expect(compare(countCells(columns), { ...options, attributes: ['group'], to })[0]!.verdict).toBe('different');
  });

  it('one person, nobody, and nobody with the outcome', () => {
    const columns = columnsOf(['A', 'A', 'B', 'B', 'B'], [1, 0, 0, 0, 0]);
    const cluster = dictionaryColumn(['p', 'p', 'q', 'r', null]);
    const options = { attribute: 'group', cluster, scale: 'ratio', reference: 'A' } as const;
    const [row] = compareClustered(columns, { ...options, metrics: ['selectionRate'] });
    expect(row).toMatchObject({ verdict: 'insufficient evidence', pValue: { status: 'not-computed' } });
    const [none] = compareClustered(columns, { ...options, metrics: ['truePositiveRate'] });
    expect(isComputed(none!.rate.estimate)).toBe(false);
    const rates = clusteredRates(columns, 'group', cluster, ['selectionRate']);
    expect(rates.map(({ people }) => people)).toEqual([1, 3]);
    expect(rates[0]!.rate.estimate).toMatchObject({ interval: { status: 'not-computed' } });
    // 0 of 3 people: Wilson's upper limit with t of two degrees of freedom is far from 0.
    expect(rates[1]!.rate.estimate).toMatchObject({ value: 0, interval: { high: expect.any(Number) } });
  });

  it('ratio to a rate of nought, and of one, ends where the limits of the two rates end', () => {
    const of = (ofA: number, ofB: number) => {
      const groups = [...new Array<string>(40).fill('A'), ...new Array<string>(40).fill('B')];
      const decision = groups.map((group, row) => Number(row % 40 < (group === 'A' ? ofA : ofB)));
      const cluster = dictionaryColumn(groups.map((_, row) => `p${row}`));
      const [row] = compareClustered(columnsOf(groups, decision), {
        ...{ attribute: 'group', cluster, reference: 'A' },
        ...{ metrics: ['selectionRate'], scale: 'ratio' },
      });
      return row!;
    };
    // Wilson (1927), of as many people as the rows count for.
    const limit = ({ numerator, denominator, effectiveDenominator: n }: Rate, sign: 1 | -1) => {
      const [p, z] = [numerator / denominator, 1.959963984540054];
      const reach = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
      return (p + (z * z) / (2 * n) + sign * reach) / (1 + (z * z) / n);
    };
    const none = of(10, 0);
    expect(none.interval).toMatchObject({
      low: 0,
      high: expect.closeTo(limit(none.rate, 1) / limit(none.comparedRate, -1), 9),
    });
    const toNone = of(0, 10);
    expect(toNone.interval).toMatchObject({
      low: expect.closeTo(limit(toNone.rate, -1) / limit(toNone.comparedRate, 1), 9),
      high: null,
    });
    expect(of(0, 0).interval).toMatchObject({ reason: expect.stringMatching(/neither group has any/) });
  });

  it('false alarms in about 1 of 20 tables, people of five rows and officers of both groups', () => {
    for (const setting of [SETTINGS[1]!, SETTINGS[7]!]) {
      const { byPeople, byRows } = falseAlarms(setting, 300);
      // 5 % of 300 is 15; 27 is the 99.8 % point.
      expect(byPeople * 300).toBeLessThanOrEqual(27);
      if (setting.kind === 'person') expect(byRows).toBeGreaterThan(0.2);
    }
  });
});
