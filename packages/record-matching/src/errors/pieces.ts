import { checkedClustering } from '../clusters/checked-clustering.ts';
import type { Clustering } from '../clusters/clustering.ts';
import type { TruePeople } from './truth.ts';

/** Every (cluster, person) combination that holds a record: the whole of what a clustering did to the people. */
export interface Pieces {
  readonly cluster: Int32Array;
  readonly person: Int32Array;
  readonly records: Int32Array;
  readonly clusterSize: Int32Array;
}

const remembered = new WeakMap<Clustering, { readonly entityOfRow: Int32Array; readonly pieces: Pieces }>();

/** Pieces in order of cluster, then of the person's first record in it; remembered for as long as the clustering is. */
export function piecesOfPeople(clustering: Clustering, truth: TruePeople): Pieces {
  const known = remembered.get(clustering);
  if (known !== undefined && known.entityOfRow === truth.entityOfRow) return known.pieces;
  const pieces = piecesOfTruth(clustering, truth);
  remembered.set(clustering, { entityOfRow: truth.entityOfRow, pieces });
  return pieces;
}

function piecesOfTruth(clustering: Clustering, truth: TruePeople): Pieces {
  const { clusterOfRow, clusters } = checkedClustering(clustering);
  const rowCount = clusterOfRow.length;
  const clusterSize = new Int32Array(clusters);
  clusterOfRow.forEach((own) => {
    clusterSize[own]!++;
  });
  const next = new Int32Array(clusters);
  for (let cluster = 1; cluster < clusters; cluster++) next[cluster] = next[cluster - 1]! + clusterSize[cluster - 1]!;
  const ordered = new Int32Array(rowCount);
  for (let row = 0; row < rowCount; row++) ordered[next[clusterOfRow[row]!]!++] = row;
  const cluster = new Int32Array(rowCount);
  const person = new Int32Array(rowCount);
  const records = new Int32Array(rowCount);
  const pieceOfPerson = new Int32Array(truth.entitySize.length).fill(-1);
  let count = 0;
  let clusterStart = 0;
  let current = -1;
  for (let index = 0; index < rowCount; index++) {
    const row = ordered[index]!;
    if (clusterOfRow[row] !== current) {
      current = clusterOfRow[row]!;
      clusterStart = count;
    }
    const own = truth.entityOfRow[row]!;
    const known = pieceOfPerson[own]!;
    if (known >= clusterStart) records[known]!++;
    else {
      cluster[count] = current;
      person[count] = own;
      records[count] = 1;
      pieceOfPerson[own] = count++;
    }
  }
  return {
    cluster: cluster.slice(0, count),
    person: person.slice(0, count),
    records: records.slice(0, count),
    clusterSize,
  };
}
