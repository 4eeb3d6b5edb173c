import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  casesForShare,
  notComputed,
  roundedRatios,
  scaleEstimate,
  shareOfSoMany,
  wilsonInterval,
} from '../../src/index.ts';

const PRINTED = [
  { group: 'A', rate: 24.5 },
  { group: 'B', rate: 5.9 },
  { group: 'none', rate: 0 },
];

describe('printed rates', () => {
  it('are so many times the reference, whatever was rounded away', () => {
    const tenths = fc.integer({ min: 0, max: 900 });
    const rest = fc.double({ min: -0.5, max: 0.4999, noNaN: true });
    fc.assert(
      fc.property(tenths, fc.integer({ min: 1, max: 900 }), rest, rest, (own, other, first, second) => {
        const [row] = roundedRatios(
          [
            { group: 'A', rate: own / 10 },
            { group: 'B', rate: other / 10 },
          ],
          'B',
          0.05,
        );
        const [rate, reference] = [Math.max(0, own + first) / 10, (other + second) / 10];
        expect(row!.low!).toBeLessThanOrEqual(rate / reference + 1e-9);
        expect(row!.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(rate / reference - 1e-9);
        expect(row!.ratio).toBe(own / 10 / (other / 10));
      }),
    );
  });

  it('leave the reference once itself, and say nothing where it is nought', () => {
    const [own, reference, none] = roundedRatios(PRINTED, 'B', 0.05);
    expect(reference).toEqual({ group: 'B', rate: 5.9, ratio: 1, low: 1, high: 1, missing: 0 });
    // Were so many of B's events missing, both rates would be one.
    expect(5.9 / (1 - own!.missing!)).toBeCloseTo(24.5, 9);
    expect(none).toMatchObject({ ratio: 0, low: 0, missing: null });
    expect(roundedRatios(PRINTED, 'none', 0.05)[0]).toMatchObject({ ratio: null, low: null, high: null });
    const tiny = [PRINTED[0]!, { group: 'tiny', rate: 0.05 }];
    expect(roundedRatios(tiny, 'tiny', 0.05)[0]!.high).toBeNull();
    expect(() => roundedRatios(PRINTED, 'C', 0.05)).toThrow('no printed rate is of C');
    expect(() => roundedRatios(PRINTED, 'B', -1)).toThrow('printed rates');
  });
});

describe('cases to know a share', () => {
  it('are as many as make the normal interval so narrow, and no fewer', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.005, max: 0.4, noNaN: true }),
        (p, within) => {
          const cases = casesForShare(p, within);
          const reach = (n: number) => 1.959963984540054 * Math.sqrt(Math.max(p * (1 - p), 0.05) / n);
          expect(reach(cases)).toBeLessThanOrEqual(within + 1e-12);
          expect(reach(cases - 1)).toBeGreaterThanOrEqual(within - 1e-12);
        },
      ),
    );
    expect(casesForShare(0, 0.1)).toBe(casesForShare(1, 0.1));
    expect(() => casesForShare(1.1, 0.1)).toThrow('a share must lie');
    expect(() => casesForShare(0.1, 0)).toThrow('a margin must lie');
  });
});

it('counts a share of so many, and of none none', () => {
  const share = wilsonInterval({ successes: 7, total: 20 });
  expect(shareOfSoMany(share, 40)).toEqual(scaleEstimate(share, 40));
  expect(shareOfSoMany(share, 0)).toMatchObject({ status: 'computed', value: 0, interval: { low: 0, high: 0 } });
  const none = notComputed('nobody was followed');
  for (const many of [0, 3]) expect(shareOfSoMany(none, many)).toBe(none);
  expect(() => shareOfSoMany(share, -1)).toThrow('factor must be above 0');
});
