import { readFileSync } from 'node:fs';
import { dictionaryColumn, isComputed } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import {
  audit,
  binaryColumn,
  compare,
  countCells,
  groupCells,
  type MetricName,
  rateOf,
  sumCells,
} from '../src/index.ts';
import { compasCells } from './published-compas.ts';
import { readRows } from './read-rows.ts';

describe('Fairlearn on weighted rows and within a control feature', () => {
  const golden = JSON.parse(readFileSync(new URL('./golden/metric-frame.json', import.meta.url), 'utf8'));
  const columns = {
    attributes: {
      group: dictionaryColumn(golden.group as string[]),
      level: dictionaryColumn(golden.level as string[]),
    },
    label: binaryColumn(golden.label as number[]),
    decision: binaryColumn(golden.decision as number[]),
  };
  const metrics = ['selectionRate', 'truePositiveRate', 'falsePositiveRate'] as const;

  it('weighted rates of each group and their spread', () => {
    const weights = Float64Array.from(golden.weight as number[]);
    const result = audit({ ...columns, weights }, { attributes: ['group'], metrics });
    for (const row of result.byGroup) {
      expect(row.estimate).toMatchObject({ value: expect.closeTo(golden.weighted[row.group][row.metric], 12) });
    }
    for (const row of result.difference) {
      expect(row.estimate).toMatchObject({ value: expect.closeTo(golden.weightedDifference[row.metric], 12) });
    }
  });
  it('rates of groups within levels, and of the levels', () => {
    const cells = countCells(columns);
    const rates = groupCells(cells, ['level', 'group']).map((each) => [each.group.replace(' × ', ' '), each] as const);
    expect(rates).toHaveLength(6);
    for (const [name, each] of rates) {
      expect(rateOf(each, 'selectionRate').estimate).toMatchObject({ value: expect.closeTo(golden.byLevel[name], 12) });
    }
    for (const each of groupCells(sumCells(cells, ['level']), ['level'])) {
      const { estimate } = rateOf(each, 'selectionRate');
      expect(estimate).toMatchObject({ value: expect.closeTo(golden.overallByLevel[each.group], 12) });
    }
    for (const level of ['H', 'L']) {
      const own = rates.filter(([name]) => name.startsWith(level)).map(([, each]) => rateOf(each, 'selectionRate'));
      const shares = own.map(({ numerator, denominator }) => numerator / denominator);
      expect(Math.max(...shares) - Math.min(...shares)).toBeCloseTo(golden.differenceByLevel[level], 12);
    }
  });
});

describe('Fairlearn on the published COMPAS counts of Black and White people', () => {
  const value = (metric: MetricName, scale: 'difference' | 'ratio') => {
    const [row] = compare(compasCells(), {
      attributes: ['race'],
      metrics: [metric],
      scale,
      to: { kind: 'reference', group: 'Caucasian' },
    }).filter(({ group }) => group === 'African-American');
    if (!isComputed(row!.estimate)) throw new Error('no value');
    return row!.estimate.value;
  };
  it('demographic parity, equalised odds and equal opportunity', () => {
    expect(value('selectionRate', 'difference')).toBeCloseTo(0.2402002032, 10);
    expect(1 / value('selectionRate', 'ratio')).toBeCloseTo(0.591637557, 9);
    expect(Math.max(value('falsePositiveRate', 'difference'), value('truePositiveRate', 'difference'))).toBeCloseTo(
      0.2139249558,
      10,
    );
    expect(1 / Math.max(value('falsePositiveRate', 'ratio'), value('truePositiveRate', 'ratio'))).toBeCloseTo(
      0.5229872103,
      10,
    );
    expect(value('truePositiveRate', 'difference')).toBeCloseTo(0.1973729638, 10);
    expect(1 / value('truePositiveRate', 'ratio')).toBeCloseTo(0.725926951, 9);
  });
});

const FOLDER = 'fairness/aequitas/test_bias_report';
const TESTS = [1, 2, 3, 4, 5, 6, 7, 8];

describeWithReferenceData(
  'Aequitas’ own test reports',
  TESTS.flatMap((n) => [`${FOLDER}/test_${n}.csv`, `${FOLDER}/expected_output_test_${n}.csv`]),
  (...paths) => {
    const rates = {
      fpr: 'falsePositiveRate',
      fnr: 'falseNegativeRate',
      for: 'falseOmissionRate',
      fdr: 'falseDiscoveryRate',
      pprev: 'selectionRate',
    } as const satisfies Record<string, MetricName>;

    it.each(TESTS.map((n, k) => [n, paths[2 * k]!, paths[2 * k + 1]!] as const))('test %i', (_, given, expected) => {
      const rows = readRows(given);
      const names = Object.keys(rows[0]!).filter((name) => name !== 'label_value' && name !== 'score');
      const cells = countCells({
        attributes: Object.fromEntries(names.map((name) => [name, dictionaryColumn(rows.map((row) => row[name]!))])),
        label: binaryColumn(rows.map((row) => Number(row['label_value']))),
        decision: binaryColumn(rows.map((row) => Number(row['score']))),
      });
      let compared = 0;
      for (const row of readRows(expected)) {
        const attribute = row['attribute_name']!;
        const own = groupCells(cells, [attribute]).find(({ group }) => group === row['attribute_value'])!;
        for (const [theirs, metric] of Object.entries(rates)) {
          if (row[theirs] === undefined) continue;
          const { estimate } = rateOf(own, metric);
          const printed = Number(row[theirs]!);
          if (Number.isNaN(printed) || row[theirs] === '') expect(estimate.status).toBe('not-computed');
          else expect(estimate).toMatchObject({ value: expect.closeTo(printed, 12) });
          compared++;
          const ratio = row[`${theirs}_disparity`];
          const reference = row['reference_group'];
          if (ratio === undefined || reference === undefined || reference === row['attribute_value']) continue;
          const gap = compare(cells, {
            attributes: [attribute],
            metrics: [metric],
            scale: 'ratio',
            to: { kind: 'reference', group: reference },
          }).find(({ group }) => group === row['attribute_value'])!;
          if (Number.isNaN(Number(ratio)) || ratio === '') expect(gap.estimate.status).toBe('not-computed');
          else expect(gap.estimate).toMatchObject({ value: expect.closeTo(Number(ratio), 12) });
        }
      }
      expect(compared).toBeGreaterThanOrEqual(8);
    });
  },
);
