import { MISSING_CODE } from '@assay/statistics';

/** Records that share this key are compared. */
export interface BlockRule {
  readonly name: string;
  readonly codes: Int32Array;
  readonly keyCount: number;
  /** Names of the fields that sharing the key says something about: this rule's pairs do not train them. */
  readonly informs: readonly string[];
}

/**
 * Visits the pairs of every rule row by row: `others[0 … count − 1]` share the key with `row`. Where a pair shares an earlier
 * rule's key it is passed over, so that each pair of the whole is visited once; `shared` counts those passed over.
 */
export class CandidatePairs {
  private readonly rules: readonly BlockRule[];
  private readonly orders: readonly Order[];
  private readonly buffer: Int32Array;

  constructor(rules: readonly BlockRule[]) {
    this.rules = rules;
    this.orders = rules.map(orderByKey);
    this.buffer = new Int32Array(Math.max(1, ...this.orders.map(({ largestBlock }) => largestBlock)));
  }

  get largestBlock(): number {
    return this.buffer.length;
  }

  /** Pairs that share the rule's key, earlier rules or not. */
  pairsOf(rule: number): number {
    return this.orders[rule]!.pairs;
  }

  /** Whether an earlier rule already brings these two records together. */
  sharesEarlier(rule: number, row: number, other: number): boolean {
    for (let earlier = 0; earlier < rule; earlier++) {
      const { codes } = this.rules[earlier]!;
      if (codes[row] !== MISSING_CODE && codes[row] === codes[other]) return true;
    }
    return false;
  }

  visit(rule: number, onRow: (row: number, others: Int32Array, count: number) => void, withEarlier = false): void {
    const { rows, blockStart } = this.orders[rule]!;
    const { buffer } = this;
    const earlier = withEarlier ? [] : this.rules.slice(0, rule).map(({ codes }) => codes);
    for (let block = 0; block + 1 < blockStart.length; block++) {
      const end = blockStart[block + 1]!;
      for (let first = blockStart[block]!; first + 1 < end; first++) {
        const row = rows[first]!;
        let count = end - first - 1;
        for (let index = 0; index < count; index++) buffer[index] = rows[first + 1 + index]!;
        for (const codes of earlier) {
          const own = codes[row]!;
          if (own === MISSING_CODE) continue;
          let kept = 0;
          for (let index = 0; index < count; index++) {
            const other = buffer[index]!;
            if (codes[other] !== own) buffer[kept++] = other;
          }
          count = kept;
        }
        if (count > 0) onRow(row, buffer, count);
      }
    }
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
  const size = new Int32Array(keyCount);
  for (let row = 0; row < codes.length; row++) if (codes[row] !== MISSING_CODE) size[codes[row]!]!++;
  const next = new Int32Array(keyCount);
  const starts: number[] = [];
  let length = 0;
  let largestBlock = 0;
  let pairs = 0;
  for (let key = 0; key < keyCount; key++) {
    const n = size[key]!;
    next[key] = n < 2 ? -1 : length;
    if (n < 2) continue;
    starts.push(length);
    length += n;
    pairs += (n * (n - 1)) / 2;
    if (n > largestBlock) largestBlock = n;
  }
  const rows = new Int32Array(length);
  for (let row = 0; row < codes.length; row++) {
    const key = codes[row]!;
    if (key !== MISSING_CODE && next[key]! >= 0) rows[next[key]!++] = row;
  }
  return { rows, blockStart: Int32Array.from([...starts, length]), largestBlock, pairs };
}
