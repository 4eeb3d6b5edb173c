import type { NameGroups } from '../blocking/name-groups.ts';
import type { TruePeople } from '../errors/truth.ts';
import type { MixedPeople } from './mixed-people.ts';
import { TALLY, type Tally } from './tally.ts';

/**
 * Clusters of one block, joined group by group, with their people kept as pieces so that every error count changes by
 * what one join changes. A piece finds its counterpart through its person: a person has few pieces in one block, while
 * a cluster that went wrong can have thousands.
 */
export class ToleranceTally {
  private readonly groups: NameGroups;
  private readonly truth: TruePeople | null;
  private readonly mixed: MixedPeople;
  private readonly personAt: Int32Array;
  private readonly parent: Int32Array;
  private readonly size: Int32Array;
  private readonly pieceCount: Int32Array;
  private readonly squares: Float64Array;
  private readonly firstPiece: Int32Array;
  private readonly lastPiece: Int32Array;
  /** Per piece: its person, records, cluster at birth, next piece of the cluster, next piece of the person. */
  private readonly piecePerson: Int32Array;
  private readonly pieceRecords: Int32Array;
  private readonly pieceGroup: Int32Array;
  private readonly nextInCluster: Int32Array;
  private readonly nextOfPerson: Int32Array;
  /** One more than the newest piece of each person, nought where there is none. */
  private readonly personFirstPiece: Int32Array;
  private readonly touched: Int32Array;
  private touchedCount = 0;
  private pieces = 0;
  private from = 0;

  constructor(groups: NameGroups, truth: TruePeople | null, personAt: Int32Array | null, mixed: MixedPeople) {
    const { largestGroups: largestBlockGroups, largestRows: largestBlockRows } = largestBlock(groups);
    this.groups = groups;
    this.truth = truth;
    this.mixed = mixed;
    this.personAt = personAt ?? new Int32Array(0);
    this.parent = new Int32Array(largestBlockGroups).fill(-1);
    this.size = new Int32Array(largestBlockGroups);
    const pieces = truth === null ? 0 : largestBlockRows;
    const clusters = truth === null ? 0 : largestBlockGroups;
    this.pieceCount = new Int32Array(clusters);
    this.squares = new Float64Array(clusters);
    this.firstPiece = new Int32Array(clusters);
    this.lastPiece = new Int32Array(clusters);
    this.piecePerson = new Int32Array(pieces);
    this.pieceRecords = new Int32Array(pieces);
    this.pieceGroup = new Int32Array(pieces);
    this.nextInCluster = new Int32Array(pieces);
    this.nextOfPerson = new Int32Array(pieces);
    this.personFirstPiece = new Int32Array(truth === null ? 0 : truth.entitySize.length);
    this.touched = new Int32Array(largestBlockGroups);
  }

  /** Starts a block with every group on its own. */
  begin(from: number): void {
    this.from = from;
    this.pieces = 0;
  }

  /** Forgets the groups that were joined. */
  end(): void {
    for (let index = 0; index < this.touchedCount; index++) this.parent[this.touched[index]!] = -1;
    for (let piece = 0; piece < this.pieces; piece++) this.personFirstPiece[this.piecePerson[piece]!] = 0;
    this.touchedCount = 0;
    this.pieces = 0;
  }

  /** Brings a group in as a cluster of its own, with the people it holds. */
  private touch(group: number): void {
    const { groups, truth } = this;
    this.touched[this.touchedCount++] = group;
    const first = groups.groupStart[this.from + group]!;
    const last = groups.groupStart[this.from + group + 1]!;
    this.parent[group] = group;
    this.size[group] = last - first;
    if (truth === null) return;
    this.firstPiece[group] = -1;
    this.pieceCount[group] = 0;
    let squares = 0;
    for (let index = first; index < last; index++) {
      const person = this.personAt[index]!;
      const known = this.personFirstPiece[person]! - 1;
      // Pieces of a person are chained newest first, so the group's own piece, if any, heads the chain.
      if (known >= 0 && this.pieceGroup[known] === group) {
        squares += 2 * this.pieceRecords[known]! + 1;
        this.pieceRecords[known] = this.pieceRecords[known]! + 1;
        continue;
      }
      const piece = this.pieces++;
      this.piecePerson[piece] = person;
      this.pieceRecords[piece] = 1;
      this.pieceGroup[piece] = group;
      this.nextOfPerson[piece] = known;
      this.personFirstPiece[person] = piece + 1;
      this.nextInCluster[piece] = -1;
      if (this.firstPiece[group]! < 0) this.firstPiece[group] = piece;
      else this.nextInCluster[this.lastPiece[group]!] = piece;
      this.lastPiece[group] = piece;
      this.pieceCount[group] = this.pieceCount[group]! + 1;
      squares += 1;
    }
    this.squares[group] = squares;
  }

  private find(group: number): number {
    const { parent } = this;
    while (parent[group] !== group) {
      parent[group] = parent[parent[group]!]!;
      group = parent[group]!;
    }
    return group;
  }

  /**
   * Joins the clusters of two groups, adding to `tally` what it changes and marking whom it mixes under `rules`; returns
   * the new cluster's records, or 0.
   */
  join(a: number, b: number, tally: Tally, rules: number): number {
    if (this.parent[a]! < 0) this.touch(a);
    if (this.parent[b]! < 0) this.touch(b);
    let kept = this.find(a);
    let taken = this.find(b);
    if (kept === taken) return 0;
    const byPieces = this.truth !== null;
    const smaller = byPieces ? this.pieceCount[kept]! < this.pieceCount[taken]! : this.size[kept]! < this.size[taken]!;
    if (smaller) [kept, taken] = [taken, kept];
    const keptSize = this.size[kept]!;
    const takenSize = this.size[taken]!;
    tally.counts[TALLY.linkedPairs]! += keptSize * takenSize;
    tally.counts[TALLY.clusters]! -= 1;
    if (byPieces) this.joinPieces(kept, taken, tally, rules);
    this.parent[taken] = kept;
    this.size[kept] = keptSize + takenSize;
    return keptSize + takenSize;
  }

  private joinPieces(kept: number, taken: number, tally: Tally, rules: number): void {
    const { piecePerson, pieceRecords, nextInCluster, nextOfPerson, personFirstPiece } = this;
    const { entitySize } = this.truth!;
    const keptSize = this.size[kept]!;
    const takenSize = this.size[taken]!;
    const keptPieces = this.pieceCount[kept]!;
    const takenPieces = this.pieceCount[taken]!;
    const exactBefore = this.isExact(kept) + this.isExact(taken);
    // A cluster of one person is marked once it meets another person; larger ones were when they met.
    const keptPerson = piecePerson[this.firstPiece[kept]!]!;
    const takenPerson = piecePerson[this.firstPiece[taken]!]!;
    if (keptPieces > 1 || takenPieces > 1 || keptPerson !== takenPerson) {
      if (keptPieces === 1) this.mixed.mark(keptPerson, rules);
      if (takenPieces === 1) this.mixed.mark(takenPerson, rules);
    }
    let shared = 0;
    let same = 0;
    let piece = this.firstPiece[taken]!;
    while (piece >= 0) {
      const following = nextInCluster[piece]!;
      const person = piecePerson[piece]!;
      let other = personFirstPiece[person]! - 1;
      while (other >= 0 && (pieceRecords[other] === 0 || this.find(this.pieceGroup[other]!) !== kept)) {
        other = nextOfPerson[other]!;
      }
      if (other >= 0) {
        const product = pieceRecords[piece]! * pieceRecords[other]!;
        shared++;
        same += product;
        tally.squaresByPerson.add(entitySize[person]!, 2 * product);
        pieceRecords[other] = pieceRecords[other]! + pieceRecords[piece]!;
        pieceRecords[piece] = 0;
        if (pieceRecords[other] === entitySize[person]) {
          tally.counts[TALLY.wholePeople]! += 1;
          tally.counts[TALLY.wholeRecords]! += entitySize[person]!;
        }
      } else {
        nextInCluster[piece] = -1;
        nextInCluster[this.lastPiece[kept]!] = piece;
        this.lastPiece[kept] = piece;
      }
      piece = following;
    }
    const pieces = keptPieces + takenPieces - shared;
    const squares = this.squares[kept]! + this.squares[taken]! + 2 * same;
    tally.counts[TALLY.trueLinkedPairs]! += same;
    tally.counts[TALLY.pieces]! -= shared;
    tally.squaresByCluster.add(keptSize + takenSize, squares);
    tally.squaresByCluster.add(keptSize, -this.squares[kept]!);
    tally.squaresByCluster.add(takenSize, -this.squares[taken]!);
    countOverMerged(tally, keptPieces, keptSize, -1);
    countOverMerged(tally, takenPieces, takenSize, -1);
    countOverMerged(tally, pieces, keptSize + takenSize, 1);
    this.pieceCount[kept] = pieces;
    this.squares[kept] = squares;
    tally.counts[TALLY.exactClusters]! += this.isExact(kept) - exactBefore;
  }

  /** 1 where the cluster is one person, whole. */
  private isExact(cluster: number): number {
    if (this.pieceCount[cluster] !== 1) return 0;
    const piece = this.firstPiece[cluster]!;
    return this.pieceRecords[piece] === this.truth!.entitySize[this.piecePerson[piece]!] ? 1 : 0;
  }
}

function largestBlock({ blockStart, groupStart }: NameGroups): { largestGroups: number; largestRows: number } {
  let largestGroups = 0;
  let largestRows = 0;
  for (let block = 0; block + 1 < blockStart.length; block++) {
    largestGroups = Math.max(largestGroups, blockStart[block + 1]! - blockStart[block]!);
    largestRows = Math.max(largestRows, groupStart[blockStart[block + 1]!]! - groupStart[blockStart[block]!]!);
  }
  return { largestGroups, largestRows };
}

export function countOverMerged({ counts }: Tally, pieces: number, records: number, sign: number): void {
  if (pieces < 2) return;
  counts[TALLY.overMergedClusters]! += sign;
  counts[TALLY.recordsOverMerged]! += sign * records;
}
