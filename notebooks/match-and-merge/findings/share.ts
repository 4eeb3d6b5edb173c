import type { FindingDraft } from '@assay/evidence';
import { isComputed, type MaybeEstimate, notComputed, wilsonInterval } from '@assay/statistics';

export const NO_TRUTH = notComputed('the records do not say which person each is really about');

/** A share with its Wilson score interval, or the reason why there is none. */
export function share(part: {
  readonly successes: number;
  readonly total: number;
}): Pick<FindingDraft, 'value' | 'notComputed' | 'interval' | 'numerator' | 'denominator'> {
  const estimate: MaybeEstimate = wilsonInterval(part);
  if (!isComputed(estimate)) return { notComputed: estimate };
  return {
    value: estimate.value,
    interval: estimate.interval,
    numerator: part.successes,
    denominator: part.total,
  };
}

/** An estimate as three cells of a table: value, low, high; empty where it could not be computed. */
export function estimateCells(estimate: MaybeEstimate): [number | null, number | null, number | null] {
  if (!isComputed(estimate)) return [null, null, null];
  const { interval } = estimate;
  return 'status' in interval ? [estimate.value, null, null] : [estimate.value, interval.low, interval.high];
}
