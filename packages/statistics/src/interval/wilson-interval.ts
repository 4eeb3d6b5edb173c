import { type MaybeEstimate, notComputed } from '../computed.ts';
import { checkedDesignEffect } from './design-effect.ts';
import { checkedLevel, criticalValue, type LevelOption } from './level.ts';
import { checkProportion, type Proportion } from './proportion.ts';

export interface WilsonOptions extends LevelOption {
  /** Yates' continuity correction: wider, never less than the level on average. Default false. */
  readonly continuity?: boolean;
  /** By how much cases that depend on each other spread the rate more than as many single ones: 1 unless stated. */
  readonly designEffect?: number;
}

/**
 * Which true rates are compatible with so many successes out of so many cases?
 *
 * Wilson score interval: the rates that a score test does not reject. It stays inside 0 … 1 and holds for 0 of n. With a
 * design effect it is that of n ÷ effect single cases. No cases at all: not computed.
 *
 * @throws InputError where successes exceed the total, a count is no whole number, level lies outside 0 … 1, or the
 * design effect is not above 0.
 *
 * Source: Wilson (1927); with continuity Newcombe (1998a), method 4; design effect after Korn and Graubard (1998).
 *
 * @example
 * wilsonInterval({ successes: 7, total: 20 }).interval // { low: 0.1812, high: 0.5671 }
 */
export function wilsonInterval(group: Proportion, options: WilsonOptions = {}): MaybeEstimate {
  checkProportion(group);
  const level = checkedLevel(options);
  const effect = checkedDesignEffect(options.designEffect);
  const { successes: x, total: n } = group;
  if (n === 0) return notComputed('there are no cases');
  const z = criticalValue(level);
  const limits = options.continuity ? correctedLimits : wilsonLimits;
  const { low, high } = limits(x / effect, n / effect, z);
  const name = options.continuity ? 'Wilson score interval with continuity correction' : 'Wilson score interval';
  const method = effect === 1 ? name : `${name} of the effective number of cases`;
  return { status: 'computed', value: x / n, interval: { low, high, level, method } };
}

/**
 * The limits of {@link wilsonInterval} alone, at z standard errors, for intervals that are built from them. Unchecked
 * hot path: n above 0.
 *
 * @example
 * wilsonLimits(7, 20, 1.96) // { low: 0.1812, high: 0.5671 }
 */
export function wilsonLimits(x: number, n: number, z: number): { low: number; high: number } {
  const square = z * z;
  const centre = 2 * x + square;
  const reach = z * Math.sqrt(square + (4 * x * (n - x)) / n);
  const scale = 2 * (n + square);
  return { low: x === 0 ? 0 : (centre - reach) / scale, high: x === n ? 1 : (centre + reach) / scale };
}

function correctedLimits(x: number, n: number, z: number): { low: number; high: number } {
  const square = z * z;
  const p = x / n;
  const scale = 2 * (n + square);
  const lowReach = z * Math.sqrt(square - 2 - 1 / n + 4 * p * (n - x + 1));
  const highReach = z * Math.sqrt(square + 2 - 1 / n + 4 * p * (n - x - 1));
  return {
    low: x === 0 ? 0 : Math.max(0, (2 * x + square - 1 - lowReach) / scale),
    high: x === n ? 1 : Math.min(1, (2 * x + square + 1 + highReach) / scale),
  };
}
