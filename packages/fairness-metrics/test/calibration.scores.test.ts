import { randomStream } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import {
  abroca,
  areasByGroup,
  areaTest,
  calibration,
  generalisedEntropy,
  groupCells,
  pooledRates,
  scoreCellsFromRows,
} from '../src/index.ts';
import { compasCells } from './published-compas.ts';
import { readRows } from './read-rows.ts';

describeWithReferenceData('COMPAS deciles', ['fairness/compas/compas_two_year_cells.csv'], (path) => {
  const rows = readRows(path).map((row) => ({
    group: row['race']!,
    label: Number(row['two_year_recid']) as 0 | 1,
    score: Number(row['decile_score']),
    count: Number(row['n']),
  }));
  const cells = scoreCellsFromRows(rows);
  const areas = areasByGroup(cells);
  const black = areas.find(({ group }) => group === 'African-American')!;
  const white = areas.find(({ group }) => group === 'Caucasian')!;

  it('AUC and DeLong interval as R’s pROC', () => {
    expect(black.area).toMatchObject({
      value: expect.closeTo(0.6918343813, 10),
      interval: { low: expect.closeTo(0.67505354956963, 12), high: expect.closeTo(0.708615212949436, 12) },
    });
    expect(white.area).toMatchObject({
      value: expect.closeTo(0.6931462744, 10),
      interval: { low: expect.closeTo(0.671983575932141, 12), high: expect.closeTo(0.71430897287794, 12) },
    });
    const everyone = areasByGroup(scoreCellsFromRows(rows.map((row) => ({ ...row, group: 'all' }))));
    expect(everyone[0]!.area).toMatchObject({ value: expect.closeTo(0.7021662544, 10) });
  });

  it('DeLong test between the groups as pROC', () => {
    expect(areaTest(black, white)).toMatchObject({
      statistic: expect.closeTo(-0.09520219641826, 10),
      pValue: expect.closeTo(0.92415792601, 9),
    });
  });

  it('ABROCA 0.0158146778, exact over the piecewise-linear curves, within what chance gives', () => {
    const result = abroca(cells, 'African-American', 'Caucasian', randomStream(1), { permutations: 199 });
    if (result.status !== 'computed') throw new Error(result.reason);
    expect(result.value).toBeCloseTo(0.0158146778, 10);
    expect(result.chanceLimit).toBeGreaterThan(0.005);
  });

  it('calibration of the pooled decile rates in each group', () => {
    const result = calibration(pooledRates(cells), randomStream(2), { replicates: 200 });
    if ('status' in result) throw new Error(result.reason);
    const printed = (group: string) => {
      const row = result.byGroup.find((candidate) => candidate.group === group)!;
      return [
        row.observed,
        row.expected.toFixed(4),
        row.observedToExpected.status === 'computed' && row.observedToExpected.value.toFixed(7),
        row.inTheLarge.toFixed(7),
        row.expectedCalibrationError.value.toFixed(7),
        row.brier.toFixed(7),
      ];
    };
    expect(printed('African-American')).toEqual([
      1901,
      '1862.5440',
      '1.0206470',
      '0.0104048',
      '0.0124496',
      '0.2217863',
    ]);
    expect(printed('Caucasian')).toEqual([966, '988.6802', '0.9770602', '-0.0092421', '0.0180213', '0.2116422']);
  });

  it('rates by decile as published', () => {
    const result = calibration(pooledRates(cells), randomStream(2), { replicates: 100 });
    if ('status' in result) throw new Error(result.reason);
    const rate = (group: string) =>
      result.curve
        .filter((point) => point.group === group)
        .map((point) => [(point.outcomes / point.people).toFixed(4), point.people]);
    expect(rate('African-American')).toEqual([
      ['0.2286', 398],
      ['0.3028', 393],
      ['0.4191', 346],
      ['0.4597', 385],
      ['0.4822', 365],
      ['0.5599', 384],
      ['0.5925', 400],
      ['0.6825', 359],
      ['0.7079', 380],
      ['0.7937', 286],
    ]);
    expect(rate('Caucasian')).toEqual([
      ['0.2085', 681],
      ['0.3130', 361],
      ['0.3407', 273],
      ['0.3965', 285],
      ['0.4606', 241],
      ['0.5722', 194],
      ['0.6154', 143],
      ['0.7193', 114],
      ['0.6939', 98],
      ['0.7031', 64],
    ]);
  });
});

describe('generalised entropy on the published COMPAS table', () => {
  const groups = groupCells(compasCells(), ['race']);
  it.each([
    [2, 0.169969433, 0.0024113218],
    [1, 0.2350176339, 0.0024372457],
  ])('alpha %s', (alpha, total, between) => {
    const result = generalisedEntropy(groups, alpha);
    expect(result.total).toBeCloseTo(total, 10);
    expect(result.betweenGroups).toBeCloseTo(between, 10);
  });
  it('alpha 0 between groups is the mean log deviation of the definition; over people it has no value', () => {
    const result = generalisedEntropy(groups, 0);
    expect(result.betweenGroups).toBeCloseTo(0.0024671172, 10);
    expect(result.total).toMatchObject({ status: 'not-computed' });
  });
});
