import { isComputed, type MaybeEstimate } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { USUAL_LEVEL } from './level.ts';
import { refuseNoNumber } from './refuse-no-number.ts';

/**
 * The same estimate in another unit, e.g. a rate per person times 1,000. What is not computed stays so.
 *
 * @throws InputError where factor is not above 0.
 *
 * @example
 * scaleEstimate(wilsonInterval({ successes: 7, total: 20 }), 1000).value // 350
 */
export function scaleEstimate(estimate: MaybeEstimate, factor: number): MaybeEstimate {
  if (!(factor > 0 && Number.isFinite(factor)))
    throw new InputError(`factor must be above 0: ${factor}. Pass e.g. 1000.`);
  if (!isComputed(estimate)) return estimate;
  refuseNoNumber(estimate);
  const { interval, value } = estimate;
  if ('status' in interval) return { ...estimate, value: value * factor };
  return {
    status: 'computed',
    value: value * factor,
    interval: {
      ...interval,
      low: interval.low * factor,
      high: interval.high === null ? null : interval.high * factor,
    },
  };
}

/**
 * Of so many, how many is that share? Of none it is none, for certain; what is not computed stays so.
 *
 * @throws InputError where the number is negative or not finite.
 *
 * @example
 * shareOfSoMany(wilsonInterval({ successes: 7, total: 20 }), 0).value // 0
 */
export function shareOfSoMany(share: MaybeEstimate, many: number): MaybeEstimate {
  if (many !== 0 || !isComputed(share)) return scaleEstimate(share, many === 0 ? 1 : many);
  refuseNoNumber(share);
  return { ...share, value: 0, interval: { low: 0, high: 0, level: USUAL_LEVEL, method: 'none is left' } };
}
