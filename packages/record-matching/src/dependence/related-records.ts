import { checkedCodes, type DictionaryColumn, InputError, valueCount } from '@assay/statistics';
import { checkedClustering } from '../clusters/checked-clustering.ts';
import type { Clustering } from '../clusters/clustering.ts';
import { DisjointSets } from '../clusters/disjoint-sets.ts';

/**
 * Which records depend on each other? Those of one profile, those of one person, and what these chain together: a number
 * for each record, the same for all records of one such set. Links and missed links of one set rise and fall together;
 * those of different sets are of different people.
 *
 * Made once for a clustering and a truth, and remembered for as long as the clustering is.
 *
 * @throws InputError where the truth is not one person per record.
 *
 * @example
 * relatedRecords(clusters, truth) // [0, 0, 1, 1, 1, 2, 2]
 */
export function relatedRecords(clustering: Clustering, truth?: DictionaryColumn): Int32Array {
  const known = remembered.get(clustering);
  if (known !== undefined && known.codes === truth?.codes) return known.related;
  const related = relate(clustering, truth);
  remembered.set(clustering, { codes: truth?.codes, related });
  return related;
}

const remembered = new WeakMap<Clustering, { readonly codes: Int32Array | undefined; readonly related: Int32Array }>();

function relate(clustering: Clustering, truth: DictionaryColumn | undefined): Int32Array {
  const { clusterOfRow, clusters } = checkedClustering(clustering);
  const sets = new DisjointSets(clusters);
  if (truth !== undefined) {
    const { codes } = checkedCodes(truth, 'the truth');
    if (codes.length !== clusterOfRow.length)
      throw new InputError(
        `${codes.length} true people for ${clusterOfRow.length} records. Check how the table was joined.`,
      );
    // From place 1, since records without a person have the code −1.
    const clusterOf = new Int32Array(valueCount(truth) + 1).fill(-1);
    for (let row = 0; row < codes.length; row++) {
      const person = codes[row]! + 1;
      if (clusterOf[person] === -1) clusterOf[person] = clusterOfRow[row]!;
      else sets.join(clusterOf[person]!, clusterOfRow[row]!);
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
