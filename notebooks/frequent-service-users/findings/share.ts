import type { FindingDraft, TableColumn, Unit } from '@assay/evidence';
import { isComputed, type MaybeEstimate, notComputed, wilsonInterval } from '@assay/statistics';

/** A share with its Wilson score interval, or the reason why there is none. */
export function share(part: {
  readonly successes: number;
  readonly total: number;
}): Pick<FindingDraft, 'value' | 'notComputed' | 'interval' | 'numerator' | 'denominator'> {
  const estimate = part.total === 0 ? notComputed('there is nobody to count') : wilsonInterval(part);
  if (!isComputed(estimate)) return { notComputed: estimate };
  return { value: estimate.value, interval: estimate.interval, numerator: part.successes, denominator: part.total };
}

/** Value and limits for three columns of a table; `null` where not computed. */
export function limits(estimate: MaybeEstimate): [number | null, number | null, number | null] {
  if (!isComputed(estimate)) return [null, null, null];
  const { interval, value } = estimate;
  return 'status' in interval ? [value, null, null] : [value, interval.low, interval.high];
}

export function text(name: string, label: string): TableColumn {
  return { name, label, unit: 'text', key: true };
}

export function peopleCount(name: string, label: string): TableColumn {
  return { name, label, unit: 'count', people: true };
}

export function count(name: string, label: string): TableColumn {
  return { name, label, unit: 'count' };
}

/** Value, low and high of a share or rate made of two count columns. */
export function withLimits(
  name: string,
  label: string,
  unit: Unit,
  made?: { readonly numerator: string; readonly denominator: string },
): TableColumn[] {
  return [
    { name, label, unit, ...made },
    { name: `${name}Low`, label: 'from', unit, ...made },
    { name: `${name}High`, label: 'to', unit, ...made },
  ];
}

export const COUNT = { name: 'Count', source: 'the input' };
export const WILSON = { name: 'Share with Wilson score interval', source: 'Wilson (1927)' };
