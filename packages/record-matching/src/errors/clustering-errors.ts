import type { DictionaryColumn, NotComputed } from '@assay/statistics';
import { notComputed } from '@assay/statistics';
import type { Clustering } from '../clusters/clustering.ts';
import { piecesOfPeople } from './pieces.ts';
import { truePersonOfRecords } from './truth.ts';

/** How one clustering compares with the truth: in pairs, in clusters, in people, in records. */
export interface ClusteringErrors {
  readonly trueLinkedPairs: number;
  readonly falseLinkedPairs: number;
  readonly missedPairs: number;
  /** Of the linked pairs, those about one person; of the pairs about one person, those linked. */
  readonly precision: number | NotComputed;
  readonly recall: number | NotComputed;
  readonly f1: number | NotComputed;
  /** TP / (TP + FP + FN): unlike F1 its weights do not move with the number of links (Hand, Christen and Kirielle 2021). */
  readonly fStar: number | NotComputed;
  /** Means over records (Bagga and Baldwin 1998). */
  readonly bCubedPrecision: number | NotComputed;
  readonly bCubedRecall: number | NotComputed;
  readonly bCubedF1: number | NotComputed;
  /** Clusters that are one person, whole; out of all clusters, and out of all people. */
  readonly exactClusters: number;
  readonly clusterPrecision: number | NotComputed;
  readonly clusterRecall: number | NotComputed;
  /** "Confusion": several people use one record. "Duplicate": one person has several. */
  readonly overMergedClusters: number;
  readonly overMergedPeople: number;
  readonly overMergedRecords: number;
  readonly underMergedPeople: number;
  readonly underMergedRecords: number;
}

/**
 * How often did the merging put two people into one profile, or leave one person in several?
 *
 * Counts from the (cluster, person) pieces: with n records in a piece, a in its cluster and b of its person, TP = Σ
 * n(n−1)/2, TP + FP = Σ a(a−1)/2, TP + FN = Σ b(b−1)/2; B³ precision = Σ n²/a ÷ N and recall = Σ n²/b ÷ N.
 *
 * Edge rules: no linked pair gives no precision, no true pair no recall, no record nothing: each not computed, with
 * reason.
 *
 * @throws InputError where a record has no true person.
 *
 * Source: Menestrina, Whang and Garcia-Molina (2010), PVLDB 3(1); Hand, Christen and Kirielle (2021), Journal of
 * Official Statistics 37(4); Bagga and Baldwin (1998).
 *
 * @example
 * clusteringErrors(clusters, truth).overMergedPeople // 2
 */
export function clusteringErrors(clustering: Clustering, entity: DictionaryColumn): ClusteringErrors {
  const rowCount = clustering.clusterOfRow.length;
  const truth = truePersonOfRecords(entity, rowCount);
  const { cluster, person, records, clusterSize } = piecesOfPeople(clustering, truth);
  let trueLinkedPairs = 0;
  let precisionSum = 0;
  let recallSum = 0;
  let exactClusters = 0;
  let overMergedClusters = 0;
  const isMixed = new Uint8Array(truth.entitySize.length);
  let overMergedRecords = 0;
  let wholePeople = 0;
  let wholeRecords = 0;
  for (let from = 0, to = 0; from < cluster.length; from = to) {
    const size = clusterSize[cluster[from]!]!;
    for (; to < cluster.length && cluster[to] === cluster[from]; to++) {
      const n = records[to]!;
      const b = truth.entitySize[person[to]!]!;
      trueLinkedPairs += (n * (n - 1)) / 2;
      precisionSum += (n * n) / size;
      recallSum += (n * n) / b;
      if (n === b) {
        wholePeople++;
        wholeRecords += b;
        if (b === size) exactClusters++;
      }
    }
    if (to - from > 1) {
      overMergedClusters++;
      for (let piece = from; piece < to; piece++) isMixed[person[piece]!] = 1;
      overMergedRecords += size;
    }
  }
  const linkedPairs = clusterSize.reduce((pairs, size) => pairs + (size * (size - 1)) / 2, 0);
  const falseLinkedPairs = linkedPairs - trueLinkedPairs;
  const missedPairs = truth.pairs - trueLinkedPairs;
  const bCubedPrecision = ratio(precisionSum, rowCount, 'there are no records');
  const bCubedRecall = ratio(recallSum, rowCount, 'there are no records');
  return {
    trueLinkedPairs,
    falseLinkedPairs,
    missedPairs,
    precision: ratio(trueLinkedPairs, linkedPairs, 'no pair is linked'),
    recall: ratio(trueLinkedPairs, truth.pairs, 'no person has two records'),
    f1: ratio(2 * trueLinkedPairs, linkedPairs + truth.pairs, 'no pair is linked and no person has two records'),
    fStar: ratio(
      trueLinkedPairs,
      linkedPairs + truth.pairs - trueLinkedPairs,
      'no pair is linked and no person has two records',
    ),
    bCubedPrecision,
    bCubedRecall,
    bCubedF1:
      typeof bCubedPrecision === 'number' && typeof bCubedRecall === 'number'
        ? (2 * bCubedPrecision * bCubedRecall) / (bCubedPrecision + bCubedRecall)
        : notComputed('there are no records'),
    exactClusters,
    clusterPrecision: ratio(exactClusters, clustering.clusters, 'there are no records'),
    clusterRecall: ratio(exactClusters, truth.entities, 'there are no records'),
    overMergedClusters,
    overMergedPeople: isMixed.reduce((sum, each) => sum + each, 0),
    overMergedRecords,
    underMergedPeople: truth.entities - wholePeople,
    underMergedRecords: rowCount - wholeRecords,
  };
}

function ratio(part: number, whole: number, reason: string): number | NotComputed {
  return whole === 0 ? notComputed(reason) : part / whole;
}
