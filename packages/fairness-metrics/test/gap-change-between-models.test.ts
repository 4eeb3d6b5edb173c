import { dictionaryColumn, drawNormal, isComputed, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { type GapChangeColumns, gapChangeBetweenModels } from '../src/index.ts';

const changeOf = (
  columns: GapChangeColumns,
  places: number,
  metric: 'falsePositiveRate' | 'positivePredictiveValue',
) => {
  const found = gapChangeBetweenModels(columns, places, 'A', [metric]);
  if ('status' in found) throw new Error(found.reason);
  return found.rows.find(({ group }) => group === 'B')!;
};

/** 100 people a group, none with the outcome; B: 10 enter and 2 leave, A: 1 enters and 9 leave. */
function discordant() {
  const group = dictionaryColumn(Array.from({ length: 200 }, (_, row) => (row < 100 ? 'A' : 'B')));
  const before = new Float64Array(200);
  const after = new Float64Array(200);
  for (let row = 0; row < 30; row++) before[row] = after[row] = 1;
  for (let row = 0; row < 9; row++) after[row] = 0;
  after[40] = 1;
  for (let row = 100; row < 120; row++) before[row] = after[row] = 1;
  after[100] = after[101] = 0;
  for (let row = 140; row < 150; row++) after[row] = 1;
  return { group, before, after };
}

describe('the change of a gap at lists of one length', () => {
  it('is the paired one: discordant people decide, as in McNemar’s variance', () => {
    const { group, before, after } = discordant();
    const row = changeOf({ group, label: new Uint8Array(200), before, after }, 50, 'falsePositiveRate');
    expect(row.gapBefore).toBeCloseTo(0.2 - 0.3, 12);
    expect(row.gapAfter).toBeCloseTo(0.28 - 0.22, 12);
    // Paired difference of proportions (b − c) ÷ n: variance ((b + c) ÷ n − ((b − c) ÷ n)²) ÷ (n − 1), by hand, with one more
    // person who enters and one who leaves.
    const variance = (14 / 100 - 0.08 ** 2) / 99 + (12 / 100 - 0.08 ** 2) / 99;
    if (!isComputed(row.change) || 'status' in row.change.interval) throw new Error('no interval');
    expect(row.change.value).toBeCloseTo(0.16, 12);
    expect(row.change.interval.low).toBeCloseTo(0.16 - 1.959964 * Math.sqrt(variance), 6);
  });
  it('holds the truth in about 95 of 100, for rates whose denominator changes too', () => {
    const random = randomStream('gap change');
    const sample = (people: number): GapChangeColumns => {
      const rows = Array.from({ length: people }, (_, row) => {
        const isB = row % 3 === 0;
        const need = drawNormal(random) + (isB ? 0.4 : 0);
        return {
          group: isB ? 'B' : 'A',
          label: need + drawNormal(random) > 1 ? 1 : 0,
          before: need + drawNormal(random) + (isB ? 0.5 : 0),
          after: need + drawNormal(random),
        };
      });
      return {
        group: dictionaryColumn(rows.map((row) => row.group)),
        label: Uint8Array.from(rows, (row) => row.label),
        before: Float64Array.from(rows, (row) => row.before),
        after: Float64Array.from(rows, (row) => row.after),
      };
    };
    for (const metric of ['falsePositiveRate', 'positivePredictiveValue'] as const) {
      const truth = changeOf(sample(300_000), 60_000, metric).change;
      if (!isComputed(truth)) throw new Error(truth.reason);
      let held = 0;
      const RUNS = 300;
      for (let run = 0; run < RUNS; run++) {
        const { change } = changeOf(sample(1500), 300, metric);
        if (!isComputed(change) || 'status' in change.interval) throw new Error('no interval');
        if (change.interval.low <= truth.value && truth.value <= change.interval.high!) held++;
      }
      // 285 of 300 expected; 273 lies three standard deviations below.
      expect(held, metric).toBeGreaterThanOrEqual(273);
    }
  });
  it('counts people, not rows: each row of one person as without ids, and two rows of a person as one', () => {
    const { group, before, after } = discordant();
    const lowOf = (times: number, ids: (row: number) => string | null) => {
      const rows = Array.from({ length: 200 * times }, (_, at) => Math.floor(at / times));
      const found = gapChangeBetweenModels(
        {
          group: dictionaryColumn(rows.map((row) => group.values[group.codes[row]!]!)),
          label: new Uint8Array(rows.length),
          before: Float64Array.from(rows, (row) => before[row]!),
          after: Float64Array.from(rows, (row) => after[row]!),
        },
        50 * times,
        'A',
        ['falsePositiveRate'],
        { person: dictionaryColumn(rows.map(ids)) },
      );
      if ('status' in found) throw new Error(found.reason);
      const { change } = found.rows.find((row) => row.group === 'B')!;
      if (!isComputed(change) || 'status' in change.interval) throw new Error('no interval');
      return change.interval.low;
    };
    const low = (variance: number) => 0.16 - 1.959964 * Math.sqrt(variance);
    // As above by hand, (b + c + 2) ÷ n − ((b − c) ÷ n)² over n − 1.
    const apart = low((14 / 100 - 0.08 ** 2) / 99 + (12 / 100 - 0.08 ** 2) / 99);
    expect(lowOf(1, (row) => `person ${row}`)).toBeCloseTo(apart, 6);
    expect(lowOf(1, (row) => (row % 2 === 0 ? `person ${row}` : null))).toBeCloseTo(apart, 6);
    // Two rows each: the row more that enters and the one that leaves are each half a person, so that 2 ÷ n becomes ½ ÷ n.
    const twice = low((12.5 / 100 - 0.08 ** 2) / 99 + (10.5 / 100 - 0.08 ** 2) / 99);
    expect(lowOf(2, (row) => `person ${row}`)).toBeCloseTo(twice, 6);
  });
  it('says what is not there', () => {
    const group = dictionaryColumn(['A', 'A', 'B']);
    const columns = {
      group,
      label: Uint8Array.of(0, 0, 1),
      before: Float64Array.of(1, 2, 3),
      after: Float64Array.of(1, 2, 3),
    };
    expect(changeOf(columns, 1, 'falsePositiveRate')).toMatchObject({
      gapBefore: { status: 'not-computed' },
      change: { status: 'not-computed' },
    });
    expect(gapChangeBetweenModels(columns, 4, 'A', [])).toMatchObject({ status: 'not-computed' });
    const none = { ...columns, after: new Float64Array(3).fill(Number.NaN) };
    expect(gapChangeBetweenModels(none, 1, 'A', [])).toMatchObject({
      reason: 'after the change there is nobody to list',
    });
    expect(() => gapChangeBetweenModels(columns, 1, 'Z', [])).toThrow('no group is named Z');
  });
});
