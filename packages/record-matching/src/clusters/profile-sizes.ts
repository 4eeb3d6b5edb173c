import { checkedClustering } from './checked-clustering.ts';
import type { Clustering } from './clustering.ts';

export interface ProfileSizes {
  readonly profiles: number;
  /** Pairs of records in one profile. */
  readonly pairs: number;
  /** Records in the largest profile. */
  readonly largest: number;
  /** Records in a profile of several. */
  readonly mergedRecords: number;
}

/**
 * How many profiles are there, how large is the largest, and how many records share one?
 *
 * @example
 * profileSizes(clusters) // { profiles: 5, pairs: 2, largest: 2, mergedRecords: 4 }
 */
export function profileSizes(clustering: Clustering): ProfileSizes {
  const { clusterOfRow, clusters } = checkedClustering(clustering);
  const sizes = new Int32Array(clusters);
  for (const cluster of clusterOfRow) sizes[cluster]!++;
  const found = { profiles: clusters, pairs: 0, largest: 0, mergedRecords: 0 };
  for (const size of sizes) {
    found.pairs += (size * (size - 1)) / 2;
    found.largest = Math.max(found.largest, size);
    if (size > 1) found.mergedRecords += size;
  }
  return found;
}
