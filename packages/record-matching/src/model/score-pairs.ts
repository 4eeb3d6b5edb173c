import type { CandidatePairs } from './candidate-pairs.ts';
import type { FieldProbabilities } from './expectation-maximisation.ts';
import type { PatternArray } from './growing-patterns.ts';
import { type LevelColumn, radixOf } from './level-column.ts';

/** Pairs of records with the weight of evidence that they are about one person, in bits, prior included. */
export interface ScoredPairs {
  readonly length: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly weight: Float32Array;
}

interface Scoring {
  readonly patternsInOrder: readonly PatternArray[];
  readonly candidates: CandidatePairs;
  readonly blocks: number;
  readonly fields: readonly LevelColumn[];
  readonly fitted: readonly (FieldProbabilities & { readonly weights: Float64Array })[];
  readonly multipliers: Int32Array;
  readonly patternSpace: number;
  readonly priorShare: number;
  readonly keepAbove: number;
}

/** Least share of records that a value is taken to have: one coincidence must not decide alone. */
const RAREST = 1e-5;

/** Second visit of the same pairs in the same order: most are settled by their pattern alone and never looked at. */
export function scorePairs(scoring: Scoring): ScoredPairs {
  const { patternsInOrder, candidates, blocks, fields, fitted, multipliers, patternSpace, priorShare, keepAbove } =
    scoring;
  const least = Math.log2(keepAbove / (1 - keepAbove));
  const terms = fields.flatMap((field, index) =>
    field.termCodes === null
      ? []
      : [{ index, codes: field.termCodes, bits: termWeight(field.termCodes, fitted[index]!.u[0]!) }],
  );
  const largestBits = terms.map(({ bits }) => bits.reduce((most, each) => Math.max(most, each), 0));
  const weightOf = new Float64Array(patternSpace);
  const isHopeless = new Uint8Array(patternSpace);
  const prior = Math.log2(priorShare / (1 - priorShare));
  for (let pattern = 0; pattern < patternSpace; pattern++) {
    let weight = prior;
    let best = 0;
    let rest = pattern;
    for (const [index, field] of fields.entries()) {
      const level = rest % radixOf(field);
      rest = (rest - level) / radixOf(field);
      if (level < field.levels.length) weight += fitted[index]!.weights[level]!;
      if (level === 0) best += largestBits[terms.findIndex((term) => term.index === index)] ?? 0;
    }
    weightOf[pattern] = weight;
    isHopeless[pattern] = weight + best < least ? 1 : 0;
  }
  let capacity = 1024;
  let left = new Int32Array(capacity);
  let right = new Int32Array(capacity);
  let weights = new Float32Array(capacity);
  let length = 0;
  for (let block = 0; block < blocks; block++) {
    const patterns = patternsInOrder[block]!;
    let next = 0;
    candidates.visit(block, (row, others, count) => {
      for (let index = 0; index < count; index++) {
        const pattern = patterns[next++]!;
        if (isHopeless[pattern] === 1) continue;
        let weight = weightOf[pattern]!;
        for (const { index: field, codes, bits } of terms) {
          const isEqual = Math.floor(pattern / multipliers[field]!) % radixOf(fields[field]!) === 0;
          if (isEqual) weight += bits[codes[row]!]!;
        }
        if (weight < least) continue;
        if (length === capacity) {
          capacity *= 2;
          left = grown(left, new Int32Array(capacity));
          right = grown(right, new Int32Array(capacity));
          weights = grown(weights, new Float32Array(capacity));
        }
        left[length] = row;
        right[length] = others[index]!;
        weights[length++] = weight;
      }
    });
  }
  return { length, left: left.slice(0, length), right: right.slice(0, length), weight: weights.slice(0, length) };
}

/** log2(u of equality / share of records with the value), per value. */
export function termWeight(codes: Int32Array, chanceOfEqual: number): Float64Array {
  let distinct = 0;
  let known = 0;
  for (let row = 0; row < codes.length; row++) {
    if (codes[row]! >= distinct) distinct = codes[row]! + 1;
    if (codes[row]! >= 0) known++;
  }
  const frequency = new Float64Array(distinct);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) frequency[codes[row]!]!++;
  return frequency.map((count) => Math.log2(chanceOfEqual / Math.max(RAREST, count / known)));
}

function grown<T extends Int32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Probability that belongs to a weight in bits. */
export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** -weight);
}
