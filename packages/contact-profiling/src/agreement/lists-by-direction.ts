import { type CategoryCounts, contactCountsOf } from '../contacts/contacts-by-category.ts';
import { peopleInMostContact, type TiedList } from '../contacts/people-in-most-contact.ts';
import { type RankedList, rankBiasedOverlap } from './rank-biased-overlap.ts';

/** A way to count: which categories make up the list. */
export interface CountingRule {
  readonly name: string;
  readonly categories: readonly string[];
}

export interface ListComparison {
  readonly name: string;
  readonly contacts: number;
  readonly listed: number;
  /** On this list and not on the first, and the other way round. */
  readonly joined: number;
  readonly left: number;
  readonly jaccard: number;
  /** People on both lists, of those on either. */
  readonly shared: { readonly of: number; readonly outOf: number };
  readonly overlap: number;
  readonly list: TiedList;
}

/**
 * Who is on the list because of what is counted? Lists of most contact under several ways to count, each against the
 * first: inbound alone, with calls made by the force, with contact that the police began; or one channel alone against
 * all.
 *
 * @example
 * const log = { person: Int32Array.of(0, 0, 1), people: 2, time: Float64Array.of(1, 2, 3) };
 * const counts = contactsByCategory(log, dictionaryColumn(['inbound', 'outbound', 'outbound']));
 * const rules = [{ name: 'in', categories: ['inbound'] }, { name: 'all', categories: ['inbound', 'outbound'] }];
 * compareLists(counts, rules, 2).map(({ listed, joined }) => [listed, joined]) // [[1, 0], [2, 1]]
 */
export function compareLists(counts: CategoryCounts, rules: readonly CountingRule[], most: number): ListComparison[] {
  const lists = rules.map(({ name, categories }) => {
    const own = contactCountsOf(counts, categories);
    return { name, contacts: own.reduce((sum, count) => sum + count, 0), list: peopleInMostContact(own, most) };
  });
  const base = lists[0];
  if (base === undefined) return [];
  const before = new Set(base.list.flat());
  return lists.map(({ name, contacts, list }) => {
    const now = new Set(list.flat());
    const shared = [...now].filter((code) => before.has(code)).length;
    const either = now.size + before.size - shared;
    return {
      name,
      contacts,
      listed: now.size,
      joined: now.size - shared,
      left: before.size - shared,
      jaccard: either === 0 ? 1 : shared / either,
      shared: { of: shared, outOf: either },
      overlap: rankBiasedOverlap(base.list as RankedList, list as RankedList, { persistence: persistenceFor(most) })
        .extrapolated,
      list,
    };
  });
}

/** Puts most of the weight on the list's own length: 1 − 1 ÷ length, at least 0.5. */
function persistenceFor(length: number): number {
  return Math.max(0.5, 1 - 1 / length);
}
