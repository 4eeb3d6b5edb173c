import { dictionaryColumn, drawBinomial, quantileR7, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  bootstrapByPerson,
  bootstrapMetrics,
  cellsFromRows,
  countCells,
  groupCells,
  type MetricReplicates,
} from '../src/index.ts';
import { compasCells, confusionRows } from './published-compas.ts';

const series = ({ groups, metrics, replicates, values }: MetricReplicates, metric: string, group: string) => {
  const start = (metrics.indexOf(metric as never) * groups.length + groups.indexOf(group)) * replicates;
  return values.subarray(start, start + replicates);
};
const percentile = (values: Float64Array, share: number) => {
  const found = quantileR7(values, share);
  if (typeof found !== 'number') throw new Error(found.reason);
  return found;
};
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: Float64Array) => {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
};

describe('bootstrap of cells', () => {
  const groups = groupCells(compasCells(), ['race']);

  it.each(['multinomial', 'within-groups', 'poisson'] as const)(
    '%s: percentiles of the published false positive rate as 200,000 draws in R',
    (resampling) => {
      const table = bootstrapMetrics(groups, ['falsePositiveRate'], randomStream(7), {
        replicates: 10_000,
        resampling,
      });
      const black = series(table, 'falsePositiveRate', 'African-American');
      const white = series(table, 'falsePositiveRate', 'Caucasian');
      // Monte-Carlo error of a 2.5 % percentile from 10,000 draws is 0.0003 (deviation 0.0117); three of them.
      expect(Math.abs(percentile(black, 0.025) - 0.4255)).toBeLessThan(0.001);
      expect(Math.abs(percentile(black, 0.975) - 0.4714)).toBeLessThan(0.001);
      const gap = black.map((value, index) => value - white[index]!);
      expect(Math.abs(percentile(gap, 0.025) - 0.1823)).toBeLessThan(0.0014);
      expect(Math.abs(percentile(gap, 0.975) - 0.2452)).toBeLessThan(0.0014);
    },
  );

  it('draws the same distribution as resampling rows one by one', () => {
    const few = groupCells(
      cellsFromRows([...confusionRows('a', [20, 10, 5, 15]), ...confusionRows('b', [8, 7, 3, 12])]),
      ['race'],
    );
    const cells = bootstrapMetrics(few, ['truePositiveRate'], randomStream(1), { replicates: 4000 });
    const random = randomStream(2);
    const rows: [group: number, slot: number][] = [];
    for (const [g, { counts }] of few.entries()) {
      for (const [slot, count] of counts.entries()) for (let i = 0; i < count; i++) rows.push([g, slot]);
    }
    const byRows = Float64Array.from({ length: 4000 }, () => {
      let above = 0;
      let below = 0;
      for (let draw = 0; draw < rows.length; draw++) {
        const [g, slot] = rows[random.integer(rows.length)]!;
        if (g === 0 && slot >= 4) below++;
        if (g === 0 && slot === 5) above++;
      }
      return above / below;
    }).sort();
    const byCells = series(cells, 'truePositiveRate', 'a').slice().sort();
    // Two-sample Kolmogorov–Smirnov distance; 1.95 · sqrt(2 / 4000) is its 0.1 % point.
    let distance = 0;
    let inRows = 0;
    let inCells = 0;
    for (const value of Float64Array.from([...byRows, ...byCells]).sort()) {
      while (inRows < byRows.length && byRows[inRows]! <= value) inRows++;
      while (inCells < byCells.length && byCells[inCells]! <= value) inCells++;
      distance = Math.max(distance, Math.abs(inRows - inCells) / 4000);
    }
    expect(distance).toBeLessThan(1.95 * Math.sqrt(2 / 4000));
  });

  it('gives the same bytes for the same stream, and a rate without a denominator no value', () => {
    const once = bootstrapMetrics(groups, ['accuracy'], randomStream(3), { replicates: 50 });
    const again = bootstrapMetrics(groups, ['accuracy'], randomStream(3), { replicates: 50 });
    expect(once).toEqual(again);
    const none = groupCells(cellsFromRows(confusionRows('a', [4, 2, 0, 0])), ['race']);
    expect(bootstrapMetrics(none, ['truePositiveRate'], randomStream(1), { replicates: 3 }).values).toEqual(
      new Float64Array(3).fill(Number.NaN),
    );
  });

  it('weighted rows keep the variance of their weights', () => {
    const random = randomStream('weights');
    const rows = 600;
    const columns = {
      attributes: { g: dictionaryColumn(new Array<string>(rows).fill('a')) },
      label: new Uint8Array(rows),
      decision: Uint8Array.from({ length: rows }, () => random.integer(2)),
      weights: Float64Array.from({ length: rows }, () => (random.next() < 0.1 ? 10 : 1)),
    };
    const [group] = groupCells(countCells(columns), ['g']);
    const drawn = series(
      bootstrapMetrics([group!], ['selectionRate'], random, { replicates: 4000 }),
      'selectionRate',
      'a',
    );
    // Linearised variance of a weighted share: Σ w² (x − p)² / (Σ w)².
    const total = columns.weights.reduce((sum, w) => sum + w, 0);
    const p = columns.weights.reduce((sum, w, row) => sum + w * columns.decision[row]!, 0) / total;
    const expected =
      Math.sqrt(columns.weights.reduce((sum, w, row) => sum + (w * (columns.decision[row]! - p)) ** 2, 0)) / total;
    expect(Math.abs(deviation(drawn) / expected - 1)).toBeLessThan(0.06);
  });
});

describe('bootstrap of persons', () => {
  it('is as wide as persons vary when each has many rows, where rows alone would look sure', () => {
    const random = randomStream('clusters');
    const persons = 200;
    const each = 10;
    const rows = persons * each;
    const flagged = Uint8Array.from({ length: persons }, () => drawBinomial(random, 1, 0.4));
    const columns = {
      attributes: { g: dictionaryColumn(new Array<string>(rows).fill('a')) },
      label: new Uint8Array(rows),
      decision: Uint8Array.from({ length: rows }, (_, row) => flagged[Math.floor(row / each)]!),
    };
    const person = dictionaryColumn(Array.from({ length: rows }, (_, row) => `person ${Math.floor(row / each)}`));
    const byPerson = bootstrapByPerson(columns, 'g', person, ['selectionRate'], random, { replicates: 3000 });
    const byRow = bootstrapMetrics(groupCells(countCells(columns), ['g']), ['selectionRate'], random, {
      replicates: 3000,
    });
    const p = mean(Float64Array.from(flagged));
    const expected = Math.sqrt((p * (1 - p)) / persons);
    expect(Math.abs(deviation(series(byPerson, 'selectionRate', 'a')) / expected - 1)).toBeLessThan(0.06);
    expect(deviation(series(byRow, 'selectionRate', 'a'))).toBeLessThan(expected / 2.5);
  });

  it('persons of one row each are the ordinary bootstrap', () => {
    const columns = {
      attributes: { g: dictionaryColumn(['a', 'a', 'b', 'b', 'b']) },
      label: Uint8Array.of(0, 0, 0, 0, 0),
      decision: Uint8Array.of(1, 0, 1, 1, 0),
    };
    const person = dictionaryColumn(['1', '2', '3', '4', null]);
    const drawn = bootstrapByPerson(columns, 'g', person, ['selectionRate'], randomStream(1), { replicates: 5000 });
    const b = series(drawn, 'selectionRate', 'b').filter((value) => !Number.isNaN(value));
    expect(Math.abs(mean(b) - 2 / 3)).toBeLessThan(0.02);
  });

  it('refuses weights and unknown attributes', () => {
    const columns = { attributes: {}, label: new Uint8Array(), decision: new Uint8Array() };
    expect(() => bootstrapByPerson(columns, 'sex', dictionaryColumn([]), ['accuracy'], randomStream(1))).toThrow(
      'unknown attribute: sex',
    );
  });
});
