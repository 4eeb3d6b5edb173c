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
  const { entityOfRow, entitySize } = truePersonOfRecords(entity, key.codes.length);
  const perKey = new Map<number, number>();
  const alike = new Float64Array(entitySize.length);
  for (let row = 0; row < key.codes.length; row++) {
    const person = entityOfRow[row]!;
    if (key.codes[row]! < 0 || entitySize[person]! < 2) continue;
    const at = person * key.values.length + key.codes[row]!;
    const before = perKey.get(at) ?? 0;
    alike[person]! += before;
    perKey.set(at, before + 1);
  }
  const found = new Map<number, Map<number, number>>();
  for (let person = 0; person < entitySize.length; person++) {
    const records = entitySize[person]!;
    if (records < 2) continue;
    const own = found.get(records) ?? new Map<number, number>();
    found.set(records, own.set(alike[person]!, (own.get(alike[person]!) ?? 0) + 1));
  }
  return [...found].flatMap(([records, own]) =>
    Array.from(own, ([agreeing, people]) => ({ records, agreeing, people })),
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
  for (const each of people) {
    checkedSize(each.people, 'people');
    checkedAmounts([each.records, each.agreeing], 'records and pairs');
  }
  const ordered = [...people].sort((a, b) => a.records - b.records || a.agreeing - b.agreeing);
  const share = new DependentShare(ordered.reduce((sum, { people }) => sum + people, 0));
  let person = 0;
  for (const { records, agreeing, people } of ordered) {
    for (const end = person + people; person < end; person++) {
      share.add(person, true, agreeing);
      share.add(person, false, (records * (records - 1)) / 2 - agreeing);
    }
  }
  return shareOf(share);
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
  const { clusterOfRow, clusters } = checkedClustering(clustering);
  const size = new Float64Array(clusters);
  for (const cluster of clusterOfRow) size[cluster]!++;
  const direct = new Float64Array(clusters);
  forEachLinkedPair(sweep, rule, (left) => {
    direct[clusterOfRow[left]!]!++;
  });
  const share = new DependentShare(clusters);
  for (let cluster = 0; cluster < clusters; cluster++) {
    const records = size[cluster]!;
    share.add(cluster, false, direct[cluster]!);
    share.add(cluster, true, (records * (records - 1)) / 2 - direct[cluster]!);
  }
  return shareOf(share);
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
