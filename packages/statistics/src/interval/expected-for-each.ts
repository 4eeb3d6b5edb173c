import { isComputed, type MaybeEstimate, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { wilsonInterval } from './wilson-interval.ts';

/**
 * How many does a model expect for each that happened? Expected ÷ observed: the Wilson score interval of the share that
 * happened, turned round. Without an upper end where none may have happened; none happened: not computed.
 *
 * Source: Wilson (1927).
 *
 * @example
 * expectedForEach(30, { successes: 20, total: 100 }) // { value: 1.5 }
 */
export function expectedForEach(
  expected: number,
  { successes, total }: { readonly successes: number; readonly total: number },
): MaybeEstimate {
  if (!(expected >= 0 && Number.isFinite(expected))) {
    throw new InputError(`what is expected must be 0 or more: ${expected}. Sum the chances.`);
  }
  const share = wilsonInterval({ successes, total });
  if (!isComputed(share) || 'status' in share.interval) return share;
  if (successes === 0) return notComputed('it happened to nobody');
  const ratio = (rate: number) => expected / (rate * total);
  const { low, high } = share.interval;
  const interval = { ...share.interval, low: ratio(high!), high: low === 0 ? null : ratio(low) };
  return { status: 'computed', value: ratio(share.value), interval };
}
