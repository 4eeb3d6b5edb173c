import { createHash } from 'node:crypto';
import { drawNegativeBinomial, drawPoisson, isComputed, randomStream, shuffleInPlace } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  countNeeded,
  displacementPower,
  frozenProtocol,
  leadEffects,
  minimumDetectableChange,
  overdispersion,
  panelEffect,
  patrolDayCrossover,
  periodsRoundStart,
  protocolDepartures,
  protocolHash,
  steppedStartEffect,
  surveyDifference,
  weightedDisplacementDifference,
} from '../../src/index.ts';

const computed = <T extends { status: string }>(result: T) => {
  if (result.status !== 'computed') throw new Error(JSON.stringify(result));
  return result as Extract<T, { status: 'computed' }>;
};

describe('power of an evaluation', () => {
  it.each([
    [100, 0.56],
    [200, 0.396],
    [500, 0.251],
    [1000, 0.177],
    [2000, 0.125],
  ])('with %i crimes a cell the smallest change found four times in five is %f', (meanCount, share) => {
    expect(minimumDetectableChange({ meanCount }).share).toBeCloseTo(share, 3);
  });
  it.each([
    [200, 0.11],
    [500, 0.2],
    [2000, 0.61],
  ])('with %i crimes, half of a fall of one fifth moving next door is seen %f of the time', (meanCount, power) => {
    expect(displacementPower({ meanCount }, { preventedShare: 0.2, movedShare: 0.5 })).toBeCloseTo(power, 2);
  });
  it('agrees with simulated evaluations', () => {
    const random = randomStream('power');
    let found = 0;
    const trials = 3000;
    for (let trial = 0; trial < trials; trial++) {
      const draw = (mean: number) => drawPoisson(random, mean);
      const { displacement } = weightedDisplacementDifference({
        treated: { before: draw(500), after: draw(400) },
        control: { before: draw(500), after: draw(500) },
        displacement: { before: draw(500), after: draw(550) },
        displacementControl: { before: draw(500), after: draw(500) },
      });
      if ((computed(displacement).pValue as number) < 0.05) found++;
    }
    const promised = displacementPower({ meanCount: 500 }, { preventedShare: 0.2, movedShare: 0.5 });
    // The plan takes four cells of 500; the after cell holds 550, which costs about a percentage point.
    expect(Math.abs(found / trials - promised)).toBeLessThan(0.01 + 3 * Math.sqrt((0.2 * 0.8) / trials));
  });
  it('finds of counts that vary four times as much what a quarter of them would tell', () => {
    const plan = { meanCount: 400, overdispersion: 4 };
    expect(minimumDetectableChange(plan).share).toBeCloseTo(minimumDetectableChange({ meanCount: 100 }).share, 12);
    expect(minimumDetectableChange(plan).count).toBeCloseTo(2 * minimumDetectableChange({ meanCount: 400 }).count, 9);
    const effect = { preventedShare: 0.2, movedShare: 0.5 };
    expect(displacementPower({ meanCount: 2000, overdispersion: 4 }, effect)).toBeCloseTo(0.2, 2);
  });
  it('says how many crimes it would take', () => {
    const effect = { preventedShare: 0.2, movedShare: 0.5 };
    const needed = countNeeded(effect);
    expect(displacementPower({ meanCount: needed }, effect)).toBeCloseTo(0.8, 3);
    expect(() => countNeeded({ preventedShare: 0, movedShare: 0.5 })).toThrow('0 and 0.5');
    expect(() => minimumDetectableChange({ meanCount: 0 })).toThrow('mean count must be above zero: 0');
    expect(() => minimumDetectableChange({ meanCount: 9 }, 80)).toThrow('power must lie between 0 and 1: 80');
  });
});

describe('size of the over-dispersion-robust difference', () => {
  it('is at most 0.06 where counts vary three times more than Poisson, and the plain test is far above', () => {
    const random = randomStream('size');
    const trials = 4000;
    const monthly = 12;
    const draw = () => drawNegativeBinomial(random, monthly / 2, monthly);
    let robust = 0;
    let plain = 0;
    for (let trial = 0; trial < trials; trial++) {
      // Ten patrolled areas and twenty comparison areas, a year before and a year after.
      const before = Array.from({ length: 30 * 12 }, draw);
      const after = Array.from({ length: 30 * 12 }, draw);
      const sum = (counts: number[], from: number, to: number) =>
        counts.slice(from * 12, to * 12).reduce((a, b) => a + b, 0);
      const areas = {
        treated: { before: sum(before, 0, 10), after: sum(after, 0, 10) },
        control: { before: sum(before, 10, 30), after: sum(after, 10, 30) },
      };
      const areaWeights = { treated: 10, control: 20 };
      const phi = computed(overdispersion(before, 12)).factor;
      if ((weightedDisplacementDifference(areas, { areaWeights, overdispersion: phi }).local.pValue as number) < 0.05)
        robust++;
      if ((weightedDisplacementDifference(areas, { areaWeights }).local.pValue as number) < 0.05) plain++;
    }
    expect(robust / trials).toBeLessThanOrEqual(0.06);
    expect(robust / trials).toBeGreaterThan(0.035);
    expect(plain / trials).toBeGreaterThan(0.2);
  });
});

describe('panel effect: difference in differences and stepped wedge', () => {
  const random = randomStream('panel');
  it('is the ratio of ratios where all start together', () => {
    const counts = [12, 8, 5, 6, 20, 20, 22, 21, 9, 11, 10, 10];
    const result = computed(panelEffect({ counts, nPeriods: 4 }, [2, null, null], random, 99));
    expect(result.ratio).toBeCloseTo(11 / 20 / ((43 + 20) / (40 + 20)), 8);
  });
  it('recovers the effect of a stepped wedge exactly where counts follow the model', () => {
    const starts = [1, 2, 3, 4, null];
    const counts = starts.flatMap((start, area) =>
      [1, 1.3, 0.8, 1.1, 0.9].map(
        (season, period) => 100 * (area + 1) * season * (start !== null && period >= start ? 0.7 : 1),
      ),
    );
    expect(computed(panelEffect({ counts, nPeriods: 5 }, starts, random, 19)).ratio).toBeCloseTo(0.7, 7);
  });
  it('its randomisation test holds its level with few, unequal and over-dispersed areas, starts dealt at random', () => {
    let rejected = 0;
    const trials = 150;
    for (let trial = 0; trial < trials; trial++) {
      const stream = randomStream('null panel', trial);
      const counts = Array.from({ length: 9 }, (_, area) => area + 2).flatMap((mean) =>
        Array.from({ length: 6 }, () => drawNegativeBinomial(stream, mean / 2, mean)),
      );
      const result = panelEffect(
        { counts, nPeriods: 6 },
        shuffleInPlace([3, 3, 3, null, null, null, null, null, null], stream),
        stream,
        99,
      );
      if (isComputed(result) && (result.pValue as number) <= 0.05) rejected++;
    }
    expect(rejected / trials).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / trials));
  });
  it('is not computed where nothing was patrolled or there is nothing to compare', () => {
    expect(panelEffect({ counts: [1, 2, 3, 4], nPeriods: 2 }, [null, null], random)).toMatchObject({
      status: 'not-computed',
    });
    expect(panelEffect({ counts: [0, 0, 0, 0], nPeriods: 2 }, [1, null], random)).toMatchObject({
      status: 'not-computed',
    });
    expect(() => panelEffect({ counts: [1, 2, 3, 4], nPeriods: 2 }, [1], random)).toThrow(
      'starts must have one for each area: 1 and 2',
    );
  });
  it('leads show that patrolled areas were on another path before', () => {
    const rows = leadEffects({ counts: [40, 20, 10, 10, 10, 10, 10, 10], nPeriods: 4 }, new Set([0]), 2);
    expect(rows.map(({ sinceStart, ratio }) => [sinceStart, ratio])).toEqual([
      [-2, 2],
      [-1, 1],
      [0, 0.5],
      [1, 0.5],
    ]);
    expect(() => leadEffects({ counts: [1, 2], nPeriods: 2 }, new Set([0]), 0)).toThrow(
      'start must be a period from 1 to 1: 0',
    );
  });
});

describe('stepped starts of an evaluation', () => {
  // Four areas over eight months of four weeks, ten crimes a month, half of them where patrols have begun.
  const starts = [4, 6, null, null];
  const events = starts.flatMap((start, area) =>
    Array.from({ length: 8 }, (_, month) => ({ area, month, crimes: start !== null && month >= start ? 10 : 20 })),
  );
  const rows = events.flatMap(({ area, month, crimes }) =>
    Array.from({ length: crimes }, (_, each) => ({ area, day: 28 * month + each })),
  );
  rows.push({ area: 3, day: 28 * 8 - 1 });
  const periods = periodsRoundStart({ area: rows.map(({ area }) => area), day: rows.map(({ day }) => day) }, 4, {
    start: 28 * 4,
  });
  const evaluation = {
    window: { baseline: { from: 0, to: 4 }, followUp: { from: 4, to: 8 } },
    treated: [0, 1],
    comparison: [2, 3],
  };
  const effect = (first: (area: number) => number | undefined, found = evaluation) =>
    steppedStartEffect(periods, found, first, 28 * 4, randomStream('stepped'), 19);

  it('begin with the first visit of each area, and with the first day of patrols where there was none before', () => {
    const half = effect((area) => (area === 1 ? 28 * 6 + 3 : 5));
    if ('status' in half) throw new Error(half.reason);
    // One crime more in the last month of the last area.
    expect(half.effect).toMatchObject({ ratio: expect.closeTo(0.5, 1) });
    expect(half.widestLead).toBe(1);
    expect(half.nEvents).toBe(events.reduce((sum, { crimes }) => sum + crimes, 1));
    const together = effect(() => undefined);
    if ('status' in together) throw new Error(together.reason);
    const [first, second] = [half.effect, together.effect].map((each) => ('ratio' in each ? each.ratio : Number.NaN));
    // Of the area that began two months later, two months without patrols are taken for patrolled.
    expect(second! - first!).toBeGreaterThan(0.05);
  });

  it('are not computed where there is too little time, or nothing to compare with', () => {
    const { window } = evaluation;
    const short = { ...evaluation, window: { ...window, followUp: { from: 4, to: 5 } } };
    for (const found of [short, { ...evaluation, comparison: [] }])
      expect(effect(() => undefined, found)).toMatchObject({ status: 'not-computed' });
    expect(() => effect(() => Number.NaN)).toThrow('a first visit must have a day: NaN');
  });
});

describe('crossover', () => {
  const random = randomStream('crossover');
  it('compares patrol days with others and leaves washed-out days out', () => {
    expect(patrolDayCrossover([1, 4, 1, 4], [true, false, true, false], random, { blockDays: 4 })).toMatchObject({
      ratio: 0.25,
      nWashedOut: 0,
    });
    expect(patrolDayCrossover([2, 9, 6, 6, 2, 9, 6], [1, 0, 0, 0, 1, 0, 0], random, { washoutDays: 1 })).toMatchObject({
      nWashedOut: 2,
      nOtherDays: 3,
      ratio: expect.closeTo(1 / 3, 12),
    });
  });
  it('holds its level where weekends are busier and patrols are dealt within weeks', () => {
    let rejected = 0;
    for (let trial = 0; trial < 150; trial++) {
      const stream = randomStream('null crossover', trial);
      const counts = Array.from({ length: 56 }, (_, day) => drawPoisson(stream, day % 7 >= 5 ? 12 : 5));
      const patrol = Array.from({ length: 56 }, () => stream.next() < 0.4);
      const result = patrolDayCrossover(counts, patrol, stream, { nPermutations: 99 });
      if (isComputed(result) && (result.pValue as number) <= 0.05) rejected++;
    }
    expect(rejected / 150).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 150));
  });
  it('is not computed without both kinds of day', () => {
    expect(patrolDayCrossover([1, 2], [1, 1], random)).toMatchObject({ status: 'not-computed' });
    expect(() => patrolDayCrossover([1], [1, 0], random)).toThrow('1 and 2');
  });
});

describe('confidence survey', () => {
  const random = randomStream('survey');
  const answers = {
    score: [3, 3, 3, 3, 3, 4, 3, 4, 3, 3, 3, 3, Number.NaN],
    area: [0, 1, 2, 3, 0, 0, 1, 1, 2, 2, 3, 3, 3],
    later: [0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    patrolledArea: [1, 1, 0, 0],
  };
  it('is the difference of changes of area means', () => {
    expect(surveyDifference(answers, random)).toMatchObject({
      value: 0.5,
      nAreas: 4,
      nNotStated: 1,
      pValue: expect.any(Number),
    });
  });
  it('is not computed with too few areas, and refuses unknown areas', () => {
    expect(surveyDifference({ ...answers, patrolledArea: [1, 0, 0, 0] }, random)).toMatchObject({
      reason: 'too few areas answered in both waves: 1 patrolled and 3 others',
    });
    expect(() => surveyDifference({ ...answers, patrolledArea: [1, 0] }, random)).toThrow(
      'area code must be from 0 to 1: 2',
    );
  });
});

describe('frozen protocol', () => {
  const plan = {
    patrolledAreas: ['S2', 'S1'],
    controlAreas: ['S9'],
    ringEdgesMetres: [500, 200],
    outcomes: ['robbery'],
    primaryEstimate: 'incidence rate ratio' as const,
    inference: "comparable areas, Student's t",
    baselineMonths: ['2024-02'],
    choosingMonths: ['2024-01'],
    followUpMonths: ['2024-03'],
    alpha: 0.05,
    equivalenceMargin: 0.5,
    stoppingRule: ' after six months ',
  };
  it('has one form whatever the order it was written in, and cannot be changed', () => {
    const frozen = frozenProtocol(plan);
    expect(JSON.stringify(frozen)).toBe(
      JSON.stringify(frozenProtocol({ ...plan, patrolledAreas: ['S1', 'S2', 'S1'] })),
    );
    expect(frozen.ringEdgesMetres).toEqual([200, 500]);
    expect(Object.isFrozen(frozen) && Object.isFrozen(frozen.patrolledAreas)).toBe(true);
  });
  it('has a fingerprint that any tool gives for its canonical form, of whatever length', async () => {
    for (let length = 0; length < 140; length += 3) {
      const outcomes = [`é${'x'.repeat(length)}`];
      const frozen = frozenProtocol({ ...plan, outcomes });
      const canonical = JSON.stringify(Object.fromEntries(Object.entries(frozen).sort(([a], [b]) => (a < b ? -1 : 1))));
      expect(await protocolHash({ ...plan, outcomes })).toBe(createHash('sha256').update(canonical).digest('hex'));
    }
    expect(await protocolHash({ ...plan, patrolledAreas: ['S1', 'S2'] })).toBe(await protocolHash(plan));
    expect(await protocolHash({ ...plan, alpha: 0.1 })).not.toBe(await protocolHash(plan));
  });
  it('reports every problem at once', () => {
    expect(() =>
      frozenProtocol({ ...plan, controlAreas: ['S1'], choosingMonths: ['2024-02'], alpha: 5, stoppingRule: '' }),
    ).toThrow(
      'protocol cannot be frozen: areas both patrolled and control: S1; months that choose areas and are their baseline: 2024-02 (regression to the mean); α: 5; stopping rule: none. Settle these first.',
    );
  });
  it('lists departures', () => {
    expect(protocolDepartures(plan, plan)).toEqual([]);
    expect(protocolDepartures(plan, { ...plan, outcomes: ['robbery', 'burglary'] })).toEqual([
      'outcomes: planned ["robbery"], done ["burglary","robbery"]',
    ]);
  });
});
