import type { CandidatePairs } from './candidate-pairs.ts';
import type { LevelColumn } from './level-column.ts';

export interface RuleCounts {
  /** How often each pattern comes in the rule's pairs. */
  readonly counts: Float64Array;
  /** How many of the pairs an earlier rule brings together. */
  readonly marked: number;
}

/** Compares the pairs of each rule, always in the same order, and keeps none. */
export interface PatternPass {
  count(rule: number): RuleCounts;
  /**
   * The same; the pairs that {@link forEach} would visit are handed out on the way, three numbers each, in their order. A
   * list is good until the next one.
   */
  countAndList(rule: number, hope: Hope, take: (listed: Int32Array) => void): RuleCounts;
  /** How often each pattern comes in every so manieth of the rule's blocks. */
  countSome(rule: number, every: number): Float64Array;
  /** How often each pattern comes of the first of each `width` rows, at most 64, with the others of them. */
  countFirst(rows: Int32Array, width: number): Float64Array;
  /**
   * Visits the rule's pairs that no earlier rule brings together, but for those that are hopeless: both places among the rows
   * of the rule, and the pattern.
   */
  forEach(rule: number, hope: Hope, visit: (place: number, other: number, pattern: number) => void): void;
}

/** Which pairs need no look at them, by their pattern and by how rare the values of the first record are. */
export interface Hope {
  /** Patterns that are hopeless however rare the values. */
  readonly isHopeless: Uint8Array;
  /** Of each pattern, how far it is above what a pair needs, in 512ths of a bit, rounded up. */
  readonly bits: Int32Array;
  /** Which terms two records of a pattern share: each adds bits by how rare its value is. */
  readonly sharedTerms: Int32Array;
  readonly terms: number;
  /** Bits of each record's own values, term by term, in 512ths, rounded up. */
  readonly ownBits: Int16Array;
}

/** Whether a pair of the pattern may still be kept, the first record being this one. */
export function hasHope(
  { isHopeless, bits, sharedTerms, terms, ownBits }: Hope,
  row: number,
  pattern: number,
): boolean {
  if (isHopeless[pattern] === 1) return false;
  let sum = bits[pattern]!;
  for (let term = 0; term < terms; term++) {
    if ((sharedTerms[pattern]! & (1 << term)) !== 0) sum += ownBits[row * terms + term]!;
  }
  return sum >= 0;
}

export interface PatternTask {
  readonly candidates: CandidatePairs;
  readonly fields: readonly LevelColumn[];
  /** What a step of each field's level adds to the pattern. */
  readonly multipliers: Int32Array;
  /** Number of patterns that there can be. */
  readonly patternSpace: number;
}
