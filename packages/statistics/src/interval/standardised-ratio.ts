import { type MaybeEstimate, notComputed } from '../computed.ts';
import { byarRate } from './byar-rate.ts';
import { garwoodRate } from './garwood-rate.ts';
import type { LevelOption } from './level.ts';

/** Events below which Byar's approximation gives way to exact limits. */
const FEW_EVENTS = 10;

/**
 * How do the events that happened compare with those expected: observed ÷ expected, the standardised ratio?
 *
 * Exact Poisson limits below ten events, Byar's from ten, as UK public health reports them; what is expected is taken as
 * known. For rare events: where each person's risk is high use {@link observedToExpected}. Nothing expected: not computed.
 *
 * @throws InputError where events are no whole number of 0 or more, or expected is negative.
 *
 * Source: Breslow & Day (1987), section 2.3; Garwood (1936).
 *
 * @example
 * standardisedRatio({ events: 9, expected: 6 }).interval // { low: 0.6859, high: 2.847 }
 */
export function standardisedRatio(
  { events, expected }: { readonly events: number; readonly expected: number },
  options: LevelOption = {},
): MaybeEstimate {
  if (expected === 0) return notComputed('no events are expected at all');
  return (events < FEW_EVENTS ? garwoodRate : byarRate)({ events, exposure: expected }, options);
}
