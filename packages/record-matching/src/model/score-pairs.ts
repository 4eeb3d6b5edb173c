import type { FieldProbabilities } from './expectation-maximisation.ts';
import { patternRadix } from './level-column.ts';
import type { PatternPass, PatternTask } from './pattern-pass.ts';

/** Pairs of records with the weight of evidence that they are about one person, in bits, prior included. */
export interface ScoredPairs {
  readonly length: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly weight: Float32Array;
}

interface Scoring extends PatternTask {
  readonly pass: PatternPass;
  readonly fitted: readonly (FieldProbabilities & { readonly weights: Float64Array })[];
  readonly priorShare: number;
  readonly kinShare: number;
  /** Fields in which twins agree as strangers do. */
  readonly apart: readonly number[];
  readonly keepAbove: number;
}

/** Least share of records that a value is taken to have: one coincidence must not decide alone. */
const RAREST = 1e-5;

/** Second visit of the same pairs in the same order: most are settled by their pattern alone and never looked at. */
export function scorePairs(scoring: Scoring): ScoredPairs {
  const { pass, candidates, fields, fitted, multipliers, patternSpace, priorShare, kinShare, apart, keepAbove } =
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
  const bits = new Int32Array(patternSpace);
  const prior = Math.log2(priorShare / (1 - priorShare - kinShare));
  // Against twins only the fields speak that tell them apart.
  const kinPrior = kinShare === 0 ? Number.POSITIVE_INFINITY : Math.log2(priorShare / kinShare);
  const kinWeightOf = new Float64Array(kinShare === 0 ? 0 : patternSpace);
  for (let pattern = 0; pattern < patternSpace; pattern++) {
    let weight = prior;
    let kinWeight = kinPrior;
    let best = 0;
    let rest = pattern;
    for (const [index, field] of fields.entries()) {
      const level = rest % patternRadix(field);
      rest = (rest - level) / patternRadix(field);
      if (level < field.levels.length) {
        weight += fitted[index]!.weights[level]!;
        if (apart.includes(index)) kinWeight += fitted[index]!.weights[level]!;
      }
      if (level === 0) best += largestBits[terms.findIndex((term) => term.index === index)] ?? 0;
    }
    weightOf[pattern] = weight;
    if (kinShare > 0) kinWeightOf[pattern] = kinWeight;
    isHopeless[pattern] = weight + best < least ? 1 : 0;
    bits[pattern] = roundedUp(weight - least, 2 ** 28);
  }
  // Which terms two rows of a pattern share, as bits; a term's own number is its place among them.
  const equalTerms = Int32Array.from({ length: patternSpace }, (_, pattern) =>
    terms.reduce((mask, { index }, term) => {
      const isEqual = Math.floor(pattern / multipliers[index]!) % patternRadix(fields[index]!) === 0;
      return isEqual ? mask | (1 << term) : mask;
    }, 0),
  );
  const hope = { isHopeless, bits, sharedTerms: equalTerms, terms: terms.length, ownBits: ownBitsOf(terms) };
  const apartTerms = terms.reduce((mask, { index }, term) => (apart.includes(index) ? mask | (1 << term) : mask), 0);
  const termCodes = terms.map(({ codes }) => codes);
  const termBits = terms.map(({ bits }) => bits);
  const kept = new GrowingScoredPairs();
  const score = (row: number, other: number, pattern: number): void => {
    let weight = weightOf[pattern]!;
    let kinWeight = kinShare === 0 ? kinPrior : kinWeightOf[pattern]!;
    const equal = equalTerms[pattern]!;
    for (let term = 0; term < termCodes.length; term++) {
      if ((equal & (1 << term)) === 0) continue;
      const bits = termBits[term]![termCodes[term]![row]!]!;
      weight += bits;
      if ((apartTerms & (1 << term)) !== 0) kinWeight += bits;
    }
    // Against both the weight is never above the lesser of the two: most pairs need no logarithm.
    if (weight < least || kinWeight < least) return;
    if (kinShare > 0) weight = linkOddsAgainstBoth(weight, kinWeight);
    if (weight >= least) kept.push(row, other, weight);
  };
  for (let rule = 0; rule < candidates.rules.length; rule++) {
    const { rows } = candidates.blocksOf(rule);
    pass.forEach(rule, hope, (place, other, pattern) => score(rows[place]!, rows[other]!, pattern));
  }
  return kept.finish();
}

/** In 512ths, above what it stands for whatever was rounded on the way. */
function roundedUp(bits: number, most: number): number {
  return Math.max(-most, Math.min(most, Math.ceil(bits * 512) + 1));
}

function ownBitsOf(terms: readonly { readonly codes: Int32Array; readonly bits: Float64Array }[]): Int16Array {
  const own = new Int16Array((terms[0]?.codes.length ?? 0) * terms.length);
  for (const [term, { codes, bits }] of terms.entries()) {
    const ofValue = Int16Array.from(bits, (each) => roundedUp(each, 2 ** 14));
    for (let row = 0; row < codes.length; row++) {
      if (codes[row]! >= 0) own[row * terms.length + term] = ofValue[codes[row]!]!;
    }
  }
  return own;
}

/** The odds of one person against strangers or twins, in bits, from the odds against each. */
export function linkOddsAgainstBoth(weight: number, kinWeight: number): number {
  const least = Math.min(weight, kinWeight);
  return least - Math.log2(2 ** (least - weight) + 2 ** (least - kinWeight));
}

const BLOCK = 1 << 20;

/** Pairs in blocks: many millions are kept, and an array that doubled would stand in memory twice. */
class GrowingScoredPairs {
  private length = 0;
  private readonly lefts: Int32Array[] = [];
  private readonly rights: Int32Array[] = [];
  private readonly weights: Float32Array[] = [];
  private left = new Int32Array(0);
  private right = new Int32Array(0);
  private weight = new Float32Array(0);

  push(left: number, right: number, weight: number): void {
    const place = this.length & (BLOCK - 1);
    if (place === 0) this.begin();
    this.left[place] = left;
    this.right[place] = right;
    this.weight[place] = weight;
    this.length++;
  }

  private begin(): void {
    this.left = new Int32Array(BLOCK);
    this.right = new Int32Array(BLOCK);
    this.weight = new Float32Array(BLOCK);
    this.lefts.push(this.left);
    this.rights.push(this.right);
    this.weights.push(this.weight);
  }

  finish(): ScoredPairs {
    const { length } = this;
    this.left = new Int32Array(0);
    this.right = new Int32Array(0);
    this.weight = new Float32Array(0);
    return {
      length,
      left: joined(this.lefts, new Int32Array(length)),
      right: joined(this.rights, new Int32Array(length)),
      weight: joined(this.weights, new Float32Array(length)),
    };
  }
}

/** The blocks end to end; each is let go as soon as it is copied. */
function joined<T extends Int32Array | Float32Array>(blocks: T[], all: T): T {
  for (let start = 0; blocks.length > 0; start += BLOCK) {
    const block = blocks.shift()!;
    all.set(block.subarray(0, Math.min(BLOCK, all.length - start)), start);
  }
  return all;
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

/**
 * How likely is it that two records are about one person, given the weight of evidence in bits, prior included?
 * 1 ÷ (1 + 2^−weight).
 *
 * @example
 * linkProbability(3) // 0.8889
 */
export function linkProbability(weight: number): number {
  return 1 / (1 + 2 ** -weight);
}

/** Bits from a limit beyond which no rounding decides on which side a weight lies. */
const SURELY = 1e-3;

/** Whether a weight's {@link linkProbability} reaches a probability: by the weight itself, unless it lies close by. */
export function reachesProbability(atLeast: number): (weight: number) => boolean {
  if (!(atLeast > 1e-9 && atLeast < 1 - 1e-9)) return (weight) => linkProbability(weight) >= atLeast;
  const limit = Math.log2(atLeast / (1 - atLeast));
  return (weight) => {
    const beyond = weight - limit;
    return beyond > SURELY || (beyond >= -SURELY && linkProbability(weight) >= atLeast);
  };
}
