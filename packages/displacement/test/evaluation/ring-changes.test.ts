import { holm } from '@assay/statistics';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { incidenceRateRatio, type RingChange, ringChanges } from '../../src/index.ts';
import { square } from '../example-values.ts';

const events = (places: readonly (readonly [x: number, later: number])[]) => ({
  x: places.map(([x]) => x),
  y: places.map(() => 5),
  later: places.map(([, later]) => later),
});

it('compares patrolled areas and each ring with all that lies beyond, Holm over the zones', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 1 }))), (random) => {
      const places = [...random, [200, 0], [200, 1]] as [number, number][];
      const found = ringChanges(events(places), [square], 10, { overdispersion: 2, degreesOfFreedom: 9 });
      const within = (low: number, high: number) => {
        const own = places.filter(([x]) => x > low && x <= high);
        const after = own.filter(([, later]) => later === 1).length;
        return { before: own.length - after, after };
      };
      const zones = [within(-1, 10), within(10, 20), within(20, 30)];
      const ratios = zones.map((treated) =>
        incidenceRateRatio({ treated, control: within(30, Infinity) }, { overdispersion: 2, degreesOfFreedom: 9 }),
      );
      const adjusted = Array.from(holm(ratios.flatMap((ratio) => (ratio.status === 'computed' ? [ratio.pValue] : []))));
      expect(found).toEqual(
        zones.map((counts, at) => ({
          zone: ['patrolled', 'first ring', 'second ring'][at],
          ...counts,
          ratio: ratios[at],
          pValue: ratios[at]!.status === 'computed' ? adjusted.shift()! : null,
        })),
      );
    }),
  );
});

it('leaves out events without coordinates', () => {
  const found = ringChanges(
    events([
      [5, 0],
      [Number.NaN, 0],
      [500, 1],
    ]),
    [square],
    10,
  ) as RingChange[];
  expect(found[0]).toMatchObject({ before: 1, after: 0 });
});

it('is not computed where the rings cover every event, and refuses no patrolled area or no width', () => {
  expect(ringChanges(events([[5, 0]]), [square], 10)).toMatchObject({
    status: 'not-computed',
    reason: expect.stringContaining('rings cover every event'),
  });
  expect(() => ringChanges(events([[5, 0]]), [], 10)).toThrow('0 areas, 10 m');
  expect(() => ringChanges(events([[5, 0]]), [square], 0)).toThrow('1 areas, 0 m');
});
