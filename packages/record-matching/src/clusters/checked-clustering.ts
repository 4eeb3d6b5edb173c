import { InputError } from '@assay/statistics';
import { checkedCount } from './checked-count.ts';
import type { Clustering } from './clustering.ts';

/**
 * A clustering of which every record is in one of its clusters.
 *
 * @throws InputError where the number of clusters is no whole number, or a record is in a cluster that is not there.
 */
export function checkedClustering<Given extends Clustering>(clustering: Given): Given {
  const { clusterOfRow, clusters } = clustering;
  checkedCount('clusters', clusters);
  for (const cluster of clusterOfRow) {
    if (cluster < 0 || cluster >= clusters)
      throw new InputError(
        `a record is in cluster ${cluster} of ${clusters}. Number clusters from 0, as clusterByRule does.`,
      );
  }
  return clustering;
}
