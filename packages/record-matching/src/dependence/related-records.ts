import type { Clustering } from '../clusters/clustering.ts';
import { DisjointSets } from '../clusters/disjoint-sets.ts';

/**
 * Which records depend on each other? Those of one profile, those of one person, and what these chain together: a number
 * for each record, the same for all records of one such set. Links and missed links of one set rise and fall together;
 * those of different sets are of different people.
 *
 * @example
 * relatedRecords(clusters, truth) // [0, 0, 1, 1, 1, 2, 2]
 */
export function relatedRecords(clustering: Clustering, truth?: { readonly codes: Int32Array }): Int32Array {
  const { clusterOfRow, clusters } = clustering;
  const sets = new DisjointSets(clusters);
  if (truth !== undefined) {
    const clusterOf = new Map<number, number>();
    for (const [row, person] of truth.codes.entries()) {
      const known = clusterOf.get(person);
      if (known === undefined) clusterOf.set(person, clusterOfRow[row]!);
      else sets.join(known, clusterOfRow[row]!);
    }
  }
  const numberOf = new Int32Array(clusters).fill(-1);
  let count = 0;
  return clusterOfRow.map((cluster) => {
    const root = sets.find(cluster);
    if (numberOf[root] === -1) numberOf[root] = count++;
    return numberOf[root]!;
  });
}
