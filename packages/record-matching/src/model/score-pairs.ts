import { checkedBound } from '@assay/statistics';
import { KeepingPairs } from './kept-pairs.ts';
import { tabledOddsAgainstBoth } from './odds-against-both.ts';
import { pairWeights, type WeighingTask } from './pair-weights.ts';
import type { PatternPass } from './pattern-pass.ts';
import type { ScoredPairs } from './scored-pairs.ts';

interface Scoring extends WeighingTask {
  readonly pass: Pick<PatternPass, 'forEach'>;
}

/** Visit of the counted pairs in the same order: most are settled by their pattern alone and never looked at. */
export function scorePairs(scoring: Scoring): ScoredPairs {
  const { pass, candidates, kinShare } = scoring;
  const { least, weightOf, kinWeightOf, terms, apartTerms, hope } = pairWeights(scoring);
  const equalTerms = hope.sharedTerms;
  const codesOfTerms = sideBySide(terms.map(({ codes }) => codes));
  const bitsOfTerms = terms.map(({ bits }) => bits);
  const kept = new KeepingPairs(candidates.largestBlock);
  const oddsAgainstBoth = tabledOddsAgainstBoth(least);
  // Pairs of one first record follow each other.
  let rows: Int32Array = new Int32Array(0);
  let lastPlace = -1;
  // For each term nothing, where two records do not share it, then the bits of the first record's value: to look one of both
  // up takes less than to ask which.
  const added = new Float64Array(2 * terms.length);
  const addedApart = new Float64Array(2 * terms.length);
  const hold = (place: number): void => {
    lastPlace = place;
    for (let term = 0, at = rows[place]! * terms.length; term < terms.length; term++, at++) {
      // Where a record has no value, no pattern says that it shares it.
      const code = codesOfTerms[at]!;
      const bits = code < 0 ? Number.NaN : bitsOfTerms[term]![code]!;
      added[2 * term + 1] = bits;
      if ((apartTerms & (1 << term)) !== 0) addedApart[2 * term + 1] = bits;
    }
  };
  const score = (place: number, otherPlace: number, pattern: number): void => {
    if (place !== lastPlace) hold(place);
    let weight = weightOf[pattern]!;
    const equal = equalTerms[pattern]!;
    for (let at = 0, left = equal; at < added.length; at += 2, left >>>= 1) weight += added[at + (left & 1)]!;
    if (weight < least) return;
    if (kinShare > 0) {
      let kinWeight = kinWeightOf[pattern]!;
      for (let at = 0, left = equal; at < added.length; at += 2, left >>>= 1) kinWeight += addedApart[at + (left & 1)]!;
      // Against both the weight is never above the lesser of the two: most pairs need no logarithm.
      if (kinWeight < least) return;
      weight = oddsAgainstBoth(weight, kinWeight);
    }
    if (weight >= least) kept.push(place, otherPlace, weight);
  };
  for (let rule = 0; rule < candidates.rules.length; rule++) {
    rows = candidates.blocksOf(rule).rows;
    kept.begin(rows);
    lastPlace = -1;
    pass.forEach(rule, hope, score);
  }
  return kept.finish();
}

/** Record by record what each column says: records come in the order of keys, and each is looked up in one place. */
function sideBySide(columns: readonly Int32Array[]): Int32Array {
  const all = new Int32Array((columns[0]?.length ?? 0) * columns.length);
  for (const [place, column] of columns.entries()) {
    for (let row = 0, at = place; row < column.length; row++, at += columns.length) all[at] = column[row]!;
  }
  return all;
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
  checkedBound(atLeast, 'probability');
  if (!(atLeast > 1e-9 && atLeast < 1 - 1e-9)) return (weight) => linkProbability(weight) >= atLeast;
  const limit = Math.log2(atLeast / (1 - atLeast));
  return (weight) => {
    const beyond = weight - limit;
    return beyond > SURELY || (beyond >= -SURELY && linkProbability(weight) >= atLeast);
  };
}
