import { isComputed, type MaybeEstimate, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { refuseNoNumber } from './refuse-no-number.ts';

/**
 * How many times one estimate is another, where each has an interval of its own, made in whatever way?
 *
 * MOVER on the logarithm: the distance from each value to its limits, added as independent errors are. A value of nought
 * gives a ratio of nought whose upper end is the one's upper limit over the other's lower one.
 *
 * Edge rules: an estimate or interval that is not computed, or a reference of nought: not computed, the latter with the
 * range from the one's lower limit over the other's upper one. A reference whose lower limit is nought leaves the ratio
 * without an upper end.
 *
 * Source: Zou and Donner (2008), Statistics in Medicine 27.
 *
 * @example
 * moverOfEstimates(garwoodRate({ events: 40, exposure: 100 }), garwoodRate({ events: 20, exposure: 100 })).value // 2
 */
export function moverOfEstimates(group: MaybeEstimate, reference: MaybeEstimate): MaybeEstimate {
  if (!isComputed(group)) return group;
  if (!isComputed(reference)) return reference;
  refuseNoNumber(group);
  refuseNoNumber(reference);
  if (!(group.value >= 0 && reference.value >= 0 && Number.isFinite(group.value + reference.value))) {
    throw new InputError(
      `a ratio is of estimates of 0 and above: ${group.value} and ${reference.value}. Subtract instead.`,
    );
  }
  const value = reference.value === 0 ? null : group.value / reference.value;
  const noValue = 'the reference is 0, and nothing divides by 0';
  if (!('low' in group.interval) || !('low' in reference.interval)) {
    return value === null
      ? notComputed(noValue)
      : { status: 'computed', value, interval: notComputed('one of the two has no interval') };
  }
  const { low: low1, high: high1, level } = group.interval;
  const { low: low2, high: high2 } = reference.interval;
  for (const limit of [low1, high1, low2, high2]) {
    if (limit !== null && !(limit >= 0))
      throw new InputError(`a ratio is of ranges of 0 and above: ${limit}. Subtract instead.`);
  }
  const method = 'MOVER interval of a ratio of estimates';
  if (value === null) {
    // A nought has no distance to its limit on the logarithm: the one's lower limit over the other's upper, as mirrored.
    const low = high2 === null || high2 === 0 ? 0 : low1 / high2;
    return notComputed(noValue, low > 0 ? { low, high: null, level, method } : undefined);
  }
  const top = high1 === null || low2 === 0 ? null : high1 / low2;
  if (value === 0 || top === null) {
    const low =
      value === 0 || low1 === 0 || high2 === null ? 0 : reach(value, low1, group.value, high2, reference.value, -1);
    return { status: 'computed', value, interval: { low, high: top, level, method } };
  }
  const low = low1 === 0 || high2 === null ? 0 : reach(value, low1, group.value, high2, reference.value, -1);
  const high = reach(value, high1!, group.value, low2, reference.value, 1);
  return { status: 'computed', value, interval: { low, high, level, method } };
}

function reach(value: number, limit1: number, value1: number, limit2: number, value2: number, sign: 1 | -1): number {
  return value * Math.exp(sign * Math.hypot(Math.log(limit1 / value1), Math.log(limit2 / value2)));
}
