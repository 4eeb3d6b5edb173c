import type { DictionaryColumn } from '@assay/statistics';
import type { Clustering } from '../clusters/clustering.ts';
import { piecesOfPeople } from './pieces.ts';
import { truePersonOfRecords } from './truth.ts';

/** Cost of dividing or joining a profile, by the number of records on either side. */
export type PartCost = (x: number, y: number) => number;

export interface MergeDistance {
  /** Total cost of taking apart what was wrongly merged, and how many splits that takes. */
  readonly splitCost: number;
  readonly splits: number;
  readonly mergeCost: number;
  readonly merges: number;
  readonly cost: number;
}

/**
 * What would it take to put the register right: how many profiles to take apart, how many to put together, at what
 * cost?
 *
 * Generalised merge distance: the cheapest way from the clusters to the people by splits, then merges. A cost of 1 each
 * counts the operations; x × y counts pairs of records.
 *
 * Edge rules: nothing to do costs nought. The costs must not fall as parts grow, else the order of operations matters.
 *
 * Source: Menestrina, Whang and Garcia-Molina (2010), PVLDB 3(1), the slice algorithm.
 *
 * @example
 * generalisedMergeDistance(clusters, truth, { split: () => 10, merge: () => 1 }).cost // 12
 */
export function generalisedMergeDistance(
  clustering: Clustering,
  entity: DictionaryColumn,
  costs: { readonly split: PartCost; readonly merge: PartCost },
): MergeDistance {
  const truth = truePersonOfRecords(entity, clustering.clusterOfRow.length);
  const { cluster, person, records, clusterSize } = piecesOfPeople(clustering, truth);
  const builtOfPerson = new Int32Array(truth.entitySize.length);
  const remaining = clusterSize.slice();
  let splitCost = 0;
  let splits = 0;
  let mergeCost = 0;
  let merges = 0;
  for (let piece = 0; piece < records.length; piece++) {
    const size = records[piece]!;
    const rest = remaining[cluster[piece]!]! - size;
    if (rest > 0) {
      splitCost += costs.split(size, rest);
      splits++;
    }
    remaining[cluster[piece]!] = rest;
    const built = builtOfPerson[person[piece]!]!;
    if (built > 0) {
      mergeCost += costs.merge(built, size);
      merges++;
    }
    builtOfPerson[person[piece]!] = built + size;
  }
  return { splitCost, splits, mergeCost, merges, cost: splitCost + mergeCost };
}
