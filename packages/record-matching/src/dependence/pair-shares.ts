import { checkedAmounts, checkedSize, type DictionaryColumn, type MaybeEstimate } from '@assay/statistics';
import { checkedClustering } from '../clusters/checked-clustering.ts';
import type { Clustering, DistanceRule } from '../clusters/clustering.ts';
import { forEachLinkedPair } from '../errors/linked-rows.ts';
import { piecesOfPeople } from '../errors/pieces.ts';
import { truePersonOfRecords } from '../errors/truth.ts';
import type { ToleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';
import { DependentShare } from './dependent-share.ts';
import { relatedRecords } from './related-records.ts';

/** A share of pairs with its counts and an interval that knows which pairs depend on each other. */
export interface PairShare {
  readonly successes: number;
  readonly total: number;
  readonly estimate: MaybeEstimate;
}

export interface LinkShares {
  /** Of the pairs that the rule links: those about two people. */
  readonly wrong: PairShare;
  /** Of the pairs about one person: those that it misses. */
  readonly missed: PairShare;
}

/**
 * What shares of its links are wrong, and of the right ones missed, and how sure is that with pairs that depend on each
 * other?
 *
 * The exact interval for as many independent pairs as these are worth; records of one profile and of one person, and what
 * these chain together, are one set.
 *
 * @throws InputError where a record has no true person.
 *
 * Source: design effect after Kish (1965); interval after Korn and Graubard (1998).
 *
 * @example
 * const rule = (forename, surname) => Math.max(forename, surname) <= 1;
 * linkShares(sweep, rule, clusters, truth).wrong // { successes: 1, total: 2 }
 */
export function linkShares(
  sweep: Pick<ToleranceSweep, 'groups' | 'pairs'>,
  rule: DistanceRule,
  clustering: Clustering,
  entity: DictionaryColumn,
): LinkShares {
  const { entityOfRow, entitySize } = truePersonOfRecords(entity, clustering.clusterOfRow.length);
  const related = relatedRecords(clustering, entity);
  const wrong = new DependentShare(related.length);
  const found = new Float64Array(entitySize.length);
  forEachLinkedPair(sweep, rule, (left, right) => {
    const person = entityOfRow[left]!;
    const isWrong = person !== entityOfRow[right];
    wrong.add(related[left]!, isWrong);
    if (!isWrong) found[person]!++;
  });
  return { wrong: shareOf(wrong), missed: missedOf(entityOfRow, entitySize, related, found) };
}

/**
 * The same of the pairs that share a profile, however they came together.
 *
 * @throws InputError where a record has no true person.
 *
 * @example
 * profileShares(clusters, truth).wrong // { successes: 1, total: 2 }
 */
export function profileShares(clustering: Clustering, entity: DictionaryColumn): LinkShares {
  const truth = truePersonOfRecords(entity, clustering.clusterOfRow.length);
  const { entityOfRow, entitySize } = truth;
  const related = relatedRecords(clustering, entity);
  const setOfCluster = new Int32Array(clustering.clusters);
  for (let row = 0; row < related.length; row++) setOfCluster[clustering.clusterOfRow[row]!] = related[row]!;
  const { cluster, person, records, clusterSize } = piecesOfPeople(clustering, truth);
  const wrong = new DependentShare(related.length);
  const found = new Float64Array(entitySize.length);
  const right = new Float64Array(clustering.clusters);
  for (let piece = 0; piece < cluster.length; piece++) {
    const pairs = (records[piece]! * (records[piece]! - 1)) / 2;
    found[person[piece]!]! += pairs;
    right[cluster[piece]!]! += pairs;
  }
  for (let index = 0; index < clusterSize.length; index++) {
    const size = clusterSize[index]!;
    const pairs = (size * (size - 1)) / 2;
    wrong.add(setOfCluster[index]!, false, right[index]!);
    wrong.add(setOfCluster[index]!, true, pairs - right[index]!);
  }
  return { wrong: shareOf(wrong), missed: missedOf(entityOfRow, entitySize, related, found) };
}

/**
 * Of the pairs about one person, what share agrees in a key, such as the recorded date of birth? Pairs of one person
 * depend on each other.
 *
 * @throws InputError where a record has no true person.
 *
 * @example
 * agreeingShare(records.dateOfBirth, truth) // { successes: 2, total: 3 }
 */
export function agreeingShare(key: DictionaryColumn, entity: DictionaryColumn): PairShare {
  return agreeingShareOf(agreeingPairs(key, entity));
}

/** People alike: how many, of so many records each, of whose pairs so many agree. */
export interface AgreeingPeople {
  readonly records: number;
  readonly agreeing: number;
  readonly people: number;
}

/** People of two records and more, by their records and by how many pairs of these agree in a key. */
export function agreeingPairs(key: DictionaryColumn, entity: DictionaryColumn): AgreeingPeople[] {
  const { codes } = key;
  const values = key.values.length;
  const { entityOfRow, entitySize } = truePersonOfRecords(entity, codes.length);
  const perKey = new Map<number, number>();
  const agreed = new Float64Array(entitySize.length);
  for (let row = 0; row < codes.length; row++) {
    const person = entityOfRow[row]!;
    if (codes[row]! < 0 || entitySize[person]! < 2) continue;
    const at = person * values + codes[row]!;
    const before = perKey.get(at) ?? 0;
    agreed[person]! += before;
    perKey.set(at, before + 1);
  }
  return Array.from(
    alike(entitySize, (person) => agreed[person]!),
    ([records, agreeing, people]) => ({ records, agreeing, people }),
  );
}

/**
 * The same share of people who were counted before, to the last digit, in whatever order they come.
 *
 * @throws InputError where people, records or pairs are no counts.
 *
 * @example
 * agreeingShareOf([{ records: 3, agreeing: 2, people: 1 }]) // { successes: 2, total: 3 }
 */
export function agreeingShareOf(people: readonly AgreeingPeople[]): PairShare {
  return shareOfAlike(
    people.map(({ records, agreeing, people }) => ({ records, pairs: agreeing, count: people })),
    'people',
  );
}

/**
 * Of the pairs in one profile, what share does the rule itself not link? Pairs of one profile depend on each other.
 *
 * @example
 * const rule = (forename, surname) => Math.max(forename, surname) <= 1;
 * chainedShare(sweep, rule, clusters) // { successes: 0, total: 2 }
 */
export function chainedShare(
  sweep: Pick<ToleranceSweep, 'groups' | 'pairs'>,
  rule: DistanceRule,
  clustering: Clustering,
): PairShare {
  return chainedShareOf(chainedProfiles(sweep, rule, clustering));
}

/** Profiles alike: how many, of so many records each, of whose pairs the rule does not link so many itself. */
export interface ChainedProfiles {
  readonly records: number;
  readonly chained: number;
  readonly profiles: number;
}

/** Profiles of two records and more, by their records and by how many pairs of these the rule does not link itself. */
export function chainedProfiles(
  sweep: Pick<ToleranceSweep, 'groups' | 'pairs'>,
  rule: DistanceRule,
  clustering: Clustering,
): ChainedProfiles[] {
  const { clusterOfRow, clusters } = checkedClustering(clustering);
  const size = new Float64Array(clusters);
  for (const cluster of clusterOfRow) size[cluster]!++;
  const direct = new Float64Array(clusters);
  forEachLinkedPair(sweep, rule, (left) => {
    direct[clusterOfRow[left]!]!++;
  });
  return Array.from(
    alike(size, (cluster) => (size[cluster]! * (size[cluster]! - 1)) / 2 - direct[cluster]!),
    ([records, chained, profiles]) => ({ records, chained, profiles }),
  );
}

/**
 * The same share of profiles that were counted before, to the last digit, in whatever order they come.
 *
 * @throws InputError where profiles, records or pairs are no counts.
 */
export function chainedShareOf(profiles: readonly ChainedProfiles[]): PairShare {
  return shareOfAlike(
    profiles.map(({ records, chained, profiles }) => ({ records, pairs: chained, count: profiles })),
    'profiles',
  );
}

function missedOf(
  entityOfRow: Int32Array,
  entitySize: Int32Array,
  related: Int32Array,
  found: Float64Array,
): PairShare {
  const setOf = new Int32Array(entitySize.length);
  for (let row = 0; row < entityOfRow.length; row++) setOf[entityOfRow[row]!] = related[row]!;
  const missed = new DependentShare(related.length);
  for (let person = 0; person < entitySize.length; person++) {
    const size = entitySize[person]!;
    if (size < 2) continue;
    missed.add(setOf[person]!, false, found[person]!);
    missed.add(setOf[person]!, true, (size * (size - 1)) / 2 - found[person]!);
  }
  return shareOf(missed);
}

function shareOf(share: DependentShare): PairShare {
  return { successes: share.successes, total: share.total, estimate: share.estimate() };
}

/** How many are alike among those of two records and more: by their records, and by a number of pairs of these. */
function* alike(
  sizes: ArrayLike<number>,
  pairsOf: (at: number) => number,
): Generator<[records: number, pairs: number, count: number]> {
  const found = new Map<number, Map<number, number>>();
  for (let at = 0; at < sizes.length; at++) {
    const records = sizes[at]!;
    if (records < 2) continue;
    const own = found.get(records) ?? new Map<number, number>();
    found.set(records, own.set(pairsOf(at), (own.get(pairsOf(at)) ?? 0) + 1));
  }
  for (const [records, own] of found) for (const [pairs, count] of own) yield [records, pairs, count];
}

/** The share of such pairs, each set of one size after the other, so that no order of theirs shows. */
function shareOfAlike(
  sets: readonly { readonly records: number; readonly pairs: number; readonly count: number }[],
  of: string,
): PairShare {
  for (const each of sets) {
    checkedSize(each.count, of);
    checkedAmounts([each.records, each.pairs], 'records and pairs');
  }
  const ordered = [...sets].sort((a, b) => a.records - b.records || a.pairs - b.pairs);
  const share = new DependentShare(ordered.reduce((sum, { count }) => sum + count, 0));
  let set = 0;
  for (const { records, pairs, count } of ordered) {
    for (const end = set + count; set < end; set++) {
      share.add(set, true, pairs);
      share.add(set, false, (records * (records - 1)) / 2 - pairs);
    }
  }
  return shareOf(share);
}
