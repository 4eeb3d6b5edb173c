import { pairWeights, type WeighingTask } from './pair-weights.ts';
import type { PatternPass } from './pattern-pass.ts';
import { GrowingScoredPairs, type ScoredPairs } from './scored-pairs.ts';

interface Scoring extends WeighingTask {
  readonly pass: PatternPass;
}

/** Visit of the counted pairs in the same order: most are settled by their pattern alone and never looked at. */
export function scorePairs(scoring: Scoring): ScoredPairs {
  const { pass, candidates, kinShare } = scoring;
  const { least, weightOf, kinPrior, kinWeightOf, terms, apartTerms, hope } = pairWeights(scoring);
  const equalTerms = hope.sharedTerms;
  const termCodes = terms.map(({ codes }) => codes);
  const termBits = terms.map(({ bits }) => bits);
  const kept = new GrowingScoredPairs();
  let lastWeight = Number.NaN;
  let lastKinWeight = Number.NaN;
  let odds = 0;
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
    if (kinShare > 0) {
      // Pairs of one block that agree in the same values follow each other.
      if (weight !== lastWeight || kinWeight !== lastKinWeight) {
        lastWeight = weight;
        lastKinWeight = kinWeight;
        odds = linkOddsAgainstBoth(weight, kinWeight);
      }
      weight = odds;
    }
    if (weight >= least) kept.push(row, other, weight);
  };
  for (let rule = 0; rule < candidates.rules.length; rule++) {
    const { rows } = candidates.blocksOf(rule);
    pass.forEach(rule, hope, (place, other, pattern) => score(rows[place]!, rows[other]!, pattern));
  }
  return kept.finish();
}

/** The odds of one person against strangers or twins, in bits, from the odds against each. */
export function linkOddsAgainstBoth(weight: number, kinWeight: number): number {
  const least = Math.min(weight, kinWeight);
  return least - Math.log2(2 ** (least - weight) + 2 ** (least - kinWeight));
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
