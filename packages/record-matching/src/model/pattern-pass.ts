import type { CandidatePairs } from './candidate-pairs.ts';
import type { LevelColumn } from './level-column.ts';

/** Compares the pairs of each rule, always in the same order, and keeps none. */
export interface PatternPass {
  /** How often each pattern comes in the rule's pairs, and how many of these an earlier rule brings together. */
  count(rule: number): { readonly counts: Float64Array; readonly marked: number };
  /**
   * Visits the rule's pairs that no earlier rule brings together, but for those of a pattern marked as hopeless: both places
   * among the rows of the rule, and the pattern.
   */
  forEach(rule: number, isHopeless: Uint8Array, visit: (place: number, other: number, pattern: number) => void): void;
}

export interface PatternTask {
  readonly candidates: CandidatePairs;
  readonly fields: readonly LevelColumn[];
  /** What a step of each field's level adds to the pattern. */
  readonly multipliers: Int32Array;
  /** Number of patterns that there can be. */
  readonly patternSpace: number;
}
