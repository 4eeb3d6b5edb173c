import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { type AuditRow, audit, binaryColumn, cellRows, cellsFromRows, type MetricName } from '../src/index.ts';
import { compasCells, PUBLISHED_COMPAS } from './published-compas.ts';

const figureOf = (rows: readonly AuditRow[], metric: MetricName, group?: string) => {
  const row = rows.find(
    (candidate) => candidate.metric === metric && (group === undefined || candidate.group === group),
  );
  if (row?.estimate.status !== 'computed') throw new Error(`no value of ${metric} for ${group}`);
  return row.estimate.value;
};

describe('published COMPAS table', () => {
  const result = audit(compasCells());
  // ProPublica's notebook and the counts above, recomputed with pandas: FPR, FNR, PPV, NPV, prevalence.
  it.each([
    ['African-American', '0.448468', '0.279853', '0.629715', '0.650460', '0.514340'],
    ['Caucasian', '0.234543', '0.477226', '0.591335', '0.711875', '0.393643'],
    ['Hispanic', '0.214815', '0.556034', '0.542105', '0.711409', '0.364207'],
    ['Other', '0.147541', '0.676692', '0.544304', '0.697987', '0.352785'],
    ['Asian', '0.086957', '0.333333', '0.750000', '0.875000', '0.281250'],
    ['Native American', '0.375000', '0.100000', '0.750000', '0.833333', '0.555556'],
  ])('%s', (group, ...printed) => {
    const names = [
      'falsePositiveRate',
      'falseNegativeRate',
      'positivePredictiveValue',
      'negativePredictiveValue',
      'prevalence',
    ] as const;
    expect(names.map((name) => figureOf(result.byGroup, name, group).toFixed(6))).toEqual(printed);
  });

  it('overall', () => {
    const names = [
      'falsePositiveRate',
      'falseNegativeRate',
      'positivePredictiveValue',
      'negativePredictiveValue',
      'prevalence',
    ] as const;
    expect(names.map((name) => figureOf(result.overall, name).toFixed(6))).toEqual([
      '0.323492',
      '0.374039',
      '0.613506',
      '0.687965',
      '0.450652',
    ]);
  });

  it('extremes in Fairlearn’s words: its demographic parity and equal opportunity figures over all races', () => {
    expect(figureOf(result.difference, 'selectionRate')).toBeCloseTo(0.457117595, 10);
    expect(figureOf(result.ratio, 'selectionRate')).toBeCloseTo(0.3143236074, 10);
    expect(figureOf(result.difference, 'truePositiveRate')).toBeCloseTo(0.5766917293, 10);
    expect(figureOf(result.ratio, 'falsePositiveRate')).toBeCloseTo(0.1938968404, 10);
    expect(result.groupMax.find((row) => row.metric === 'truePositiveRate')?.group).toBe('Native American');
    expect(result.groupMin.find((row) => row.metric === 'truePositiveRate')?.group).toBe('Other');
  });

  it('the same cells written to JSON and back give the same audit', () => {
    const copy = cellsFromRows(JSON.parse(JSON.stringify(cellRows(result.cells))));
    expect(audit(copy)).toEqual(result);
  });

  it('columns and cells give the same audit', () => {
    const race: string[] = [];
    const label: number[] = [];
    const decision: number[] = [];
    for (const [group, counts] of Object.entries(PUBLISHED_COMPAS)) {
      for (const [index, count] of counts.entries()) {
        for (let person = 0; person < count; person++) {
          race.push(group);
          label.push(index >> 1);
          decision.push(index & 1);
        }
      }
    }
    const columns = {
      attributes: { race: dictionaryColumn(race) },
      label: binaryColumn(label),
      decision: binaryColumn(decision),
    };
    expect(audit(columns)).toEqual(result);
  });
});
