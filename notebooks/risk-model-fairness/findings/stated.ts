import type { FindingDraft } from '@assay/evidence';
import { isComputed, type MaybeEstimate, type NotComputed } from '@assay/statistics';

/** An estimate as part of a finding: its value and interval, or the reason why there is none. */
export function stated(estimate: MaybeEstimate): Pick<FindingDraft, 'value' | 'interval' | 'notComputed'> {
  return isComputed(estimate) ? { value: estimate.value, interval: estimate.interval } : { notComputed: estimate };
}

export function statedNumber(value: number | NotComputed): Pick<FindingDraft, 'value' | 'notComputed'> {
  return typeof value === 'number' ? { value } : { notComputed: value };
}

/** Value and limits for three columns of a table; `null` where not computed. */
export function limits(estimate: MaybeEstimate): [number | null, number | null, number | null] {
  if (!isComputed(estimate)) return [null, null, null];
  const { interval, value } = estimate;
  return 'status' in interval ? [value, null, null] : [value, interval.low, interval.high];
}
