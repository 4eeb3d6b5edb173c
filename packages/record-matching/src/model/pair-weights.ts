import type { FieldProbabilities } from './expectation-maximisation.ts';
import { patternRadix } from './level-column.ts';
import type { Hope, PatternTask } from './pattern-pass.ts';

/** A fitted model, and which pairs are to be kept. */
export interface WeighingTask extends PatternTask {
  readonly fitted: readonly (FieldProbabilities & { readonly weights: Float64Array })[];
  readonly priorShare: number;
  readonly kinShare: number;
  /** Fields in which twins agree as strangers do. */
  readonly apart: readonly number[];
  readonly keepAbove: number;
  /** Bits that a pair may lack of what it needs and still have hope; none unless stated. */
  readonly slack?: number;
}

interface PairWeights {
  /** The least weight that is kept, in bits. */
  readonly least: number;
  /** Weight of each pattern against strangers, prior included, without what rare values add. */
  readonly weightOf: Float64Array;
  readonly kinPrior: number;
  /** The same against twins; empty where they are no class. */
  readonly kinWeightOf: Float64Array;
  /** Of each field whose rare values weigh more: values of the records, and bits of each value. */
  readonly terms: readonly { readonly codes: Int32Array; readonly bits: Float64Array }[];
  /** Which terms speak against twins, as bits. */
  readonly apartTerms: number;
  readonly hope: Hope;
}

/** Least share of records that a value is taken to have: one coincidence must not decide alone. */
const RAREST = 1e-5;

/** What each pattern weighs under a model, and which pairs can reach what is kept. */
export function pairWeights(task: WeighingTask): PairWeights {
  const { fields, fitted, multipliers, patternSpace, priorShare, kinShare, apart, keepAbove, slack = 0 } = task;
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
    isHopeless[pattern] = weight + best + slack < least ? 1 : 0;
    bits[pattern] = roundedUp(weight + slack - least, 2 ** 28);
  }
  // Which terms two rows of a pattern share, as bits; a term's own number is its place among them.
  const sharedTerms = Int32Array.from({ length: patternSpace }, (_, pattern) =>
    terms.reduce((mask, { index }, term) => {
      const isEqual = Math.floor(pattern / multipliers[index]!) % patternRadix(fields[index]!) === 0;
      return isEqual ? mask | (1 << term) : mask;
    }, 0),
  );
  const hope = { isHopeless, bits, sharedTerms, terms: terms.length, ownBits: ownBitsOf(terms) };
  const apartTerms = terms.reduce((mask, { index }, term) => (apart.includes(index) ? mask | (1 << term) : mask), 0);
  return { least, weightOf, kinPrior, kinWeightOf, terms, apartTerms, hope };
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
