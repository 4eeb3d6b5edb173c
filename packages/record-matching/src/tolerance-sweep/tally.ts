import { CountBySize } from '../errors/count-by-size.ts';

/**
 * What is counted of one clustering; every entry is a sum over clusters, so changes of single blocks simply add up.
 * People mixed with others are no such sum, since one person may stand in several mixed profiles: see `MixedPeople`.
 */
export const TALLY = {
  linkedPairs: 0,
  trueLinkedPairs: 1,
  clusters: 2,
  /** Pieces: (cluster, person) combinations that hold a record. */
  pieces: 3,
  overMergedClusters: 4,
  recordsOverMerged: 5,
  wholePeople: 6,
  wholeRecords: 7,
  exactClusters: 8,
} as const;

const TALLY_SIZE = 9;

/** A tally, with the squares of pieces that both B-cubed means are made of. */
export class Tally {
  readonly counts = new Float64Array(TALLY_SIZE);
  /** Records of each piece squared, summed by the size of its cluster, and by all records of its person. */
  readonly squaresByCluster = new CountBySize();
  readonly squaresByPerson = new CountBySize();

  addAll(other: Tally): void {
    for (let index = 0; index < TALLY_SIZE; index++) this.counts[index]! += other.counts[index]!;
    this.squaresByCluster.addAll(other.squaresByCluster);
    this.squaresByPerson.addAll(other.squaresByPerson);
  }

  copy(): Tally {
    const result = new Tally();
    result.addAll(this);
    return result;
  }
}

/** Sum of counts, each divided by its size, from the smallest size; B-cubed before it is divided by the records. */
export function sumOverSizes(squares: readonly (readonly [size: number, count: number])[]): number {
  let sum = 0;
  for (const [size, count] of squares) sum += count / size;
  return sum;
}

/** A tally that was finished or came from elsewhere. */
export interface PlainTally {
  readonly counts: ArrayLike<number>;
  readonly squaresByCluster: readonly (readonly [size: number, count: number])[];
  readonly squaresByPerson: readonly (readonly [size: number, count: number])[];
}

export function plainSweepTally({ counts, squaresByCluster, squaresByPerson }: Tally): PlainTally {
  return { counts, squaresByCluster: squaresByCluster.entries(), squaresByPerson: squaresByPerson.entries() };
}
