import { drawBinomial, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { cellsFromRows, extremeGroups, groupCells, rateGap, rateOf, type Scale } from '../../src/index.ts';

/** One group with so many flagged among those without the outcome. */
function groupOf(name: string, flagged: number, size: number) {
  const cells = cellsFromRows([
    { groups: { g: name }, label: 0, decision: 1, count: flagged },
    { groups: { g: name }, label: 0, decision: 0, count: size - flagged },
  ]);
  return groupCells(cells, ['g'])[0]!;
}

const rate = (flagged: number, size: number) => rateOf(groupOf('a', flagged, size), 'falsePositiveRate');

const contains = (estimate: ReturnType<typeof rateGap>, truth: number) =>
  estimate.status === 'computed' &&
  'low' in estimate.interval &&
  estimate.interval.low <= truth &&
  (estimate.interval.high === null || truth <= estimate.interval.high);

describe('coverage of nominal 95 % intervals by simulation', () => {
  // Group sizes and true rates; most are unequal, as a police data set is.
  const designs = [
    { sizes: [2000, 60], rates: [0.25, 0.4] },
    { sizes: [500, 35], rates: [0.1, 0.2] },
    { sizes: [150, 150], rates: [0.5, 0.5] },
    { sizes: [90, 900], rates: [0.06, 0.12] },
  ] as const;
  const RUNS = 2000;

  it.each(designs)('rates, differences and ratios: sizes $sizes, rates $rates', ({ sizes, rates }) => {
    const random = randomStream('coverage', sizes.join(), rates.join());
    const hits = { rate: 0, difference: 0, ratio: 0 };
    for (let run = 0; run < RUNS; run++) {
      const group = rate(drawBinomial(random, sizes[0], rates[0]), sizes[0]);
      const other = rate(drawBinomial(random, sizes[1], rates[1]), sizes[1]);
      if (contains(other.estimate, rates[1])) hits.rate++;
      if (contains(rateGap(group, other, 'difference', 0.95), rates[0] - rates[1])) hits.difference++;
      const ratio = rateGap(group, other, 'ratio', 0.95);
      // A compared rate of 0 has no ratio; nothing is claimed, so nothing is missed.
      if (ratio.status !== 'computed' || contains(ratio, rates[0] / rates[1])) hits.ratio++;
    }
    for (const count of Object.values(hits)) expect(count / RUNS).toBeGreaterThanOrEqual(0.93);
  });
});

describe('a group of 25 beside one of 4,000', () => {
  // With so few people a score interval's coverage swings with the true rate (0.923 at exactly 0.3, by enumeration, and above
  // 0.96 at others), so what is promised is coverage over rates, not at a chosen one.
  it('covers over true rates between 0.1 and 0.9', () => {
    const random = randomStream('coverage of few');
    const hits = { rate: 0, difference: 0, ratio: 0 };
    const RUNS = 4000;
    for (let run = 0; run < RUNS; run++) {
      const truth = 0.1 + 0.8 * random.next();
      const group = rate(drawBinomial(random, 4000, truth), 4000);
      const other = rate(drawBinomial(random, 25, truth), 25);
      if (contains(other.estimate, truth)) hits.rate++;
      if (contains(rateGap(group, other, 'difference', 0.95), 0)) hits.difference++;
      const ratio = rateGap(group, other, 'ratio', 0.95);
      if (ratio.status !== 'computed' || contains(ratio, 1)) hits.ratio++;
    }
    for (const count of Object.values(hits)) expect(count / RUNS).toBeGreaterThanOrEqual(0.93);
  });
});

/** Sizes that grow by one factor. */
function fromTo(least: number, most: number, count: number): number[] {
  return Array.from({ length: count }, (_, g) => Math.round(least * (most / least) ** (g / (count - 1))));
}

describe('extremes where all groups are alike', () => {
  const designs = [
    { name: 'five equal groups', sizes: [300, 300, 300, 300, 300], truth: 0.3 },
    { name: 'unequal groups', sizes: [5000, 800, 120, 40, 25], truth: 0.2 },
    // Covers in 94.4 of 100, which fewer runs would not tell from 93.
    { name: '19 groups of 500', sizes: new Array<number>(19).fill(500), truth: 0.25, runs: 500 },
    { name: '19 unequal groups, rare', sizes: Array.from({ length: 19 }, (_, g) => 20 + g * g * 12), truth: 0.06 },
    { name: '19 groups from 15 to 6,000, very rare', sizes: fromTo(15, 6000, 19), truth: 0.005 },
    { name: '19 groups just large enough for max-T', sizes: fromTo(30, 6000, 19), truth: 0.2 },
  ];
  it.each(designs)(
    'the interval of max − min covers 0, of min ÷ max covers 1: $name',
    ({ sizes, truth, runs = 250 }) => {
      const random = randomStream('extremes', sizes.join());
      const hits: Record<Scale, number> = { difference: 0, ratio: 0 };
      for (let run = 0; run < runs; run++) {
        const groups = sizes.map((size, g) => ({ group: `${g}`, rate: rate(drawBinomial(random, size, truth), size) }));
        for (const scale of ['difference', 'ratio'] as const) {
          const { estimate } = extremeGroups(groups, scale, { random: random.split(run), replicates: 200 });
          if (contains(estimate, scale === 'difference' ? 0 : 1)) hits[scale]++;
        }
      }
      expect(hits.difference / runs).toBeGreaterThanOrEqual(0.94);
      expect(hits.ratio / runs).toBeGreaterThanOrEqual(0.94);
    },
  );

  it('covers the true range where groups differ', () => {
    const random = randomStream('range');
    const sizes = [900, 400, 200, 80];
    const rates = [0.2, 0.25, 0.3, 0.35];
    let hits = 0;
    const RUNS = 500;
    for (let run = 0; run < RUNS; run++) {
      const groups = sizes.map((size, g) => ({
        group: `${g}`,
        rate: rate(drawBinomial(random, size, rates[g]!), size),
      }));
      if (contains(extremeGroups(groups, 'difference', { random: random.split(run), replicates: 200 }).estimate, 0.15))
        hits++;
    }
    expect(hits / RUNS).toBeGreaterThanOrEqual(0.94);
  });

  // Pairs by Bonferroni covered 0 in 82 of 100 runs of 200 such groups, and in 51 of 100 of 1,000: far out, score limits are too short.
  it.each([
    { groups: 64, truth: 0.02, runs: 100 },
    { groups: 200, truth: 0.02, runs: 100 },
    { groups: 200, truth: 0.3, runs: 100 },
    { groups: 1000, truth: 0.02, runs: 20 },
  ])('$groups groups from 15 to 6,000 people, rate $truth', ({ groups: count, truth, runs }) => {
    const random = randomStream('many groups', count, truth);
    const sizes = fromTo(15, 6000, count);
    let hits = 0;
    for (let run = 0; run < runs; run++) {
      const groups = sizes.map((size, g) => ({ group: `${g}`, rate: rate(drawBinomial(random, size, truth), size) }));
      if (contains(extremeGroups(groups, 'difference', { random }).estimate, 0)) hits++;
    }
    expect(hits / runs).toBeGreaterThanOrEqual(0.94);
  });
});
