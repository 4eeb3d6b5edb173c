import { GrowingScoredPairs, type ScoredPairs } from './scored-pairs.ts';

/** Pairs in one block at most: their lists lie in the cache. */
const BLOCK = 2 ** 14;
/** Places further apart do not fit sixteen bits. */
const WIDE = 2 ** 16;

/** Pairs in runs of one first record. */
interface Block {
  /** Rows by place. */
  readonly rows: Int32Array;
  /** Of each run the place of its first record, and where its pairs end. */
  readonly firsts: Int32Array;
  readonly ends: Uint16Array;
  /** Of each pair how far the place of the second record is behind, and the weight. */
  readonly behind: Uint16Array | Int32Array;
  readonly weight: Float32Array;
}

/** Scored pairs in six bytes each and six for each first record, where lists of both rows and the weight take twelve. */
export class KeptPairs implements ScoredPairs {
  readonly length: number;
  private readonly blocks: readonly Block[];

  constructor(blocks: readonly Block[]) {
    this.blocks = blocks;
    this.length = blocks.reduce((sum, { weight }) => sum + weight.length, 0);
  }

  /** Lists of all pairs one after the other, a few thousand at a time; each is good until the next. */
  *lists(): Generator<ScoredPairs> {
    const left = new Int32Array(BLOCK);
    const right = new Int32Array(BLOCK);
    for (const { rows, firsts, ends, behind, weight } of this.blocks) {
      for (let run = 0, at = 0; run < firsts.length; run++) {
        const first = firsts[run]!;
        const row = rows[first]!;
        for (const end = ends[run]!; at < end; at++) {
          left[at] = row;
          right[at] = rows[first + behind[at]!]!;
        }
      }
      yield { length: weight.length, left, right, weight };
    }
  }

  /** All in three lists, which are made when one is first asked for. */
  get left(): Int32Array {
    return whole(this).left;
  }

  get right(): Int32Array {
    return whole(this).right;
  }

  get weight(): Float32Array {
    return whole(this).weight;
  }
}

const wholes = new WeakMap<KeptPairs, ScoredPairs>();

function whole(pairs: KeptPairs): ScoredPairs {
  const known = wholes.get(pairs);
  if (known !== undefined) return known;
  const { length } = pairs;
  const all = { length, left: new Int32Array(length), right: new Int32Array(length), weight: new Float32Array(length) };
  let at = 0;
  for (const list of pairs.lists()) {
    all.left.set(list.left.subarray(0, list.length), at);
    all.right.set(list.right.subarray(0, list.length), at);
    all.weight.set(list.weight, at);
    at += list.length;
  }
  wholes.set(pairs, all);
  return all;
}

/** Pairs in one list or several, in their order; each list is good until the next. */
export function pairLists(pairs: ScoredPairs): Iterable<ScoredPairs> {
  return pairs instanceof KeptPairs ? pairs.lists() : [pairs];
}

/** The pairs whose weight is asked for, in their order. */
export function pairsOfWeight(pairs: ScoredPairs, isAsked: (weight: number) => boolean): ScoredPairs {
  const asked = new GrowingScoredPairs();
  for (const { length, left, right, weight } of pairLists(pairs)) {
    for (let index = 0; index < length; index++) {
      if (isAsked(weight[index]!)) asked.push(left[index]!, right[index]!, weight[index]!);
    }
  }
  return asked.finish();
}

/** Takes pairs by the places of their records among rows; those of one first record follow each other. */
export class KeepingPairs {
  private readonly blocks: Block[] = [];
  private readonly firsts = new Int32Array(BLOCK);
  private readonly ends = new Uint16Array(BLOCK);
  private readonly behind: Uint16Array | Int32Array;
  private readonly weight = new Float32Array(BLOCK);
  private rows: Int32Array = new Int32Array(0);
  private runs = 0;
  private pairs = 0;
  private first = -1;

  /** @param largestBlock Places of a pair are less than so many apart. */
  constructor(largestBlock: number) {
    this.behind = largestBlock > WIDE ? new Int32Array(BLOCK) : new Uint16Array(BLOCK);
  }

  /** From here on places are those of these rows. */
  begin(rows: Int32Array): void {
    this.close();
    this.rows = rows;
  }

  push(first: number, other: number, weight: number): void {
    if (this.pairs === BLOCK) this.close();
    if (first !== this.first) {
      this.first = first;
      this.firsts[this.runs++] = first;
    }
    this.behind[this.pairs] = other - first;
    this.weight[this.pairs++] = weight;
    this.ends[this.runs - 1] = this.pairs;
  }

  finish(): KeptPairs {
    this.close();
    return new KeptPairs(this.blocks);
  }

  private close(): void {
    const { rows, runs, pairs } = this;
    if (pairs > 0) {
      this.blocks.push({
        rows,
        firsts: this.firsts.slice(0, runs),
        ends: this.ends.slice(0, runs),
        behind: this.behind.slice(0, pairs),
        weight: this.weight.slice(0, pairs),
      });
    }
    this.runs = 0;
    this.pairs = 0;
    this.first = -1;
  }
}
