import type { Estimate } from '../computed.ts';
import { InputError } from '../input-error.ts';

/** @throws InputError where the value, a limit or the level of an estimate is NaN: it would be quoted as if computed. */
export function refuseNoNumber({ value, interval }: Estimate): void {
  const limits = 'status' in interval ? [] : [interval.low, interval.high, interval.level];
  if ([value, ...limits].some(Number.isNaN)) {
    throw new InputError(`an estimate holds no number: ${[value, ...limits].join(', ')}. Say why it is not computed.`);
  }
}
