import type { FieldProbabilities } from './expectation-maximisation.ts';
import { type LevelColumn, patternRadix } from './level-column.ts';
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
  /** What rare values add, where it was told before; it does not depend on what is fitted. */
  readonly rare?: RareValues;
}

/** Of each field whose rare values weigh more, how much each record's does. */
interface RareValues {
  /** Place of the field; bits of each of its values. */
  readonly terms: readonly { readonly index: number; readonly codes: Int32Array; readonly bits: Float64Array }[];
  /** Bits of each record's own values, term by term, in 512ths, rounded up. */
  readonly ownBits: Int16Array;
}

/** What agreement on each record's values adds, given how often random pairs are equal in each field. */
export function rareValues(fields: readonly LevelColumn[], chanceOfEqual: readonly number[]): RareValues {
  const terms = fields.flatMap(({ termCodes }, index) =>
    termCodes === null ? [] : [{ index, codes: termCodes, bits: termWeight(termCodes, chanceOfEqual[index]!) }],
  );
  return { terms, ownBits: ownBitsOf(terms) };
}

interface PairWeights {
  /** The least weight that is kept, in bits. */
  readonly least: number;
  /** Weight of each pattern against strangers, prior included, without what rare values add. */
  readonly weightOf: Float64Array;
  /** The same against twins; empty where they are no class. */
  readonly kinWeightOf: Float64Array;
  readonly terms: RareValues['terms'];
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
  const rare =
    task.rare ??
    rareValues(
      fields,
      fitted.map(({ u }) => u[0]!),
    );
  const { terms } = rare;
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
  const hope = { isHopeless, bits, sharedTerms, terms: terms.length, ownBits: rare.ownBits };
  const apartTerms = terms.reduce((mask, { index }, term) => (apart.includes(index) ? mask | (1 << term) : mask), 0);
  return { least, weightOf, kinWeightOf, terms, apartTerms, hope };
}

/** In 512ths, above what it stands for whatever was rounded on the way. */
function roundedUp(bits: number, most: number): number {
  return Math.max(-most, Math.min(most, Math.ceil(bits * 512) + 1));
}

function ownBitsOf(terms: RareValues['terms']): Int16Array {
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
  codes.forEach((code) => {
    if (code >= distinct) distinct = code + 1;
    if (code >= 0) known++;
  });
  const frequency = new Float64Array(distinct);
  codes.forEach((code) => {
    if (code >= 0) frequency[code]!++;
  });
  return frequency.map((count) => Math.log2(chanceOfEqual / Math.max(RAREST, count / known)));
}
