import {
  checkedLevel,
  criticalValue,
  findRoot,
  InputError,
  type LevelOption,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
} from '@assay/statistics';

export interface DuplicateMethodResult {
  readonly status: 'computed';
  /** Mean number of wrong links per person searched, and the chance that the right record is linked. */
  readonly falseLinksPerPerson: number;
  readonly trueLinkChance: number;
  /** Share of links that are right. */
  readonly positivePredictiveValue: number;
}

/**
 * How many links are wrong, judged only by how many people were linked to two records when each has one at most?
 *
 * Duplicate method: with wrong links Poisson (mean λ) and a right link with chance p, the numbers of people with no,
 * one and two or more links are (1 − p)e^−λ, [p + (1 − p)λ]e^−λ and the rest; the two unknowns are the
 * maximum-likelihood ones. Share right = p ÷ (p + λ).
 *
 * Edge rules: nobody searched, or nobody linked: not computed. Valid only where a person has at most one true record.
 *
 * @throws InputError where a count is no whole number from 0.
 *
 * Source: Blakely and Salmond (2002), International Journal of Epidemiology 31; the Poisson form is ours.
 *
 * @example
 * duplicateMethod({ none: 9000, one: 980, several: 20 }).positivePredictiveValue // 0.7793
 */
export function duplicateMethod(people: {
  readonly none: number;
  readonly one: number;
  readonly several: number;
}): DuplicateMethodResult | NotComputed {
  const { none, one, several } = people;
  for (const count of [none, one, several]) {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new InputError(`counts of people must be whole numbers from 0: ${count}. Count people by their links.`);
    }
  }
  const total = none + one + several;
  if (total === 0) return notComputed('nobody was searched for');
  if (one + several === 0) return notComputed('nobody was linked to anything');
  // Three shares with two unknowns fit exactly where a solution lies inside 0 … 1; search λ, then p from the share of none.
  const bestChance = (lambda: number): number => Math.min(1, Math.max(0, 1 - (none / total) * Math.exp(lambda)));
  const found = highest((lambda) => logLikelihood(people, lambda, bestChance(lambda)), mostFalseLinks(people));
  // The search comes near to 0 and never there: what is less than a wrong link in a thousand million people is none.
  const lambda = found < LEAST_FALSE_LINKS ? 0 : found;
  const chance = bestChance(lambda);
  return {
    status: 'computed',
    falseLinksPerPerson: lambda,
    trueLinkChance: chance,
    positivePredictiveValue: chance / (chance + lambda),
  };
}

const LEAST_FALSE_LINKS = 1e-9;

/** Below this the method has put every link down to chance: what it assumes of people does not hold. */
const LEAST_CHANCE = 1e-4;

/**
 * Of the links, how many are wrong, as {@link duplicateMethod} judges it?
 *
 * It takes a further record of one person for a wrong link, so that it says at most how many are wrong. The range is by profile
 * likelihood, people taken as independent: every share of wrong links under which the counts of people are not too unlikely, however
 * many links there are. Where nobody has two links the share is none, and the range says how many could hide.
 *
 * Edge rules: not computed where there is nothing to judge by, or where more people have several links than a method that
 * knows of one true record each explains.
 *
 * Source: Venzon and Moolgavkar (1988), Applied Statistics 37.
 *
 * @example
 * wrongByDuplicates({ none: 9000, one: 980, several: 20 }) // { value: 0.2207, interval: { low: 0.1319, high: 0.3566 } }
 */
export function wrongByDuplicates(
  people: Parameters<typeof duplicateMethod>[0],
  options: LevelOption = {},
): MaybeEstimate {
  const level = checkedLevel(options);
  const found = duplicateMethod(people);
  if (found.status !== 'computed') return found;
  if (found.trueLinkChance < LEAST_CHANCE)
    return notComputed('records have more links than one other record of a person explains');
  const { falseLinksPerPerson, trueLinkChance, positivePredictiveValue } = found;
  const value = 1 - positivePredictiveValue;
  const least = logLikelihood(people, falseLinksPerPerson, trueLinkChance) - criticalValue(level) ** 2 / 2;
  const most = mostFalseLinks(people);
  const above = (share: number): number => {
    // Of λ wrong links a person, a share w of all that are wrong leaves a right one with chance λ(1 − w)/w, which is 1 at most.
    const right = (1 - share) / share;
    const best = highest(
      (lambda) => logLikelihood(people, lambda, Math.min(1, lambda * right)),
      Math.min(most, 1 / right),
    );
    return logLikelihood(people, best, Math.min(1, best * right)) - least;
  };
  const low = value < LEAST_SHARE || above(LEAST_SHARE) >= 0 ? 0 : findRoot(above, LEAST_SHARE, value);
  const high = above(1 - LEAST_SHARE) >= 0 ? 1 : findRoot(above, Math.max(value, LEAST_SHARE), 1 - LEAST_SHARE);
  return { status: 'computed', value, interval: { low, high, level, method: 'profile likelihood' } };
}

const LEAST_SHARE = 1e-9;

/** More wrong links than this a person can hardly have, where so many have none. */
function mostFalseLinks({ none, one, several }: Parameters<typeof duplicateMethod>[0]): number {
  return Math.max(1, -2 * Math.log(Math.max(none, 0.5) / (none + one + several)) + 5);
}

/** Of the people's counts, with λ wrong links a person and the right one with chance p. */
function logLikelihood(
  { none, one, several }: Parameters<typeof duplicateMethod>[0],
  lambda: number,
  p: number,
): number {
  const zero = (1 - p) * Math.exp(-lambda);
  const single = (p + (1 - p) * lambda) * Math.exp(-lambda);
  return part(none, zero) + part(one, single) + part(several, 1 - zero - single);
}

/** Where from 0 to `most` a function with one hill is highest, by golden sections. */
function highest(of: (at: number) => number, most: number): number {
  let low = 0;
  let high = most;
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let step = 0; step < 200; step++) {
    const a = high - golden * (high - low);
    const b = low + golden * (high - low);
    if (of(a) >= of(b)) high = b;
    else low = a;
  }
  return (low + high) / 2;
}

function part(count: number, probability: number): number {
  return count === 0 ? 0 : count * Math.log(Math.max(probability, 1e-300));
}
