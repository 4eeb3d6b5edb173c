import { InputError, isComputed } from '@assay/statistics';
import { ratePer1000 } from './rates.ts';

/** Published counts, people and rates per 1,000; `NaN` where a cell holds no number. */
export interface PublishedRates {
  readonly events: ArrayLike<number>;
  readonly people: ArrayLike<number>;
  readonly rate: ArrayLike<number>;
}

/**
 * Do published rates per 1,000 follow from the counts and populations that are published beside them? How many have all three, and how
 * many of these are off by more than half of their last digit: of two decimals, 0.005.
 *
 * @throws InputError where the columns differ in length.
 *
 * @example
 * recomputedRates({ events: [5, 5, NaN], people: [1000, 1000, 1], rate: [5, 5.01, 1] }) // { rows: 2, off: 1 }
 */
export function recomputedRates(
  { events, people, rate }: PublishedRates,
  halfDigit = 0.005,
): { readonly rows: number; readonly off: number } {
  if (events.length !== rate.length || people.length !== rate.length)
    throw new InputError(
      `counts, people and rates must be of one length: ${events.length}, ${people.length} and ${rate.length}. Check the table.`,
    );
  let [rows, off] = [0, 0];
  for (let row = 0; row < rate.length; row++) {
    if ([events[row]!, people[row]!, rate[row]!].some(Number.isNaN)) continue;
    const own = ratePer1000(events[row]!, people[row]!);
    rows++;
    if (!isComputed(own) || Math.abs(own.value - rate[row]!) > halfDigit + 1e-9) off++;
  }
  return { rows, off };
}
