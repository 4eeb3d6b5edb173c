import { dictionaryColumn, drawBinomial, isComputed, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  type AuditColumns,
  cellsFromRows,
  compareErrorsOverTime,
  compareSubgroups,
  groupCells,
  hiddenOutcomeBounds,
} from '../src/index.ts';
import { confusionRows } from './published-compas.ts';

describe('who was never found out', () => {
  const groups = groupCells(cellsFromRows(confusionRows('a', [40, 20, 10, 30])), ['race']);
  it('bounds hold every way of hiding six of sixty, and are reached', () => {
    for (const metric of ['falsePositiveRate', 'positivePredictiveValue', 'falseNegativeRate'] as const) {
      const [row] = hiddenOutcomeBounds(groups, [metric], { a: 0.1 });
      let [low, high] = [1, 0];
      for (let x = 0; x <= 6; x++) {
        for (let y = 0; x + y <= 6; y++) {
          const [tn, fp, fn, tp] = [40 - y, 20 - x, 10 + y, 30 + x];
          const rate =
            metric === 'falsePositiveRate'
              ? fp / (fp + tn)
              : metric === 'falseNegativeRate'
                ? fn / (fn + tp)
                : tp / (tp + fp);
          low = Math.min(low, rate);
          high = Math.max(high, rate);
        }
      }
      expect([row!.low, row!.high]).toEqual([expect.closeTo(low, 12), expect.closeTo(high, 12)]);
    }
  });
  it('with none hidden the bounds are the rate; a group without the rate has none', () => {
    const [row] = hiddenOutcomeBounds(groups, ['falsePositiveRate'], { a: 0 });
    expect([row!.low, row!.high]).toEqual([row!.recorded, row!.recorded]);
    const empty = groupCells(cellsFromRows(confusionRows('a', [0, 0, 10, 30])), ['race']);
    expect(hiddenOutcomeBounds(empty, ['falsePositiveRate'], { a: 0.1 })[0]!.recorded).toMatchObject({
      status: 'not-computed',
    });
    expect(() => hiddenOutcomeBounds(groups, ['accuracy'], {})).toThrow('a hidden share must lie between 0 and 1');
  });
});

describe('errors over time', () => {
  const year = (period: string, a: number[], b: number[]) =>
    [
      ['a', a],
      ['b', b],
    ].flatMap(([name, counts]) =>
      confusionRows(name as string, counts as number[]).map((row) => ({ ...row, groups: { ...row.groups, period } })),
    );
  const cells = cellsFromRows([
    ...year('2025', [800, 200, 10, 10], [500, 500, 10, 10]),
    ...year('2023', [800, 200, 10, 10], [400, 100, 10, 10]),
    ...year('2024', [800, 200, 10, 10], [355, 115, 10, 10]),
  ]);
  const over = {
    attribute: 'race',
    period: 'period',
    metrics: ['falsePositiveRate'],
    scale: 'ratio',
    reference: 'a',
  } as const;
  it('in order of time, judged together', () => {
    const rows = compareErrorsOverTime(cells, over);
    expect(rows.map(({ period, verdict }) => [period, verdict])).toEqual([
      ['2023', 'insufficient evidence'],
      ['2024', 'insufficient evidence'],
      ['2025', 'different'],
    ]);
    expect(rows[2]!.comparisons).toBe(3);
    expect(rows[1]!.pValue).toBeLessThan(0.06);
  });
  it('refuses a reference that is not there', () => {
    expect(() => compareErrorsOverTime(cells, { ...over, reference: 'z' })).toThrow('no group is named z');
  });
});

describe('subgroup search', () => {
  function people(seed: string, count: number, odd: number): AuditColumns {
    const random = randomStream(seed);
    const pick = (values: readonly string[]) =>
      Array.from({ length: count }, () => values[random.integer(values.length)]!);
    const [ethnicity, sex, area] = [pick(['A', 'B', 'C', 'D']), pick(['F', 'M']), pick(['N', 'S', 'E'])];
    const decision = Uint8Array.from(ethnicity, (group, row) =>
      drawBinomial(random, 1, group === 'D' && sex[row] === 'F' ? 0.2 + odd : 0.2),
    );
    return {
      attributes: { ethnicity: dictionaryColumn(ethnicity), sex: dictionaryColumn(sex), area: dictionaryColumn(area) },
      label: new Uint8Array(count),
      decision,
    };
  }
  it('finds women of group D, whom no single attribute shows as strongly', () => {
    const found = compareSubgroups(people('one', 6000, 0.2), 'falsePositiveRate', randomStream('split'));
    const row = found.rows.find(({ group }) => group === 'D × F');
    expect(row).toMatchObject({ attribute: 'ethnicity × sex', verdict: 'different' });
    if (!row || !isComputed(row.estimate)) throw new Error('not found');
    expect(row.estimate.value).toBeCloseTo(0.2, 1);
    // 4 + 2 + 3 single, 8 + 12 + 6 of two, 24 of three.
    expect(found.considered).toBe(59);
  });
  it('crosses two of many attributes of many words, which all at once are more combinations than can be counted', () => {
    const { attributes, label, decision } = people('wide', 3000, 0);
    const random = randomStream('words');
    const words = () => dictionaryColumn(Array.from({ length: 3000 }, () => `word ${random.integer(40)}`));
    const wide = { a: words(), b: words(), c: words(), d: words() };
    const all = { ...attributes, ...wide };
    const found = compareSubgroups({ attributes: all, label, decision }, 'falsePositiveRate', randomStream('split'), {
      depth: 2,
    });
    const crossings = new Set<string>();
    const columns = Object.entries(all);
    for (const [at, [name, column]] of columns.entries())
      for (const [other, second] of [['', null] as const, ...columns.slice(at + 1)])
        for (let row = 0; row < 3000; row++)
          crossings.add(`${name} ${column.codes[row]} ${other} ${second?.codes[row]}`);
    expect(found.considered).toBe(crossings.size);
  });
  it('where nothing is odd, a false alarm comes in about 1 of 20 searches', () => {
    let alarms = 0;
    for (let run = 0; run < 200; run++) {
      const { rows } = compareSubgroups(
        people(`none ${run}`, 1500, 0),
        'falsePositiveRate',
        randomStream('split', run),
      );
      if (rows.some(({ verdict }) => verdict === 'different')) alarms++;
    }
    // 10 of 200 expected; 20 is its 99.8 % point.
    expect(alarms).toBeLessThanOrEqual(20);
  });
  it('groups below the minimum are counted, not cleared', () => {
    const found = compareSubgroups(people('small', 200, 0.2), 'falsePositiveRate', randomStream('split'), {
      minimumPeople: 30,
    });
    expect(found.largeEnough).toBeLessThan(found.considered);
    expect(() => compareSubgroups(people('x', 10, 0), 'accuracy', randomStream(1), { depth: 0 })).toThrow(
      'depth must be',
    );
  });
});
