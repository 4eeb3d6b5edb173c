import { readFileSync } from 'node:fs';
import { drawPoisson, isComputed, randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeAs,
  comparableAreas,
  crimesBeyond,
  crimesWithout,
  evaluationWindow,
  powerOfChange,
  shareDisplaced,
  smallestFall,
  type ZoneChange,
  zoneComparison,
} from '../../src/index.ts';

const golden = JSON.parse(readFileSync(new URL('../golden/zone-change.json', import.meta.url), 'utf8'));
const window = {
  choosing: { from: 0, to: 6 },
  baseline: { from: 7, to: 13 },
  followUp: { from: 13, to: 19 },
};
const design = {
  panel: { counts: golden.counts, nPeriods: golden.nPeriods },
  treated: golden.treated as number[],
  candidates: golden.candidates as number[],
  window,
};
const changeOf = (given: Parameters<typeof zoneComparison>[0], zone = given.treated): ZoneChange => {
  const comparison = zoneComparison(given);
  if (comparison.status !== 'computed') throw new Error(comparison.reason);
  const change = comparison.changeOf(zone);
  if (change.status !== 'computed') throw new Error(change.reason);
  return change;
};

describe('change of a zone beyond areas like it', () => {
  const local = changeOf(design);
  const moved = changeOf(design, golden.beside);
  it('is wider where busy areas share their luck, and knows that too few zones tell nothing', () => {
    // Zones of four by rank: each fourth of the areas has a change of its own, which no single area shows.
    const random = randomStream('luck by rank');
    const counts = Array.from({ length: 48 }, (_, area) => {
      const [mean, luck] = [Math.max(6, 60 - area), Math.floor(area / 4) % 2 === 0 ? 1.08 : 0.92];
      return Array.from({ length: 18 }, (_, period) => drawPoisson(random, period < 12 ? mean : mean * luck));
    }).flat();
    const given = (nCandidates: number) => ({
      panel: { counts, nPeriods: 18 },
      treated: [0, 1, 2, 3],
      candidates: Array.from({ length: nCandidates }, (_, area) => area + 4),
      window: evaluationWindow({ nBefore: 12, nPeriods: 18 }),
    });
    const many = changeOf(given(44)).dispersion;
    expect(many.byRank!).toBeGreaterThan(Math.max(many.monthly, many.beforeAfter, many.bySize));
    expect(many.used).toBe(many.byRank);
    // Two zones of four, each before ten areas more, are in 18 areas; three are in 22.
    expect(changeOf(given(21)).dispersion.byRank).toBeNull();
    expect(changeOf(given(22)).dispersion.byRank).not.toBeNull();
  });
  it('takes an area of one crime for an area, and one of none for nothing, in the excess by size', () => {
    const ownBefore = [10, 10, 10, 10, 6, 6, 6, 6, 6, 3, 1, 0];
    const ownAfter = [5, 0, 0, 0, 3, 3, 3, 3, 3, 1, 0, 0];
    const { dispersion } = changeOf({
      panel: { counts: ownBefore.flatMap((before, area) => [9, before, ownAfter[area]!]), nPeriods: 3 },
      treated: [0],
      candidates: ownBefore.map((_, area) => area).slice(1),
      window: { choosing: { from: 0, to: 1 }, baseline: { from: 1, to: 2 }, followUp: { from: 2, to: 3 } },
    });
    // A fifth of 80 crimes come after. Three areas of 10 and 0 are 2.5 each in chi squared, five of 6 and 3 are 1, 3 and 1
    // are 0.0625, 1 and 0 are 0.25: 12.8125 for ten areas, one degree lost, over sizes less one of 70.
    const excess = (12.8125 - 9) / 70;
    const zone = (15 * (1 + 14 * excess)) / (15 ** 2 * 0.16);
    const rest = (80 + (3 * 90 + 5 * 72 + 12) * excess) / (80 ** 2 * 0.16);
    expect(dispersion.bySize).toBeCloseTo((zone + rest) / (1 / 10 + 1 / 5 + 1 / 64 + 1 / 16), 12);
  });
  it('compares with the areas nearest in crime, as the script does', () => {
    const comparison = zoneComparison(design);
    expect(comparison.status === 'computed' && comparison.areas).toEqual(golden.comparison);
  });
  it.each([
    ['local', local, golden.local],
    ['neighbouring', moved, golden.neighbouring],
  ])('agrees with numpy and scipy: %s', (_, change, wanted) => {
    expect(change.ratio).toBeCloseTo(wanted.ratio, 12);
    expect(change.standardError).toBeCloseTo(wanted.standardError, 12);
    expect(change.interval.low).toBeCloseTo(wanted.low, 9);
    expect(change.interval.high).toBeCloseTo(wanted.high, 9);
    expect(change.pValue).toBeCloseTo(wanted.pValue, 9);
    expect(change.dispersion.monthly).toBeCloseTo(golden.monthly, 10);
    expect(change.dispersion.beforeAfter).toBeCloseTo(golden.beforeAfter, 10);
    expect(change.dispersion.bySize).toBeCloseTo(wanted.bySize, 10);
    expect(change.dispersion.byRank).toBeCloseTo(wanted.byRank, 10);
    expect(change.dispersion.used).toBeCloseTo(wanted.used, 10);
    const { value, interval } = crimesBeyond(change);
    expect([value, interval.low, interval.high].map((each) => each!.toFixed(6))).toEqual(
      wanted.crimes.map((each: number) => each.toFixed(6)),
    );
  });
  it('gives the share moved, its Fieller interval and the one-sided test as scipy does', () => {
    const { share, pMovedLess, rulesOutMargin } = shareDisplaced(local, moved, { margin: 0.5 });
    if (share.status !== 'computed') throw new Error(share.reason);
    expect(golden.share.bounded).toBe(true);
    expect(share.value).toBeCloseTo(golden.share.value, 10);
    expect(share.interval.low).toBeCloseTo(golden.share.low, 8);
    expect(share.interval.high).toBeCloseTo(golden.share.high, 8);
    expect(pMovedLess).toBeCloseTo(golden.pMovedLess, 9);
    expect(rulesOutMargin).toBe(golden.pMovedLess < 0.05);
  });
  it('says that nothing was prevented where crime rose, and refuses a margin of none', () => {
    const rise = { ...local, counts: { before: 100, after: 400 } };
    expect(shareDisplaced(rise, moved, { margin: 0.5 }).share).toMatchObject({ status: 'not-computed' });
    expect(() => shareDisplaced(local, moved, { margin: 0 })).toThrow('margin must be above zero: 0');
  });
  it('is stated as a multiple or as crimes, and has no share where a zone has no change', () => {
    const { ratio: value, interval } = local;
    expect(changeAs('ratio', local)).toEqual({ status: 'computed', value, interval });
    const { after } = local.counts;
    expect(changeAs('crimes', local)).toMatchObject({
      status: 'computed',
      value: after - after / local.ratio,
      interval: { low: after - after / interval.low, high: after - after / interval.high },
    });
    const none = { status: 'not-computed', reason: 'no crime' } as const;
    expect(changeAs('ratio', none)).toBe(none);
    expect(shareDisplaced(local, none, { margin: 0.5 })).toEqual({
      share: none,
      pMovedLess: none,
      rulesOutMargin: none,
    });
    expect(shareDisplaced(none, moved, { margin: 0.5 }).share).toBe(none);
  });
  it('gives no share where the fall is not told from chance', () => {
    const weak = { ...local, dispersion: { ...local.dispersion, used: 500 } };
    expect(shareDisplaced(weak, moved, { margin: 0.5 }).share).toMatchObject({
      reason: expect.stringContaining('not told from chance'),
    });
  });
});

describe('no effect at all', () => {
  it('is no crime more or fewer, however much crime fell everywhere', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        (levels, fifths) => {
          const counts = levels.flatMap((level) => [
            5 * level,
            0,
            5 * level,
            5 * level,
            fifths * level,
            fifths * level,
          ]);
          const change = changeOf({
            panel: { counts, nPeriods: 6 },
            treated: [0, 1],
            candidates: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
            window: { choosing: { from: 0, to: 1 }, baseline: { from: 2, to: 4 }, followUp: { from: 4, to: 6 } },
          });
          expect(change.ratio).toBeCloseTo(1, 10);
          const { value, interval } = crimesBeyond(change);
          expect(value).toBeCloseTo(0, 8);
          expect(interval.low! < 0 && interval.high! > 0).toBe(true);
          expect(change.pValue).toBeCloseTo(1, 6);
        },
      ),
      { seed: 5, numRuns: 50 },
    );
  });
});

describe('what cannot be told', () => {
  const flat = (rows: number[][]) => ({ counts: rows.flat(), nPeriods: rows[0]!.length });
  const small = { choosing: { from: 0, to: 1 }, baseline: { from: 1, to: 2 }, followUp: { from: 2, to: 3 } };
  it('needs four areas to compare with', () => {
    const panel = flat([
      [5, 5, 5],
      [4, 4, 4],
      [4, 4, 4],
      [4, 4, 4],
    ]);
    expect(zoneComparison({ panel, treated: [0], candidates: [1, 2, 3], window: small })).toMatchObject({
      reason: expect.stringContaining('only 3 areas'),
    });
  });
  it('needs crime in the comparison, and in the zone', () => {
    const quiet = flat([
      [5, 5, 5],
      [4, 0, 4],
      [4, 0, 4],
      [4, 0, 4],
      [4, 0, 4],
    ]);
    expect(zoneComparison({ panel: quiet, treated: [0], candidates: [1, 2, 3, 4], window: small })).toMatchObject({
      reason: expect.stringContaining('no crime before'),
    });
    const empty = flat([
      [5, 0, 0],
      [4, 5, 4],
      [4, 5, 4],
      [4, 5, 4],
      [4, 5, 4],
    ]);
    const comparison = zoneComparison({ panel: empty, treated: [0], candidates: [1, 2, 3, 4], window: small });
    if (!isComputed(comparison)) throw new Error();
    expect(comparison.changeOf([0])).toMatchObject({ reason: expect.stringContaining('no crime was recorded') });
    expect(() => comparison.changeOf([])).toThrow('a zone must name areas');
    expect(() => comparison.changeOf([9])).toThrow('a zone must name areas from 0 to 4: 9');
  });
  it('needs crime before in the zone', () => {
    const panel = flat([
      [5, 0, 7],
      [4, 5, 4],
      [4, 5, 4],
      [4, 5, 4],
      [4, 5, 4],
    ]);
    const comparison = zoneComparison({ panel, treated: [0], candidates: [1, 2, 3, 4], window: small });
    expect(isComputed(comparison) && comparison.changeOf([0])).toMatchObject({ status: 'not-computed' });
  });
  it('raises by a half where the zone has none after, and stays finite', () => {
    const panel = flat([
      [5, 9, 0],
      [4, 5, 4],
      [4, 5, 4],
      [4, 5, 4],
      [4, 5, 4],
    ]);
    const change = changeOf({ panel, treated: [0], candidates: [1, 2, 3, 4], window: small });
    expect(change.ratio).toBeCloseTo(0.5 / 9.5 / (16.5 / 20.5), 12);
    expect(crimesBeyond(change).value).toBeLessThan(0);
  });
});

describe('zones that touch', () => {
  it('are judged by zones of the same shape: what neighbours share widens the interval', () => {
    // Nine strips of four areas on a line; every strip has its own luck after, which its areas share.
    const random = randomStream('strips');
    const rows = Array.from({ length: 36 }, (_, area) => {
      const luck = [1, 1.5, 0.7, 1.4, 0.6, 1.5, 0.7, 1.3, 0.8][Math.floor(area / 4)]!;
      return Array.from({ length: 8 }, (_, period) => drawPoisson(random, period < 6 ? 30 : 30 * luck));
    });
    const given = {
      panel: { counts: rows.flat(), nPeriods: 8 },
      treated: [0, 1, 2, 3],
      candidates: Array.from({ length: 32 }, (_, area) => area + 4),
      window: evaluationWindow({ nBefore: 6, nPeriods: 8 }),
    };
    const neighbours = rows.map((_, area) => [area - 1, area + 1].filter((other) => other >= 0 && other < 36));
    const apart = changeOf(given);
    const together = changeOf({ ...given, neighbours });
    expect(apart.dispersion.placeboZones).toBeNull();
    expect(together.dispersion.placeboZones!).toBeGreaterThan(apart.dispersion.used);
    expect(together.standardError).toBeCloseTo(
      apart.standardError * Math.sqrt(together.dispersion.placeboZones! / apart.dispersion.used),
      12,
    );
    // Scattered areas have no shape to copy.
    const scattered = changeOf({ ...given, neighbours }, [0, 2]);
    expect(scattered.dispersion.placeboZones).toBeNull();
  });
});

describe('power from the same variance', () => {
  it('meets what simulated evaluations find', () => {
    const random = randomStream('zone power');
    let found = 0;
    let promised = 0;
    const trials = 1500;
    for (let trial = 0; trial < trials; trial++) {
      const counts = Array.from({ length: 24 }, (_, area) =>
        [20, 20, 20].map((mean, period) => drawPoisson(random, area < 4 && period === 2 ? 0.7 * mean : mean)),
      ).flat();
      const change = changeOf({
        panel: { counts, nPeriods: 3 },
        treated: [0, 1, 2, 3],
        candidates: Array.from({ length: 20 }, (_, area) => area + 4),
        window: { choosing: { from: 0, to: 1 }, baseline: { from: 1, to: 2 }, followUp: { from: 2, to: 3 } },
      });
      if (change.pValue < 0.05) found++;
      promised += powerOfChange(change, 0.7);
    }
    expect(Math.abs(found - promised) / trials).toBeLessThan(0.04);
  });
  it('finds its own smallest fall four times in five, and no change as often as alpha', () => {
    const change = { standardError: 0.1, degreesOfFreedom: 9 };
    // qt(.975, 9) + qt(.8, 9) = 2.262157 + 0.883404
    expect(smallestFall(change)).toBeCloseTo(1 - Math.exp(-0.3145561), 6);
    expect(powerOfChange(change, 1 - smallestFall(change))).toBeCloseTo(0.8, 3);
    expect(powerOfChange(change, 1)).toBeCloseTo(0.05, 12);
    expect(() => powerOfChange(change, 0)).toThrow('true ratio must be above zero: 0');
    expect(() => smallestFall(change, { power: 2 })).toThrow('power must lie between 0 and 1: 2');
  });
});

describe('areas like the patrolled ones', () => {
  it('are the next busiest where the busiest were patrolled, and those near where a quiet one was', () => {
    const crime = Array.from({ length: 30 }, (_, area) => 100 - area);
    const candidates = crime.map((_, area) => area).filter((area) => area > 1);
    expect(comparableAreas(crime, [0, 1], candidates)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(
      comparableAreas(
        crime,
        [20],
        candidates.filter((area) => area !== 20),
        4,
      ),
    ).toEqual([18, 19, 21, 22]);
  });
});

describe('which periods choose and which are the baseline', () => {
  it('never overlap, and leave a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 1, max: 40 }), (nBefore, nAfter) => {
        const { choosing, baseline, followUp } = evaluationWindow({ nBefore, nPeriods: nBefore + nAfter });
        expect(choosing.from).toBeGreaterThanOrEqual(0);
        expect(choosing.to).toBeGreaterThan(choosing.from);
        expect(baseline.from - choosing.to).toBe(1);
        expect(baseline.to).toBe(nBefore);
        expect(baseline.to - baseline.from).toBeGreaterThanOrEqual(2);
        expect(followUp).toEqual({ from: nBefore, to: nBefore + Math.min(12, nAfter) });
      }),
      { seed: 7 },
    );
    expect(() => evaluationWindow({ nBefore: 4, nPeriods: 9 })).toThrow(
      'too few periods: 4 before patrols and 5 after',
    );
    expect(() => evaluationWindow({ nBefore: 9, nPeriods: 9 })).toThrow('9 before patrols and 0 after');
  });
});

describe('crimes that the comparison suggests without patrols', () => {
  it('are those recorded over the ratio, in whole crimes, and what is beyond them is the difference', () => {
    const change = changeOf(design);
    const without = crimesWithout(change);
    expect(without.value).toBe(Math.round(change.counts.after / change.ratio));
    expect(Math.abs(change.counts.after - without.value - crimesBeyond(change).value)).toBeLessThanOrEqual(0.5);
    expect(without.interval).toMatchObject({ level: change.interval.level });
  });

  it('have a range outwards in whole crimes, which holds the value, whatever the ratio', () => {
    const change = changeOf(design);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.double({ min: 0.1, max: 5, noNaN: true }), (after, ratio) => {
        const interval = { ...change.interval, low: ratio / 1.5, high: ratio * 1.5 };
        const { value, interval: range } = crimesWithout({ ...change, ratio, interval, counts: { before: 1, after } });
        const { low, high } = range as { low: number; high: number };
        expect([value, low, high].every(Number.isInteger)).toBe(true);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(low).toBeLessThanOrEqual(after / interval.high);
        expect(high).toBeGreaterThanOrEqual(after / interval.low);
      }),
    );
  });
});
