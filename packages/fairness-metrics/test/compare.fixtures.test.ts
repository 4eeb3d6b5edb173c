import { dictionaryColumn } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import {
  type AuditRow,
  audit,
  binaryColumn,
  compare,
  countCells,
  generalisedEntropy,
  groupCells,
  type MetricName,
} from '../src/index.ts';
import { readRows } from './read-rows.ts';

const figure = (rows: readonly AuditRow[], metric: MetricName, group?: string) => {
  const row = rows.find(
    (candidate) => candidate.metric === metric && (group === undefined || candidate.group === group),
  )!;
  return row.estimate.status === 'computed' ? row.estimate.value : row.estimate.reason;
};

describe('the example of Fairlearn’s user guide', () => {
  const groups = 'b b a b b c c c a a c a b c c b c c'.split(' ');
  const second = 'f f f f f f f f f f f f f f f f f f'.split(' ');
  const columns = {
    attributes: { sf: dictionaryColumn(groups), other: dictionaryColumn(second) },
    label: binaryColumn([0, 1, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1]),
    decision: binaryColumn([0, 0, 1, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0]),
  };
  const result = audit(columns, { attributes: ['sf'] });

  it.each([
    ['a', 0.5, 1, 0.75, 4],
    ['b', 0.6, 0, 0.5, 6],
    ['c', 0.4, 2 / 3, 0.5, 8],
  ])('group %s', (group, recall, falsePositives, selected, count) => {
    expect(figure(result.byGroup, 'truePositiveRate', group)).toBeCloseTo(recall, 12);
    expect(figure(result.byGroup, 'falsePositiveRate', group)).toBeCloseTo(falsePositives, 12);
    expect(figure(result.byGroup, 'selectionRate', group)).toBeCloseTo(selected, 12);
    const row = result.byGroup.find((candidate) => candidate.group === group && candidate.metric === 'selectionRate')!;
    expect(row.denominator).toBe(count);
  });

  it('overall, difference and ratio', () => {
    expect(figure(result.overall, 'truePositiveRate')).toBeCloseTo(0.5, 12);
    expect(figure(result.overall, 'falsePositiveRate')).toBeCloseTo(0.666667, 6);
    expect(figure(result.overall, 'selectionRate')).toBeCloseTo(0.555556, 6);
    expect(figure(result.difference, 'selectionRate')).toBeCloseTo(0.25, 12);
    expect(figure(result.ratio, 'selectionRate')).toBeCloseTo(2 / 3, 12);
    expect(figure(result.difference, 'truePositiveRate')).toBeCloseTo(0.2, 12);
    expect(figure(result.difference, 'falsePositiveRate')).toBeCloseTo(1, 12);
    expect(figure(result.ratio, 'falsePositiveRate')).toBe(0);
  });

  it('largest difference and smallest ratio to overall', () => {
    const to = (scale: 'difference' | 'ratio') =>
      compare(result.cells, { attributes: ['sf'], metrics: ['selectionRate'], scale, to: { kind: 'overall' } }).map(
        ({ estimate }) => (estimate.status === 'computed' ? estimate.value : Number.NaN),
      );
    expect(Math.max(...to('difference').map(Math.abs))).toBeCloseTo(0.194444, 6);
    // Fairlearn turns ratios above 1 round.
    expect(Math.min(...to('ratio').map((ratio) => Math.min(ratio, 1 / ratio)))).toBeCloseTo(0.740741, 6);
  });
});

describeWithReferenceData(
  'AIF360’s twenty rows',
  ['fairness/aif360/actual_data.csv', 'fairness/aif360/predicted_data.csv'],
  (actual, predicted) => {
    const truth = readRows(actual);
    const model = readRows(predicted);
    const columns = {
      attributes: { sex: dictionaryColumn(truth.map((row) => row['sex']!)) },
      label: binaryColumn(truth.map((row) => Number(row['income']))),
      decision: binaryColumn(model.map((row) => Number(row['income']))),
    };
    const result = audit(columns);

    it('rates as asserted by its R tests', () => {
      expect(figure(result.overall, 'accuracy')).toBeCloseTo(0.55, 12);
      expect(figure(result.byGroup, 'accuracy', '1')).toBeCloseTo(8 / 11, 12);
      expect(figure(result.byGroup, 'accuracy', '0')).toBeCloseTo(3 / 9, 12);
      expect(figure(result.overall, 'falseDiscoveryRate')).toBeCloseTo(6 / 7, 12);
      expect(figure(result.overall, 'falseOmissionRate')).toBeCloseTo(3 / 13, 12);
    });
    it('disparate impact and equal opportunity', () => {
      const to = { kind: 'reference', group: '1' } as const;
      const gap = (metric: MetricName, scale: 'difference' | 'ratio') =>
        compare(result.cells, { attributes: ['sex'], metrics: [metric], scale, to })[0]!.estimate;
      expect(gap('selectionRate', 'ratio')).toMatchObject({ value: expect.closeTo(1.62963, 5) });
      expect(gap('truePositiveRate', 'difference')).toMatchObject({ value: expect.closeTo(-0.5, 12) });
    });
    it('generalised entropy and Theil, total and between groups', () => {
      const groups = groupCells(countCells(columns), ['sex']);
      expect(generalisedEntropy(groups, 2)).toMatchObject({
        total: expect.closeTo(0.1616257089, 10),
        betweenGroups: expect.closeTo(0.0016134884, 10),
      });
      expect(generalisedEntropy(groups, 1)).toMatchObject({
        total: expect.closeTo(0.2218800649, 10),
        betweenGroups: expect.closeTo(0.0016082391, 10),
      });
    });
  },
);

describeWithReferenceData('Aequitas’ COMPAS file', ['fairness/aequitas/compas_for_aequitas.csv'], (path) => {
  const rows = readRows(path);
  const column = (name: string) => dictionaryColumn(rows.map((row) => row[name]!));
  const cells = countCells({
    attributes: { race: column('race'), sex: column('sex'), age: column('age_cat') },
    label: binaryColumn(rows.map((row) => Number(row['label_value']))),
    decision: binaryColumn(rows.map((row) => Number(row['score']))),
  });
  const ratio = (attribute: string, reference: string, metric: MetricName, group: string) => {
    const compared = compare(cells, {
      attributes: [attribute],
      metrics: [metric],
      scale: 'ratio',
      to: { kind: 'reference', group: reference },
    });
    const { estimate } = compared.find((row) => row.group === group)!;
    return estimate.status === 'computed' ? estimate.value : Number.NaN;
  };
  it.each([
    ['race', 'Caucasian', 'falseDiscoveryRate', 'African-American', 0.906085],
    ['race', 'Caucasian', 'falseNegativeRate', 'Other', 1.41797],
    ['race', 'Caucasian', 'falseOmissionRate', 'African-American', 1.213154],
    ['race', 'Caucasian', 'selectionRate', 'Native American', 1.915691],
    ['race', 'Hispanic', 'falsePositiveRate', 'African-American', 2.087696],
    ['sex', 'Male', 'falsePositiveRate', 'Female', 0.990343],
    ['sex', 'Male', 'falseDiscoveryRate', 'Female', 1.336425],
    ['age', '25 - 45', 'falsePositiveRate', 'Less than 25', 1.621868],
    ['age', '25 - 45', 'falsePositiveRate', 'Greater than 45', 0.503031],
  ] as const)('%s against %s: %s of %s', (attribute, reference, metric, group, printed) => {
    expect(ratio(attribute, reference, metric, group)).toBeCloseTo(printed, 6);
  });
  it('the sexes’ false positive rates do not differ: p 0.860, where Aequitas prints 7.0e-8', () => {
    const [row] = compare(cells, {
      attributes: ['sex'],
      metrics: ['falsePositiveRate'],
      scale: 'difference',
      to: { kind: 'reference', group: 'Male' },
    });
    expect(row!.pValue).toBeCloseTo(0.86, 3);
  });
});

describe('German credit', () => {
  it('by sex, as AIF360 prints it', () => {
    const people = (favourable: number, n: number) => Array.from({ length: n }, (_, row) => (row < favourable ? 1 : 0));
    const columns = {
      attributes: {
        sex: dictionaryColumn([...new Array<string>(310).fill('female'), ...new Array<string>(690).fill('male')]),
      },
      label: new Uint8Array(1000),
      decision: binaryColumn([...people(201, 310), ...people(499, 690)]),
    };
    const options = {
      attributes: ['sex'],
      metrics: ['selectionRate'],
      to: { kind: 'reference', group: 'male' },
    } as const;
    const cells = countCells(columns);
    expect(compare(cells, { ...options, scale: 'difference' })[0]!.estimate).toMatchObject({
      value: expect.closeTo(-0.0748013090229, 12),
    });
    expect(compare(cells, { ...options, scale: 'ratio' })[0]!.estimate).toMatchObject({
      value: expect.closeTo(0.896567328205, 12),
    });
  });
});
