import { drawNormal, drawPoisson, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { crimePanels } from '../../calibrate/crime-panels.ts';
import { placeboBattery } from '../../src/index.ts';

const persistent = (nAreas: number, nPeriods: number, spread: number, seed: string) => {
  const random = randomStream(seed);
  return Array.from({ length: nAreas }, () => {
    const level = 5 + 20 * random.next();
    let luck = 0;
    return Array.from({ length: nPeriods }, () => {
      luck = 0.9 * luck + spread * drawNormal(random);
      return drawPoisson(random, level * Math.exp(luck));
    });
  }).flat();
};

describe('placebo battery', () => {
  const random = randomStream('battery');
  it('tries every window that fits, in time order', () => {
    const counts = Array.from({ length: 20 * 12 }, () => drawPoisson(random, 10));
    const once = placeboBattery({ counts, nPeriods: 12 }, { nTop: 3, lengths: [3] }, random);
    expect(once.nTrials).toBe(3);
    expect(once.nIndependent).toBe(1);
    // 3 and 4: 3·3·3 fits at 3 places, one four at 2, two fours at 1, three fours nowhere.
    expect(placeboBattery({ counts, nPeriods: 12 }, { nTop: 3, lengths: [3, 4] }, random).nTrials).toBe(3 + 3 * 2 + 3);
    const dealt = placeboBattery({ counts, nPeriods: 12 }, { nTop: 2, lengths: [3], nSets: 2, nDeals: 5 }, random);
    expect(dealt).toMatchObject({ nTrials: 30, nIndependent: 2 });
  });
  it('counts alarms by a panel in which only one kind can be', () => {
    // The two busiest while choosing are halved ever after: the usual method and the honest one both call it a fall.
    const counts = Array.from({ length: 24 }, (_, area) =>
      Array.from({ length: 10 }, (_, period) => (area < 2 ? (period < 7 ? 400 : 200) : 300 + (area % 3))),
    ).flat();
    const { methods } = placeboBattery({ counts, nPeriods: 10 }, { nTop: 2, lengths: [3], trueFall: 0 }, random);
    for (const method of methods)
      expect(method).toMatchObject({ falseAlarmShare: 1, falseSuccessShare: 1, nTrials: 1, power: 1 });
    expect(methods[2]!.meanRatio).toBeCloseTo(0.5, 2);
    // One trial that alarms: Wilson's interval of 1 in 1.
    const { low, high } = methods[2]!.falseAlarmInterval as { low: number; high: number };
    expect(low).toBeCloseTo(0.2065, 4);
    expect(high).toBe(1);
  });
  it('takes how months vary from the baseline, and not from the months that follow', () => {
    // Crime halves in the two busiest. Elsewhere each span sums to 900 an area; one span swings from month to month.
    const [steady, swinging, back] = [
      [300, 300, 300],
      [600, 300, 0],
      [0, 300, 600],
    ];
    const alarms = (swings: 'baseline' | 'follow-up') => {
      const counts = Array.from({ length: 24 }, (_, area) => {
        if (area < 2) return [...Array(7).fill(400), 200, 200, 200];
        const swing = area % 2 === 0 ? swinging! : back!;
        const [baseline, followUp] = swings === 'baseline' ? [swing, steady!] : [steady!, swing];
        return [...steady!, 300, ...baseline, ...followUp];
      }).flat();
      const { methods } = placeboBattery({ counts, nPeriods: 10 }, { nTop: 2, lengths: [3] }, random);
      return methods[1]!.falseAlarmShare;
    };
    expect([alarms('follow-up'), alarms('baseline')]).toEqual([1, 0]);
  });
  it('patrols a patch that grows from the busiest area that has one, where zones are to be contiguous', () => {
    // 24 areas in a row and, apart from them, the busiest of all, in whose surroundings no patch of three fits.
    const row = Array.from({ length: 24 }, (_, area) => [area - 1, area + 1].filter((each) => each >= 0 && each < 24));
    const neighbours = [...row, [25], [24]];
    // The patch 10–12 is busiest after these two; crime halves in it once the months that choose are over, nowhere else.
    const level = (area: number) => (area >= 24 ? 900 : area === 11 ? 800 : area === 10 || area === 12 ? 700 : 300);
    const counts = neighbours.flatMap((_, area) =>
      Array.from({ length: 10 }, (_, period) =>
        period >= 7 && area >= 10 && area <= 12 ? level(area) / 2 : level(area) + ((area + period) % 3),
      ),
    );
    const options = { nTop: 3, lengths: [3], trueFall: 0, neighbours };
    const ratio = (contiguous: boolean) =>
      placeboBattery({ counts, nPeriods: 10 }, { ...options, contiguous }, random).methods[1]!.meanRatio as number;
    // Months apart, against all others: half, beside what did not change.
    expect(ratio(true)).toBeCloseTo(0.5, 2);
    // The three busiest whoever lies where: 900 + 900 + 800 become 900 + 900 + 400, against 12 % fewer elsewhere.
    const [zone, others] = [2200 / 2600, (21 * 300 + 700) / (21 * 300 + 1400)];
    expect(ratio(false)).toBeCloseTo(zone / others, 2);
  });
  it('alarms by the usual method, and not by the recommended one, where luck persists', () => {
    const { methods } = placeboBattery(
      { counts: persistent(120, 36, 0.08, 'luck'), nPeriods: 36 },
      { nTop: 5, nSets: 4, nDeals: 2 },
      randomStream('persist'),
    );
    const [usual, , comparable] = methods.map(({ falseAlarmShare }) => falseAlarmShare as number);
    expect(usual!).toBeGreaterThan(0.2);
    expect(comparable!).toBeLessThanOrEqual(0.07);
    expect(methods[2]!.power as number).toBeGreaterThan(0.1);
  });
  it('is not computed where there is no crime or too few periods, and refuses panels with holes', () => {
    expect(
      placeboBattery({ counts: new Array(120).fill(0), nPeriods: 12 }, { nTop: 2 }, random).methods[0]!.falseAlarmShare,
    ).toMatchObject({ reason: 'no trial had crime in both groups of areas' });
    expect(
      placeboBattery({ counts: new Array(20).fill(3), nPeriods: 4 }, { nTop: 2 }, random).methods[2]!.power,
    ).toMatchObject({ reason: '4 periods are too few for a placebo trial' });
    expect(() => placeboBattery({ counts: [1, 2, 3], nPeriods: 2 }, { nTop: 1 }, random)).toThrow(
      'divide the 3 counts evenly: 2',
    );
    expect(() => placeboBattery({ counts: [1, 2, 3, Number.NaN], nPeriods: 4 }, { nTop: 1 }, random)).toThrow(
      'count of area 1, period 4 must be zero or more: NaN',
    );
    expect(() => placeboBattery({ counts: [1, 2, 3, 4], nPeriods: 4 }, { nTop: 1 }, random)).toThrow(
      'top areas must be from 1 to 0: 1',
    );
    expect(() =>
      placeboBattery({ counts: [1, 2, 3, 4, 1, 2, 3, 4], nPeriods: 4 }, { nTop: 1, contiguous: true }, random),
    ).toThrow('contiguous placebo zones need neighbours');
  });
});

const { panels, absent } = crimePanels();
const wards = panels.find(({ title }) => title.includes('wards'));
describe.skipIf(wards === undefined)(
  `burglary in Greater Manchester, nobody patrolled${wards === undefined ? ` (skipped: no ${absent.join(', ')}; set ASSAY_REFERENCE_DATA)` : ''}`,
  () => {
    it.each([1, 3, 8, 20])(
      'with the busiest %i wards the usual method alarms often, the recommended one in at most 7 %%',
      (nTop) => {
        const { methods } = placeboBattery(wards!, { nTop, neighbours: wards!.neighbours }, randomStream('wards'));
        expect(methods[0]!.falseAlarmShare as number).toBeGreaterThan(0.3);
        expect(methods[2]!.falseAlarmShare as number).toBeLessThanOrEqual(0.07);
      },
    );
  },
);
