import { checkedAmounts, InputError, type NotComputed, notComputed } from '@assay/statistics';
import type { CountHistogram } from './count-histogram.ts';

/**
 * The Gini coefficient of many people's counts from how many had each: the value of `gini` of @assay/statistics in time that
 * depends on the number of different counts alone.
 *
 * @throws InputError where the histogram holds what is no count.
 *
 * @example
 * giniOfHistogram(countHistogram([3, 1, 1, 0, 0, 0, 0, 0, 0, 0])) // 0.78
 */
export function giniOfHistogram(histogram: CountHistogram): number | NotComputed {
  checkedAmounts([histogram.totalPeople, histogram.totalContacts], 'totals');
  if (histogram.totalPeople === 0) return notComputed('there is nobody to share between');
  if (histogram.totalContacts === 0) return notComputed('there was no contact');
  const value = giniOfCells(histogram.contacts, histogram.people);
  if (Number.isNaN(value)) throw new InputError('a histogram holds what is no count. Pass that of countHistogram.');
  return value;
}

/** 1 − 2 × the area under the Lorenz curve, cell by cell; 0 where nothing is shared. */
export function giniOfCells(amounts: Float64Array, people: ArrayLike<number>): number {
  let units = 0;
  let held = 0;
  let twiceArea = 0;
  for (let cell = 0; cell < amounts.length; cell++) {
    const here = people[cell]!;
    const added = here * amounts[cell]!;
    twiceArea += here * (2 * held + added);
    units += here;
    held += added;
  }
  return held === 0 ? 0 : 1 - twiceArea / (units * held);
}

/**
 * How unequal is contact where there are fewer contacts than people, so that most must have none? The Gini against the
 * most even spread that whole contacts allow, max(1, people ÷ contacts) × (Gini − 1) + 1.
 *
 * Not computed where {@link giniOfHistogram} is not.
 *
 * Source: Bernasco & Steenbeek (2017).
 *
 * @example
 * sparseGini(countHistogram([3, 1, 1, 0, 0, 0, 0, 0, 0, 0])) // 0.56
 */
export function sparseGini(histogram: CountHistogram): number | NotComputed {
  checkedAmounts([histogram.totalPeople, histogram.totalContacts], 'totals');
  const plain = giniOfHistogram(histogram);
  if (typeof plain !== 'number') return plain;
  return Math.max(1, histogram.totalPeople / histogram.totalContacts) * (plain - 1) + 1;
}
