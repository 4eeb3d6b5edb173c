import { InputError } from '../input-error.ts';
import { checkedLevel, criticalValue, type LevelOption } from '../interval/level.ts';
import { regularisedBetaUpper } from '../special/regularised-beta.ts';
import { regularisedGammaUpper } from '../special/regularised-gamma.ts';

export interface FunnelLimits {
  readonly low: number;
  readonly high: number;
}

export interface FunnelOptions extends LevelOption {
  /**
   * Limits between counts, so that a curve over sizes is smooth, as Spiegelhalter draws it. For drawing alone: a unit can lie
   * outside them at a chance far above 1 − level. Default false.
   */
  readonly smooth?: boolean;
}

/**
 * Between which rates, ends included, would a unit of this size fall by chance, if its true rate were the target?
 *
 * Exact binomial limits at counts: a unit above the high limit, or below the low one, is there by chance at most once in 2 ÷
 * (1 − level) units. Levels in use: 0.95 and 0.998.
 *
 * @throws InputError where target lies outside 0 … 1 or total is no positive whole number.
 *
 * Source: Spiegelhalter (2005), appendix A.1.1.
 *
 * @example
 * binomialFunnelLimits(0.2, 100) // { low: 0.12, high: 0.28 }
 */
export function binomialFunnelLimits(target: number, total: number, options: FunnelOptions = {}): FunnelLimits {
  const level = checkedLevel(options);
  if (!(target >= 0 && target <= 1))
    throw new InputError(`target must lie between 0 and 1: ${target}. Pass a proportion.`);
  if (!(total > 0 && Number.isSafeInteger(total))) throw new InputError(`total must be a count above 0: ${total}.`);
  const atMost = (count: number): number =>
    count < 0 ? 0 : count >= total ? 1 : regularisedBetaUpper(target, count + 1, total - count);
  const spread = Math.sqrt(total * target * (1 - target));
  return limits(atMost, total * target, spread, level, total, total, options.smooth ?? false);
}

/**
 * As {@link binomialFunnelLimits} for events over exposure: limits of the rate by the exact Poisson distribution.
 *
 * @throws InputError where target is negative or exposure is not above 0.
 *
 * @example
 * poissonFunnelLimits(0.2, 100) // { low: 0.12, high: 0.29 }
 */
export function poissonFunnelLimits(target: number, exposure: number, options: FunnelOptions = {}): FunnelLimits {
  const level = checkedLevel(options);
  if (!(target >= 0 && Number.isFinite(target)))
    throw new InputError(`target must be 0 or more: ${target}. Pass a rate.`);
  if (!(exposure > 0 && Number.isFinite(exposure))) throw new InputError(`exposure must be above 0: ${exposure}.`);
  const mean = target * exposure;
  if (!(mean <= Number.MAX_SAFE_INTEGER))
    throw new InputError(`so many events cannot be counted: ${mean}. Check the units.`);
  const atMost = (count: number): number => (count < 0 ? 0 : regularisedGammaUpper(count + 1, mean));
  return limits(atMost, mean, Math.sqrt(mean), level, exposure, Number.POSITIVE_INFINITY, options.smooth ?? false);
}

function limits(
  atMost: (count: number) => number,
  mean: number,
  spread: number,
  level: number,
  size: number,
  most: number,
  smooth: boolean,
): FunnelLimits {
  const z = criticalValue(level);
  const crossing = (probability: number, guess: number): number => {
    let count = Math.min(most, Math.max(0, Math.floor(guess)));
    while (count > 0 && atMost(count - 1) > probability) count--;
    while (count < most && atMost(count) <= probability) count++;
    if (!smooth) return count / size;
    const reached = atMost(count);
    const above = (reached - probability) / (reached - atMost(count - 1));
    return Math.max(0, count - above) / size;
  };
  const tail = (1 - level) / 2;
  return { low: crossing(tail, mean - z * spread), high: crossing(1 - tail, mean + z * spread) };
}
