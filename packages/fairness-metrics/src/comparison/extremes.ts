import {
  checkedDraws,
  criticalValue,
  drawBinomial,
  InputError,
  isComputed,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
  type RandomStream,
  simultaneousCriticalValue,
  USUAL_LEVEL,
  wilsonLimits,
} from '@assay/statistics';
import { checkedRate } from '../rate/checked-rate.ts';
import type { Rate } from '../rate/rate.ts';
import { type RateLimits, rateLimits } from '../rate/rate-limits.ts';
import type { Scale } from './rate-gap.ts';
import { chanceGap, shrunkGap } from './widest-gap.ts';

export interface NamedRate {
  readonly group: string;
  readonly rate: Rate;
}

export interface Extremes {
  /** Highest minus lowest rate, or lowest ÷ highest. */
  readonly estimate: MaybeEstimate;
  readonly highest: string | null;
  readonly lowest: string | null;
  /**
   * The widest gap after each rate is drawn towards everyone's by as much as chance alone spreads it: the widest of several
   * gaps, picked because it is the widest, overstates what is true.
   */
  readonly shrunk: number | NotComputed;
  /** The gap that as many groups of these sizes would show on average if all had one rate: never 0. */
  readonly byChance: number | NotComputed;
  /** Groups without a rate, which no extreme can speak for. */
  readonly excluded: readonly string[];
}

export interface ExtremesOptions {
  readonly level?: number;
  /** Draws for the max-T critical value; without them the interval is the exact one. */
  readonly random?: RandomStream;
  readonly replicates?: number;
}

/** Pairs beyond which max-T gives way to exact intervals: draws would cost seconds and be wider. */
const MAXIMUM_PAIRS = 2000;

/** People with and people without the outcome that the smallest group must expect for max-T to cover at its level. */
const LEAST_EXPECTED = 5;

/**
 * How far apart are the best and the worst treated group, allowing for having picked them because they were?
 *
 * Fairlearn's `difference` (max − min) and `ratio` (min ÷ max); the value itself is biased away from equality, by 3 to 7
 * points among a handful of groups of 100 that are treated alike, so `byChance` and `shrunk` stand beside it. The interval is simultaneous over all groups, so it can
 * contain 0, as a percentile bootstrap of max − min never can. With up to 63 groups, none of them too small for its
 * share to be near normal: each pair by Newcombe's (or the MOVER ratio) interval at one common critical value, drawn
 * from (x + ½) / (n + 1); if all hold together, the range lies between the largest lower and the largest upper limit.
 * Otherwise, and where no draws are given: exact limits of every group at level^(1/k), which hold together with at
 * least that level whatever the rates and however many groups.
 *
 * Source: Westfall and Young (1993), chapter 2; Newcombe (1998); Donner and Zou (2012); Clopper and Pearson (1934);
 * Šidák (1967).
 *
 * @example
 * const named = groups.map((each) => ({ group: each.group, rate: rateOf(each, 'falsePositiveRate') }));
 * const { highest, lowest, estimate } = extremeGroups(named, 'difference');
 * [highest, lowest, estimate.value] // ['B', 'A', 0.1618]
 */
export function extremeGroups(groups: readonly NamedRate[], scale: Scale, options: ExtremesOptions = {}): Extremes {
  const { level = USUAL_LEVEL, random, replicates = 1000 } = options;
  const rates = groups.filter(({ rate }) => isComputed(checkedRate(rate).estimate));
  const excluded = groups.filter(({ rate }) => !isComputed(rate.estimate)).map(({ group }) => group);
  if (rates.length === 0) {
    const none = notComputed('no group has this rate');
    return { estimate: none, highest: null, lowest: null, shrunk: none, byChance: none, excluded };
  }
  const share = ({ rate }: NamedRate) => rate.numerator / rate.denominator;
  const highest = rates.reduce((a, b) => (share(b) > share(a) ? b : a));
  const lowest = rates.reduce((a, b) => (share(b) < share(a) ? b : a));
  const named = { highest: highest.group, lowest: lowest.group, excluded };
  const nothing = (reason: string) => {
    const none = notComputed(reason);
    return { estimate: none, shrunk: none, byChance: none, ...named };
  };
  if (rates.length === 1) return nothing('only one group has this rate');
  if (scale === 'ratio' && share(highest) === 0) return nothing('every rate is 0, and nothing divides by 0');
  const pairs = (rates.length * (rates.length - 1)) / 2;
  const isMaximum = (pairs === 1 || (random !== undefined && pairs <= MAXIMUM_PAIRS)) && areNearNormal(rates);
  const interval = isMaximum
    ? { ...maximumInterval(rates, scale, level, random, replicates), level, method: 'simultaneous max-T interval' }
    : { ...exactInterval(rates, scale, level), level, method: 'simultaneous exact interval' };
  const value = scale === 'difference' ? share(highest) - share(lowest) : share(lowest) / share(highest);
  const counted = rates.map(({ rate }) => rate);
  return {
    estimate: { status: 'computed', value, interval },
    shrunk: shrunkGap(counted, scale),
    byChance: chanceGap(counted, scale),
    ...named,
  };
}

/** Whether the smallest group would, at everyone's rate, expect enough people with and without the outcome. */
function areNearNormal(rates: readonly NamedRate[]): boolean {
  let having = 0;
  let people = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const { rate } of rates) {
    having += rate.numerator;
    people += rate.denominator;
    smallest = Math.min(smallest, rate.effectiveDenominator);
  }
  const pooled = having / people;
  return smallest * Math.min(pooled, 1 - pooled) >= LEAST_EXPECTED;
}

function maximumInterval(
  rates: readonly NamedRate[],
  scale: Scale,
  level: number,
  random: RandomStream | undefined,
  replicates: number,
) {
  const counted = rates.map(({ rate }) => rate);
  const z = random ? pairwiseCriticalValue(counted, level, random, replicates) : criticalValue(level);
  const limits = counted.map((rate) => groupLimits(rate, z));
  return scale === 'difference' ? rangeLimits(limits) : ratioLimits(limits);
}

/** Each group's own limits at a level at which all of them hold together; the range then lies between the outermost. */
function exactInterval(rates: readonly NamedRate[], scale: Scale, level: number): { low: number; high: number } {
  const each = level ** (1 / rates.length);
  const limits = rates.map(({ rate }) => rateLimits(rate, each, 'exact'));
  let least = 0;
  let most = scale === 'difference' ? 0 : 1;
  let shortest = 1;
  for (const a of limits) {
    for (const b of limits) {
      if (a === b) continue;
      if (scale === 'difference') {
        least = Math.max(least, a.low - b.high);
        most = Math.max(most, a.high - b.low);
      } else {
        shortest = Math.min(shortest, b.high === 0 ? 1 : a.low / b.high);
        if (b.low > 0) most = Math.min(most, a.high / b.low);
      }
    }
  }
  return scale === 'difference' ? { low: least, high: most } : { low: shortest, high: most };
}

/**
 * How many standard errors every pairwise difference stays within together, with the given chance.
 *
 * Max-T over draws of the groups. Never below the value for one pair, so that one pair's interval is Newcombe's own.
 *
 * @throws InputError where replicates are too few for the level.
 *
 * Source: Westfall and Young (1993), chapter 2.
 *
 * @example
 * const rates = groups.map((each) => rateOf(each, 'falsePositiveRate'));
 * pairwiseCriticalValue(rates, 0.95, randomStream('example')) // 1.96
 */
export function pairwiseCriticalValue(
  rates: readonly Rate[],
  level: number,
  random: RandomStream,
  replicates = 1000,
): number {
  const sizes = rates.map((rate) => Math.max(1, Math.round(checkedRate(rate).effectiveDenominator)));
  const centres = rates.map((rate, g) => ((rate.numerator / rate.denominator) * sizes[g]! + 0.5) / (sizes[g]! + 1));
  const k = rates.length;
  const tests = (k * (k - 1)) / 2;
  const values = new Float64Array(checkedDraws(replicates, 'replicates') * tests);
  const shift = new Float64Array(k);
  const variance = new Float64Array(k);
  let place = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (let g = 0; g < k; g++) {
      const n = sizes[g]!;
      const p = (drawBinomial(random, n, centres[g]!) + 0.5) / (n + 1);
      shift[g] = p - centres[g]!;
      variance[g] = (p * (1 - p)) / n;
    }
    for (let g = 0; g < k; g++) {
      for (let h = 0; h < g; h++) values[place++] = (shift[g]! - shift[h]!) / Math.sqrt(variance[g]! + variance[h]!);
    }
  }
  const together = simultaneousCriticalValue({ values, tests }, { level });
  if (typeof together !== 'number')
    throw new InputError(`${together.reason}: ${replicates}. Pass e.g. 1000 replicates.`);
  return Math.max(criticalValue(level), together);
}

function groupLimits(rate: Rate, z: number): RateLimits {
  const n = rate.effectiveDenominator;
  const p = rate.numerator / rate.denominator;
  return { p, ...wilsonLimits(p * n, n, z) };
}

function rangeLimits(limits: readonly RateLimits[]): { low: number; high: number } {
  let low = 0;
  let high = 0;
  for (const a of limits) {
    for (const b of limits) {
      if (a === b) continue;
      const gap = a.p - b.p;
      low = Math.max(low, gap - Math.hypot(a.p - a.low, b.high - b.p));
      high = Math.max(high, gap + Math.hypot(a.high - a.p, b.p - b.low));
    }
  }
  return { low, high: Math.min(1, high) };
}

function ratioLimits(limits: readonly RateLimits[]): { low: number; high: number } {
  let low = 1;
  let high = 1;
  for (const a of limits) {
    for (const b of limits) {
      if (a === b) continue;
      const product = a.p * b.p;
      const down = a.low * (2 * a.p - a.low);
      const up = a.high * (2 * a.p - a.high);
      const lowRoot = Math.sqrt(Math.max(0, product ** 2 - down * b.high * (2 * b.p - b.high)));
      const highRoot = Math.sqrt(Math.max(0, product ** 2 - up * b.low * (2 * b.p - b.low)));
      const divisor = b.low * (2 * b.p - b.low);
      low = Math.min(low, a.p === 0 || down === 0 ? 0 : down / (product + lowRoot));
      if (divisor > 0) high = Math.min(high, (product + highRoot) / divisor);
    }
  }
  return { low, high };
}
