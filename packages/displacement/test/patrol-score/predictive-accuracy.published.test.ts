import { readFileSync } from 'node:fs';
import { generalisedGini, gini } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { expect, it } from 'vitest';
import { predictiveAccuracy } from '../../src/index.ts';

describeWithReferenceData('Birmingham burglary 2022', ['displacement/uk/birmingham_msoa_burglary_2022.csv'], (path) => {
  const months = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.replaceAll('"', '').split(',').slice(7, 19).map(Number));
  const sum = (from: number, to: number) => months.map((row) => row.slice(from, to).reduce((a, b) => a + b));
  it('is concentrated .2547 over the year and .3443 in January', () => {
    expect(gini(sum(0, 12))).toBeCloseTo(0.25465796666281704, 14);
    expect(gini(sum(0, 1))).toBeCloseTo(0.34429, 5);
    expect(generalisedGini(sum(0, 12))).toBeCloseTo(0.25465796666281704, 14);
  });
  it('top thirteen of the first half-year in the second: PAI 1.857, PEI .838', () => {
    const row = predictiveAccuracy({ observed: sum(6, 12), predicted: sum(0, 6) })[12]!;
    expect(row.pai).toBeCloseTo(1.8569579652, 9);
    expect(row.pei).toBeCloseTo(0.8379888268, 9);
  });
});

describeWithReferenceData(
  'Oakland drug predictions (Lum and Isaac 2016)',
  ['displacement/feedback/lum-isaac/derived_days_targeted.csv'],
  (path) => {
    it('52 of 661 bins take every patrol, far more concentrated than recorded drug crime', () => {
      const rows = readFileSync(path, 'utf8')
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(',').map(Number));
      const days = rows.map((row) => row[1]!);
      expect(rows).toHaveLength(661);
      expect(days.filter((each) => each > 0)).toHaveLength(52);
      expect(days.filter((each) => each === 368)).toHaveLength(5);
      expect(gini(days)).toBeCloseTo(0.95916, 5);
      const top = days.toSorted((a, b) => b - a).slice(0, 20);
      expect(top.reduce((a, b) => a + b) / days.reduce((a, b) => a + b)).toBeCloseTo(0.7409, 4);
      expect(gini(rows.map((row) => row[2]!))).toBeCloseTo(0.82761, 5);
    });
  },
);
