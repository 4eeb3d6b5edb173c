import { MISSING_CODE } from '@assay/statistics';
import { HeldNumbers } from './block-levels.ts';
import type { PatternArray } from './pattern-array.ts';

/** Records that share this key are compared. */
export interface BlockRule {
  readonly name: string;
  readonly codes: Int32Array;
  readonly keyCount: number;
  /** Names of the fields that sharing the key says something about: this rule's pairs do not train them. */
  readonly informs: readonly string[];
}

/** The blocks of every rule. A pair of records that shares several keys is a candidate of the first of them only. */
export class CandidatePairs {
  readonly rules: readonly BlockRule[];
  private readonly orders: readonly Order[];

  constructor(rules: readonly BlockRule[]) {
    this.rules = rules;
    this.orders = rules.map(orderByKey);
  }

  get largestBlock(): number {
    return Math.max(1, ...this.orders.map(({ largestBlock }) => largestBlock));
  }

  /** Pairs that share the rule's key, earlier rules or not. */
  pairsOf(rule: number): number {
    return this.orders[rule]!.pairs;
  }

  /** Blocks of two or more records: block `b` is `rows[blockStart[b]] … rows[blockStart[b + 1] − 1]`. */
  blocksOf(rule: number): { readonly rows: Int32Array; readonly blockStart: Int32Array } {
    return this.orders[rule]!;
  }

  /** What tells, block by block, which pairs of a rule are candidates of an earlier one. */
  earlierThan(rule: number): EarlierKeys {
    return new EarlierKeys(this.rules.slice(0, rule).map(({ codes }) => codes));
  }
}

export class EarlierKeys {
  private readonly columns: readonly Int32Array[];
  private readonly held: readonly HeldNumbers[];

  constructor(columns: readonly Int32Array[]) {
    this.columns = columns;
    this.held = columns.map(() => new HeldNumbers());
  }

  hold(rows: Int32Array, from: number, count: number): void {
    for (let key = 0; key < this.held.length; key++) this.held[key]!.hold(this.columns[key]!, rows, from, count);
  }

  /**
   * Writes `mark` over the patterns, from `next` on, of the pairs of a place with later ones that an earlier rule already brings
   * together; returns how many.
   */
  mark(place: number, patterns: PatternArray, next: number, mark: number): number {
    let marked = 0;
    for (let key = 0; key < this.held.length; key++) {
      const { values, count } = this.held[key]!;
      const own = values[place]!;
      if (own === MISSING_CODE) continue;
      for (let later = place + 1, index = next; later < count; later++, index++) {
        if (values[later] !== own || patterns[index] === mark) continue;
        patterns[index] = mark;
        marked++;
      }
    }
    return marked;
  }
}

interface Order {
  readonly rows: Int32Array;
  readonly blockStart: Int32Array;
  readonly largestBlock: number;
  readonly pairs: number;
}

/** Rows by key; keys that only one record has make no pair and are left out. */
function orderByKey({ codes, keyCount }: BlockRule): Order {
  const next = new Int32Array(keyCount);
  for (let row = 0; row < codes.length; row++) if (codes[row] !== MISSING_CODE) next[codes[row]!]!++;
  let blocks = 0;
  for (let key = 0; key < keyCount; key++) if (next[key]! > 1) blocks++;
  const blockStart = new Int32Array(blocks + 1);
  let length = 0;
  let largestBlock = 0;
  let pairs = 0;
  blocks = 0;
  for (let key = 0; key < keyCount; key++) {
    const n = next[key]!;
    next[key] = n < 2 ? -1 : length;
    if (n < 2) continue;
    blockStart[blocks++] = length;
    length += n;
    pairs += (n * (n - 1)) / 2;
    if (n > largestBlock) largestBlock = n;
  }
  blockStart[blocks] = length;
  const rows = new Int32Array(length);
  for (let row = 0; row < codes.length; row++) {
    const key = codes[row]!;
    if (key !== MISSING_CODE && next[key]! >= 0) rows[next[key]!++] = row;
  }
  return { rows, blockStart, largestBlock, pairs };
}
