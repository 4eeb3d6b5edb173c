import { MISSING_CODE } from '@assay/statistics';
import { HeldNumbers } from './block-levels.ts';

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
  blocksOf(rule: number): Blocks {
    return this.orders[rule]!;
  }

  /** The first of every so many blocks, and their pairs. */
  someBlocksOf(rule: number, every: number): Blocks & { readonly pairs: number } {
    const { rows, blockStart } = this.orders[rule]!;
    const blocks = Math.ceil((blockStart.length - 1) / every);
    const some = { rows: [] as Int32Array[], blockStart: new Int32Array(blocks + 1), pairs: 0 };
    for (let block = 0; block < blocks; block++) {
      const own = rows.subarray(blockStart[block * every]!, blockStart[block * every + 1]!);
      some.rows.push(own);
      some.blockStart[block + 1] = some.blockStart[block]! + own.length;
      some.pairs += (own.length * (own.length - 1)) / 2;
    }
    const all = new Int32Array(some.blockStart[blocks]!);
    for (const [block, own] of some.rows.entries()) all.set(own, some.blockStart[block]!);
    return { rows: all, blockStart: some.blockStart, pairs: some.pairs };
  }

  /** What tells, block by block, which pairs of a rule are candidates of an earlier one. */
  earlierThan(rule: number): EarlierKeys {
    return new EarlierKeys(this.rules.slice(0, rule));
  }
}

class EarlierKeys {
  private readonly keys: readonly EarlierKey[];

  constructor(rules: readonly BlockRule[]) {
    this.keys = rules.map((rule) => new EarlierKey(rule));
  }

  hold(rows: Int32Array, from: number, count: number): void {
    for (const key of this.keys) key.hold(rows, from, count);
  }

  /** Marks the later places that an earlier rule already brings together with this one, from 0 on; returns how many. */
  mark(place: number, marks: Uint8Array): number {
    let marked = 0;
    for (const key of this.keys) if (key.recurs[place] === 1) marked += key.mark(place, marks);
    return marked;
  }
}

/** So few records are looked through faster than they are looked up. */
const FEW = 12;

class EarlierKey {
  /** Whether a later place has the same key: most have none, and need not be looked for. */
  recurs = new Uint8Array(64);
  private readonly codes: Int32Array;
  private readonly held = new HeldNumbers();
  /** The block in which a key was last seen. */
  private readonly seenIn: Int32Array;
  private block = 0;

  constructor({ codes, keyCount }: BlockRule) {
    this.codes = codes;
    this.seenIn = new Int32Array(keyCount);
  }

  hold(rows: Int32Array, from: number, count: number): void {
    const { held, seenIn } = this;
    held.hold(this.codes, rows, from, count);
    if (this.recurs.length < count) this.recurs = new Uint8Array(2 * count);
    const { recurs } = this;
    if (count <= FEW) {
      const { values } = held;
      for (let place = 0; place < count; place++) {
        const key = values[place]!;
        let later = place + 1;
        while (later < count && values[later] !== key) later++;
        recurs[place] = key !== MISSING_CODE && later < count ? 1 : 0;
      }
      return;
    }
    const block = ++this.block;
    for (let place = count - 1; place >= 0; place--) {
      const key = held.values[place]!;
      recurs[place] = key !== MISSING_CODE && seenIn[key] === block ? 1 : 0;
      if (key !== MISSING_CODE) seenIn[key] = block;
    }
  }

  mark(place: number, marks: Uint8Array): number {
    const { values, count } = this.held;
    const own = values[place]!;
    let marked = 0;
    for (let later = place + 1, index = 0; later < count; later++, index++) {
      if (values[later] !== own || marks[index] === 1) continue;
      marks[index] = 1;
      marked++;
    }
    return marked;
  }
}

export interface Blocks {
  readonly rows: Int32Array;
  readonly blockStart: Int32Array;
}

interface Order extends Blocks {
  readonly largestBlock: number;
  readonly pairs: number;
}

/** Rows by key; keys that only one record has make no pair and are left out. */
function orderByKey({ codes, keyCount }: BlockRule): Order {
  const next = new Int32Array(keyCount);
  codes.forEach((key) => {
    if (key !== MISSING_CODE) next[key]!++;
  });
  let blocks = next.reduce((count, size) => (size > 1 ? count + 1 : count), 0);
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
