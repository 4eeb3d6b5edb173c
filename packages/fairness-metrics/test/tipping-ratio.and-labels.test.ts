import { dictionaryColumn, isComputed, koopmanRatio } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beforeAndAfter,
  cellsFromRows,
  cohortAudit,
  groupCells,
  impossibility,
  powerByGroup,
  scoreCellsFromRows,
  thresholdSweep,
  tippingRatios,
  twoModels,
} from '../src/index.ts';
import { compasCells, confusionRows, PUBLISHED_COMPAS } from './published-compas.ts';

describe('impossibility panel on the published COMPAS table', () => {
  const two = groupCells(compasCells(), ['race']).filter(({ group }) =>
    ['African-American', 'Caucasian'].includes(group),
  );
  const panel = impossibility(two);
  it('equal predictive value and miss rate would force false positive rates of 42.6 % and 26.1 %', () => {
    expect(panel.positivePredictiveValue).toBeCloseTo(0.6188903567, 10);
    expect(panel.falseNegativeRate).toBeCloseTo(0.346355075, 10);
    expect(panel.byGroup.map((row) => row.forcedFalsePositiveRate)).toEqual([
      expect.closeTo(0.4262808075, 10),
      expect.closeTo(0.2613077624, 10),
    ]);
  });

  it('the identity gives each group its own false positive rate back', () => {
    const count = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(count, count, count, count, (tn, fp, fn, tp) => {
        const groups = groupCells(cellsFromRows(confusionRows('g', [tn, fp, fn, tp])), ['race']);
        const [row] = impossibility(groups).byGroup;
        expect(row!.forcedFalsePositiveRate).toBeCloseTo(fp / (fp + tn), 12);
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('a group in which everyone has the outcome has no false positive rate to force', () => {
    const groups = groupCells(
      cellsFromRows([...confusionRows('a', [0, 0, 1, 3]), ...confusionRows('b', [5, 1, 1, 3])]),
      ['race'],
    );
    expect(impossibility(groups).byGroup[0]!.forcedFalsePositiveRate).toMatchObject({ status: 'not-computed' });
  });
});

describe('tipping ratio', () => {
  it('is the ratio of predictive values', () => {
    const groups = groupCells(compasCells(), ['race']);
    const black = tippingRatios(groups, 'Caucasian').find(({ group }) => group === 'African-American')!;
    expect(black.ratio).toMatchObject({ value: expect.closeTo(1369 / 2174 / (505 / 854), 12) });
    expect(black.ratio).toEqual(koopmanRatio({ successes: 1369, total: 2174 }, { successes: 505, total: 854 }));
  });
  it('at the tipping ratio the true predictive values are equal', () => {
    const [row] = tippingRatios(groupCells(compasCells(), ['race']), 'Caucasian');
    if (!isComputed(row!.ratio) || typeof row!.positivePredictiveValue !== 'number') throw new Error('no ratio');
    const recordedInReference = 0.8;
    const trueValue = row!.positivePredictiveValue / (row!.ratio.value * recordedInReference);
    expect(trueValue).toBeCloseTo((row!.referencePositivePredictiveValue as number) / recordedInReference, 12);
  });
  it('a reference group with nobody flagged, or with no flag right, or with nobody in it, has no ratio', () => {
    const reasonFor = (counts: [number, number, number, number]) => {
      const rows = [...confusionRows('a', [5, 2, 3, 1]), ...confusionRows('b', counts)];
      return tippingRatios(groupCells(cellsFromRows(rows), ['race']), 'b')[0]!.ratio;
    };
    expect(reasonFor([5, 0, 3, 0])).toMatchObject({ reason: 'no one in this group was flagged' });
    expect(reasonFor([5, 2, 3, 0])).toMatchObject({ reason: 'no flag was right in the reference group' });
    const groups = groupCells(cellsFromRows(confusionRows('a', [5, 2, 3, 1])), ['race']);
    expect(tippingRatios(groups, 'b')[0]!.ratio).toMatchObject({ reason: 'no one is in the reference group b' });
  });
  it('nobody flagged in a group has no ratio', () => {
    const groups = groupCells(
      cellsFromRows([...confusionRows('a', [5, 0, 3, 0]), ...confusionRows('b', [5, 1, 1, 3])]),
      ['race'],
    );
    expect(tippingRatios(groups, 'b')[0]!.ratio).toMatchObject({ reason: 'no one in this group was flagged' });
  });
});

describe('cohort audit', () => {
  it('finds the 998 of 998 late screenings of the published COMPAS cohort', () => {
    const yes = (n: number, with_: number) => Uint8Array.from({ length: n }, (_, row) => (row < with_ ? 1 : 0));
    // 7,214 people with 3,251 recidivists, of whom 998 of 998 were screened after 1 April 2014 (Barenstein, 2019).
    const rows = cohortAudit([
      { slice: 'until 1 April 2014', label: yes(6216, 2253) },
      { slice: 'after 1 April 2014', label: yes(998, 998) },
    ]);
    expect(rows.map(({ isOneSided }) => isOneSided)).toEqual([false, true]);
    expect(rows[0]!.rate).toMatchObject({ value: expect.closeTo(0.3624517, 7) });
    const total = Object.values(PUBLISHED_COMPAS).reduce((sum, [, , fn, tp]) => sum + fn + tp, 0);
    expect(total).toBe(2253 + 998);
  });
  it('three people who all have the outcome may be chance', () => {
    const rows = cohortAudit([
      { slice: 'few', label: Uint8Array.of(1, 1, 1) },
      { slice: 'many', label: Uint8Array.from({ length: 200 }, (_, row) => row % 2) },
    ]);
    expect(rows[0]!.isOneSided).toBe(false);
  });
  it('unknown labels are counted apart', () => {
    expect(cohortAudit([{ slice: 'a', label: Uint8Array.of(2, 1, 2) }])[0]).toMatchObject({ people: 1, unknown: 2 });
  });
});

describe('two models on the same people', () => {
  const people = {
    before: Float64Array.of(9, 8, 7, 3, 2, 1),
    after: Float64Array.of(9, 2, 7.5, 8, 1, 0),
    group: dictionaryColumn(['a', 'a', null, 'b', 'b', 'b']),
    label: Uint8Array.of(1, 1, 0, 1, 0, 2),
    neverCharged: Uint8Array.of(0, 0, 0, 1, 1, 0),
  };
  const computed = (...[columns, k, options]: Parameters<typeof twoModels>) => {
    const turnover = twoModels(columns, k, options);
    if ('status' in turnover) throw new Error(turnover.reason);
    return turnover;
  };
  it('says who enters, who leaves and who was never charged', () => {
    const { overall, byGroup, gainedPerNeverCharged } = computed(people, 3);
    expect(overall).toMatchObject({
      flaggedBefore: 3,
      flaggedAfter: 3,
      entered: 1,
      left: 1,
      stayed: 2,
      enteredNeverCharged: 1,
    });
    expect(overall).toMatchObject({ enteredWithOutcome: 1, leftWithOutcome: 1 });
    expect(byGroup.map(({ group }) => group)).toEqual(['Not recorded', 'a', 'b']);
    expect(gainedPerNeverCharged).toBe(0);
  });
  it('the same model moves nobody', () => {
    const { overall, gainedPerNeverCharged } = computed({ ...people, after: people.before }, 3);
    expect(overall).toMatchObject({ entered: 0, left: 0, stayed: 3 });
    expect(gainedPerNeverCharged).toMatchObject({ status: 'not-computed' });
  });
  it('a model that never lists people whom it does not score', () => {
    const before = people.before.map((score, row) => (people.neverCharged[row] === 1 ? Number.NaN : score));
    const { overall } = computed({ ...people, before }, 3, { unscored: 'not-listed' });
    expect(overall).toMatchObject({ flaggedBefore: 3, entered: 1, enteredNeverCharged: 1 });
  });
  it('refuses people whom one model does not score', () => {
    expect(() => twoModels({ ...people, after: Float64Array.of(1, Number.NaN, 1, 1, 1, 1) }, 3)).toThrow(
      'row 1 lacks a score',
    );
  });
});

describe('threshold sweep', () => {
  const cells = scoreCellsFromRows([
    { group: 'a', label: 1, score: 3, count: 4 },
    { group: 'a', label: 0, score: 1, count: 6 },
    { group: 'b', label: 0, score: 3, count: 2 },
    { group: 'b', label: 1, score: 2, count: 5 },
  ]);
  const at = (where: Parameters<typeof thresholdSweep>[1]['at']) =>
    thresholdSweep(cells, { metrics: ['selectionRate'], at: where }).map(({ flagged, group, rate }) => [
      flagged,
      group,
      rate.numerator,
    ]);
  it('covers every threshold', () => {
    expect(at('all')).toEqual([
      [17, 'a', 10],
      [17, 'b', 7],
      [11, 'a', 4],
      [11, 'b', 7],
      [6, 'a', 4],
      [6, 'b', 2],
    ]);
  });
  it('a list of ten shares its last four places among the five who tie', () => {
    expect(at({ top: [10] })).toEqual([
      [10, 'a', 4],
      [10, 'b', expect.closeTo(2 + 5 * (4 / 5), 12)],
    ]);
    expect(at({ top: [11] })[0]).toEqual([11, 'a', 4]);
    expect(at({ top: [3] })).toEqual([
      [3, 'a', 2],
      [3, 'b', 1],
    ]);
    expect(at({ top: [0] })[0]).toEqual([0, 'a', 0]);
    expect(at({ top: [18] })[0]![0]).toMatchObject({ status: 'not-computed' });
  });
});

describe('before and after a change', () => {
  const before = cellsFromRows([...confusionRows('a', [80, 20, 10, 90]), ...confusionRows('b', [50, 50, 10, 90])]);
  const after = cellsFromRows([...confusionRows('a', [80, 20, 10, 90]), ...confusionRows('b', [70, 30, 40, 60])]);
  it('shows the gap that narrowed and what it cost', () => {
    const { rows, gaps } = beforeAndAfter(before, after, 'race', ['falsePositiveRate', 'falseNegativeRate']);
    expect(gaps.map(({ change }) => change)).toEqual([expect.closeTo(-0.2, 12), expect.closeTo(0.3, 12)]);
    expect(rows.find((row) => row.group === 'b' && row.metric === 'falseNegativeRate')!.change).toBeCloseTo(0.3, 12);
    expect(rows.find((row) => row.group === 'everyone' && row.metric === 'falsePositiveRate')!.change).toBeCloseTo(
      -0.1,
      12,
    );
  });
  it('refuses versions of different people', () => {
    expect(() => beforeAndAfter(before, compasCells(), 'race', ['accuracy'])).toThrow(
      'both versions must hold the same people',
    );
  });
});

describe('power by group', () => {
  it('as R’s power.prop.test for 50 in each arm', () => {
    const cells = cellsFromRows([...confusionRows('a', [50, 50, 0, 0]), ...confusionRows('b', [50, 50, 0, 0])]);
    const [row] = powerByGroup(cells, 'race', 'falsePositiveRate', { reference: 'a', ratio: 1.4 });
    // R: power.prop.test(n = 100, p1 = 0.5, p2 = 0.7)$power
    expect(row!.power).toBeCloseTo(0.8281094027, 8);
    expect(row!.detectableRatio).toBeGreaterThan(1.37);
    expect(row!.detectableRatio).toBeLessThan(1.4);
  });
  it('an impossible ratio has no power', () => {
    const cells = cellsFromRows([...confusionRows('a', [50, 50, 0, 0]), ...confusionRows('b', [50, 50, 0, 0])]);
    expect(powerByGroup(cells, 'race', 'falsePositiveRate', { reference: 'a', ratio: 3 })[0]!.power).toMatchObject({
      status: 'not-computed',
    });
  });
});

describe('tipping ratios without a reference', () => {
  const cells = groupCells(compasCells(), ['race']);

  it('are not computed, and say which group is absent', () => {
    const rows = tippingRatios(cells, 'West');
    expect(rows).toHaveLength(cells.length);
    for (const row of rows) expect(row.positivePredictiveValue).toBeGreaterThan(0);
    expect(rows[0]!.ratio).toMatchObject({
      status: 'not-computed',
      reason: expect.stringContaining('no one is in the reference group West'),
    });
  });
});
