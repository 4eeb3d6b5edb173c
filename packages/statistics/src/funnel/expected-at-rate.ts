import { checkedAmounts } from '../checked-numbers.ts';
import { type Estimate, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { USUAL_LEVEL } from '../interval/level.ts';
import { type FunnelLimits, type FunnelOptions, poissonFunnelLimits } from './funnel-limits.ts';

/**
 * How many would there be at this rate, and between which counts by chance alone? Poisson limits, as
 * {@link poissonFunnelLimits} finds them.
 *
 * Edge rules: of no exposure none are expected, and no limits are.
 *
 * @throws InputError where rate or exposure is negative or no number.
 *
 * @example
 * expectedAtRate(0.2, 100).interval // { low: 12, high: 29 }
 */
export function expectedAtRate(rate: number, exposure: number, options: FunnelOptions = {}): Estimate {
  checkedAmounts([rate, exposure], 'rate and exposure');
  const value = rate * exposure;
  if (exposure === 0) return { status: 'computed', value, interval: notComputed('there is no exposure') };
  const { low, high } = poissonFunnelLimits(rate, exposure, options);
  // Limits are counts, which a rate and its exposure give but for the last digit: 0.29 × 100 is not 29.
  const countAt = (limit: number): number => (options.smooth ? limit * exposure : Math.round(limit * exposure));
  const interval = { low: countAt(low), high: countAt(high), level: options.level ?? USUAL_LEVEL };
  return { status: 'computed', value, interval: { ...interval, method: 'Poisson limits at this rate' } };
}

/** Events of one unit beside what chance alone gives at a rate that is known. */
export interface PlacedRate extends FunnelLimits {
  readonly outside: 'above' | 'below' | 'within';
}

/**
 * Does the rate of a unit lie outside what chance alone gives a unit of its size at this rate? To lie outside is a reason to
 * ask, no finding about anybody.
 *
 * @throws InputError as {@link poissonFunnelLimits} does, or where events are no count.
 *
 * @example
 * placedAtRate({ events: 30, exposure: 100 }, 0.2) // { low: 0.12, high: 0.29, outside: 'above' }
 */
export function placedAtRate(
  { events, exposure }: { readonly events: number; readonly exposure: number },
  rate: number,
  options: FunnelOptions = {},
): PlacedRate {
  if (!(events >= 0 && Number.isFinite(events))) throw new InputError(`events must be a count: ${events}. Count them.`);
  const limits = poissonFunnelLimits(rate, exposure, options);
  const own = events / exposure;
  return { ...limits, outside: own > limits.high ? 'above' : own < limits.low ? 'below' : 'within' };
}
