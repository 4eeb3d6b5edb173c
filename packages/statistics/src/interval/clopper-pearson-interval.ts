import { type MaybeEstimate, notComputed } from '../computed.ts';
import { betaQuantile } from '../special/beta-quantile.ts';
import { checkedDesignEffect } from './design-effect.ts';
import { checkedLevel, type LevelOption } from './level.ts';
import { checkProportion, type Proportion } from './proportion.ts';

export interface ClopperPearsonOptions extends LevelOption {
  /** By how much cases that depend on each other spread the rate more than as many single ones: 1 unless stated. */
  readonly designEffect?: number;
}

/**
 * Which true rates are compatible with so many successes, with a coverage that is never below the level?
 *
 * Clopper–Pearson interval: two one-sided exact binomial tests. Wider than Wilson's; no cases at all: not computed. With
 * a design effect it is that of n ÷ effect single cases (Korn and Graubard).
 *
 * @throws InputError as {@link wilsonInterval}.
 *
 * Source: Clopper & Pearson (1934); Korn and Graubard (1998), Survey Methodology 24.
 *
 * @example
 * clopperPearsonInterval({ successes: 7, total: 20 }).interval // { low: 0.1539, high: 0.5922 }
 */
export function clopperPearsonInterval(group: Proportion, options: ClopperPearsonOptions = {}): MaybeEstimate {
  checkProportion(group);
  const level = checkedLevel(options);
  const { successes: x, total: n } = group;
  if (n === 0) return notComputed('there are no cases');
  const effect = checkedDesignEffect(options.designEffect);
  const { low, high } = clopperPearsonLimits(x / effect, n / effect, level);
  const method = effect === 1 ? 'Clopper–Pearson exact interval' : 'Korn–Graubard interval';
  return { status: 'computed', value: x / n, interval: { low, high, level, method } };
}

/** The limits alone. */
function clopperPearsonLimits(x: number, n: number, level: number): { low: number; high: number } {
  const tail = (1 - level) / 2;
  return {
    low: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    high: x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x),
  };
}
