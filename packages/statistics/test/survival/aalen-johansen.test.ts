import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aalenJohansen, incidenceAt, kaplanMeier, meanTimeOpen, notComputed } from '../../src/index.ts';

const follow = fc
  .array(fc.record({ time: fc.integer({ min: 1, max: 12 }), cause: fc.integer({ min: 0, max: 2 }) }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((all) => ({ times: all.map(({ time }) => time), causes: all.map(({ cause }) => cause) }));
const shareOf = (estimate: ReturnType<typeof incidenceAt>) =>
  estimate.status === 'computed' ? estimate.value : Number.NaN;

describe('incidenceAt', () => {
  it('is the share ended by the cause where everybody was followed to the end', () => {
    fc.assert(
      fc.property(follow, fc.integer({ min: 1, max: 12 }), ({ times, causes }, time) => {
        const ended = causes.map((cause) => (cause === 0 ? 1 : cause));
        const curve = aalenJohansen({ times, causes: ended });
        if (time > Math.max(...times)) {
          expect(incidenceAt(curve, 1, time).status).toBe('not-computed');
          return;
        }
        for (const cause of [1, 2]) {
          const share = ended.filter((own, at) => own === cause && times[at]! <= time).length / times.length;
          expect(shareOf(incidenceAt(curve, cause, time))).toBeCloseTo(share, 10);
        }
      }),
    );
  });

  it('has its limits from the step before, and says why there are none', () => {
    const curve = aalenJohansen({ times: [1, 2, 3, 4, 5], causes: [0, 1, 2, 1, 0] });
    if (curve.status !== 'computed') throw new Error(curve.reason);
    const { incidence, low, high } = curve.causes[0]![1]!;
    expect(incidenceAt(curve, 1, 2.5)).toMatchObject({ value: incidence, interval: { low, high, level: 0.95 } });
    const none = notComputed('the cause has not occurred yet');
    for (const [cause, time] of [
      [1, 0.5],
      [1, 1.5],
      [3, 5],
    ] as const)
      expect(incidenceAt(curve, cause, time)).toEqual({ status: 'computed', value: 0, interval: none });
    expect(incidenceAt(curve, 1, 5.1)).toEqual(notComputed('nobody was followed beyond 5'));
    expect(incidenceAt(aalenJohansen({ times: [2, 2], causes: [1, 1] }), 1, 2)).toMatchObject({
      value: 1,
      interval: notComputed('all have ended by this cause'),
    });
    expect(incidenceAt(aalenJohansen({ times: [], causes: [] }), 1, 1).status).toBe('not-computed');
    expect(incidenceAt(aalenJohansen({ times: [4], causes: [0] }), 1, 3)).toMatchObject({ value: 0 });
  });
});

describe('meanTimeOpen', () => {
  it('is the mean of times cut at the limit where everybody was followed to the end', () => {
    fc.assert(
      fc.property(follow, fc.double({ min: 0, max: 15, noNaN: true }), ({ times }, limit) => {
        const curve = kaplanMeier({ times, causes: times.map(() => 1) });
        if (curve.status !== 'computed') throw new Error(curve.reason);
        const mean = times.reduce((sum, time) => sum + Math.min(time, limit), 0) / times.length;
        expect(meanTimeOpen(curve, limit)).toBeCloseTo(mean, 9);
      }),
    );
  });
});
