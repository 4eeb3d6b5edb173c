import { checkedPlaces, InputError } from '@assay/statistics';

/** How many people were in contact once, twice, …: `people[k − 1]` had k contacts. */
export type FrequencyCounts = ArrayLike<number>;

/** People seen and the counts on which estimates of the unseen rest. */
export function frequencySums(people: FrequencyCounts): {
  readonly seen: number;
  readonly contacts: number;
  readonly once: number;
  readonly twice: number;
} {
  let seen = 0;
  let contacts = 0;
  for (let at = 0; at < people.length; at++) {
    const here = people[at]!;
    if (!(here >= 0 && Number.isSafeInteger(here))) {
      throw new InputError(`people with ${at + 1} contacts must be a whole number of 0 or more: ${here}.`);
    }
    seen += here;
    contacts += here * (at + 1);
  }
  return { seen, contacts, once: people[0] ?? 0, twice: people[1] ?? 0 };
}

/**
 * How many people made one contact, two contacts, …? From everyone's counts; zeros are left out.
 *
 * @example
 * frequenciesOf([3, 1, 1, 0]) // [2, 0, 1]
 */
export function frequenciesOf(counts: ArrayLike<number>): Float64Array {
  checkedPlaces(counts, 2 ** 27, 'counts');
  let most = 0;
  for (let row = 0; row < counts.length; row++) most = Math.max(most, counts[row]!);
  const people = new Float64Array(most);
  for (let row = 0; row < counts.length; row++) if (counts[row]! > 0) people[counts[row]! - 1]!++;
  return people;
}
