import { peopleInMostContact } from '../contacts/people-in-most-contact.ts';
import { type RankedList, rankBiasedOverlap } from './rank-biased-overlap.ts';

/** How far a list by one amount agrees with a list by another. */
export interface AgreementOfLists {
  /** People on the second list, and how many of them are on the first. */
  readonly listed: number;
  readonly shared: number;
  /** People on either. */
  readonly either: number;
  /** Rank-biased overlap: 1 where both lists are one. */
  readonly overlap: number;
}

/**
 * Do two ways to rank people, by contacts and by harm, list the same people? Lists of so many places, ties across the last kept whole.
 *
 * @throws InputError where a list has fewer than two places.
 *
 * Source: Webber, Moffat and Zobel (2010), with a persistence of 1 − 1 ÷ places.
 *
 * @example
 * agreementOfLists([9, 5, 1, 0], [0, 9, 5, 0], 2) // { listed: 2, shared: 1, either: 3 }
 */
export function agreementOfLists(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  places: number,
): AgreementOfLists {
  const [one, other] = [peopleInMostContact(first, places), peopleInMostContact(second, places)];
  const named = new Set(one.flat());
  const listed = other.flat().length;
  const shared = other.flat().filter((code) => named.has(code)).length;
  const persistence = 1 - 1 / places;
  const overlap = rankBiasedOverlap(one as RankedList, other as RankedList, { persistence }).extrapolated;
  return { listed, shared, either: named.size + listed - shared, overlap };
}
