import {
  checkedAmounts,
  checkedBound,
  findRoot,
  InputError,
  logGamma,
  type NotComputed,
  notComputed,
  regularisedGammaUpper,
} from '@assay/statistics';
import { checkModel } from './checked-model.ts';
import { reciprocalSum } from './reciprocal-sum.ts';

/** Counts with the time over which each was seen; equal ones may stand once with a weight. */
export interface ExposedCounts {
  readonly counts: ArrayLike<number>;
  /** One per count, or one for all. */
  readonly exposure: ArrayLike<number> | number;
  readonly weight?: ArrayLike<number>;
}

/** Rates are gamma-distributed with this shape and this rate (so their mean is shape ÷ rate), counts Poisson given the rate. */
export interface NegativeBinomialFit {
  readonly status: 'computed';
  readonly shape: number;
  readonly rate: number;
  readonly logLikelihood: number;
}

/**
 * How different are people's underlying rates of contact? Negative-binomial distribution (NBD) by maximum likelihood: a
 * gamma distribution of rates behind Poisson counts. Nobody, no contact at all, or no more spread than chance: not computed.
 *
 * The likelihood leaves out the terms of the counts alone (Γ(x + 1) and exposure to the power of x), as is usual for
 * models of repeat events.
 *
 * @throws InputError where columns differ in length, a count is not whole, or an exposure is not above 0 for a positive count.
 *
 * Source: Greenwood & Yule (1920); Ehrenberg (1959).
 *
 * @example
 * fitNegativeBinomial({ counts: [0, 1, 2, 3, 4], exposure: 1, weight: [70, 18, 8, 3, 1] }).shape // 0.7388
 */
export function fitNegativeBinomial(data: ExposedCounts): NegativeBinomialFit | NotComputed {
  const { counts, weight } = data;
  const exposureOf = (row: number) => (typeof data.exposure === 'number' ? data.exposure : data.exposure[row]!);
  if (typeof data.exposure !== 'number' && data.exposure.length !== counts.length) {
    throw new InputError(
      `counts and exposure must have the same length: ${counts.length} and ${data.exposure.length}. Pass one of each.`,
    );
  }
  const cells = new Map<string, { count: number; exposure: number; people: number }>();
  let people = 0;
  let total = 0;
  let time = 0;
  let squares = 0;
  for (let row = 0; row < counts.length; row++) {
    const count = counts[row]!;
    const exposure = exposureOf(row);
    const here = weight === undefined ? 1 : weight[row]!;
    if (!(count >= 0 && Number.isInteger(count))) {
      throw new InputError(`counts must be whole numbers of 0 or more: ${count} in row ${row}. Pass contacts.`);
    }
    if (!(exposure >= 0 && Number.isFinite(exposure)) || (exposure === 0 && count > 0)) {
      throw new InputError(`exposure must be above 0 for a positive count: ${exposure} in row ${row}.`);
    }
    const key = `${count} ${exposure}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, { count, exposure, people: here });
    else cell.people += here;
    people += here;
    total += here * count;
    time += here * exposure;
  }
  if (people === 0) return notComputed('there is nobody to compare');
  if (total === 0) return notComputed('there was no contact');
  const mean = total / time;
  for (const { count, exposure, people: here } of cells.values()) {
    squares += here * ((count - mean * exposure) ** 2 - count);
  }
  // Score test direction of over-dispersion (Dean 1992): at or below 0 the likelihood rises towards equal rates.
  if (!(squares > 0)) return notComputed('counts differ no more than chance alone would make them');
  // In one order, so that the same people give the same digits however their rows were sorted.
  const rows = [...cells.values()].sort((a, b) => a.count - b.count || a.exposure - b.exposure);
  const shape = shapeOf(rows, mean);
  if (shape === null) return notComputed('counts differ no more than chance alone would make them');
  const rate = shape / meanRateAt(rows, shape, mean);
  const fixed = shape * Math.log(rate) - logGamma(shape);
  let logLikelihood = 0;
  for (const { count, exposure, people: here } of rows) {
    logLikelihood += here * (fixed + logGamma(shape + count) - (shape + count) * Math.log(rate + exposure));
  }
  return { status: 'computed', shape, rate, logLikelihood };
}

interface CountCell {
  readonly count: number;
  readonly exposure: number;
  readonly people: number;
}

/** Logarithms of the smallest and largest shape that the search may reach. */
const SMALLEST = Math.log(1e-8);
const LARGEST = Math.log(1e7);

/**
 * Where the likelihood, at the mean that is best for each shape, stops rising with the shape. Its slope is above 0 at the
 * smallest shapes and below 0 at the largest of counts that are over-dispersed, so a root is always between; `null` where
 * that is so only beyond what doubles can tell.
 */
function shapeOf(rows: readonly CountCell[], mean: number): number | null {
  const slope = (logShape: number): number => {
    const shape = Math.exp(logShape);
    const rate = meanRateAt(rows, shape, mean);
    let sum = 0;
    let reciprocals = 0;
    let reached = 0;
    for (const { count, exposure, people } of rows) {
      // ψ(shape + count) − ψ(shape), carried on from count to count.
      reciprocals += reciprocalSum(shape, reached, count);
      reached = count;
      const expected = rate * exposure;
      sum += people * (reciprocals - Math.log1p(expected / shape) - (count - expected) / (shape + expected));
    }
    return sum * shape;
  };
  return slope(LARGEST) < 0 && slope(SMALLEST) > 0 ? Math.exp(findRoot(slope, SMALLEST, LARGEST)) : null;
}

/** The mean rate that is most likely at a shape: Σ (x − m·t) ÷ (shape + m·t) = 0, which falls as m rises. */
function meanRateAt(rows: readonly CountCell[], shape: number, mean: number): number {
  const first = rows.find(({ exposure }) => exposure > 0)!.exposure;
  if (rows.every(({ exposure }) => exposure === first)) return mean;
  const score = (logRate: number): number => {
    const rate = Math.exp(logRate);
    let sum = 0;
    for (const { count, exposure, people } of rows) {
      sum += (people * (count - rate * exposure)) / (shape + rate * exposure);
    }
    return sum;
  };
  const highest = rows.reduce((most, { count, exposure }) => (count > 0 ? Math.max(most, count / exposure) : most), 0);
  let low = Math.log(mean);
  while (score(low) < 0) low -= 1;
  return Math.exp(findRoot(score, low, Math.log(highest) + 1));
}

/**
 * What is this person's rate, allowing for luck? Empirical Bayes: (shape + contacts) ÷ (rate + time), pulled from the raw
 * rate towards everyone's.
 *
 * Source: Robbins (1956); Greenwood & Yule (1920).
 *
 * @example
 * posteriorRate({ shape: 1, rate: 1 }, 9, 1) // 5
 */
export function posteriorRate(
  fit: Pick<NegativeBinomialFit, 'shape' | 'rate'>,
  contacts: number,
  exposure: number,
): number {
  checkModel([fit.shape, fit.rate], [contacts, exposure]);
  return (fit.shape + contacts) / (fit.rate + exposure);
}

/**
 * How sure is it that this person's rate lies above a threshold, and the count was not a run of bad luck?
 * P(rate > threshold) under the gamma posterior.
 *
 * @example
 * chanceRateAbove({ shape: 1, rate: 1 }, 9, 1, 5) // 0.4579
 */
export function chanceRateAbove(
  fit: Pick<NegativeBinomialFit, 'shape' | 'rate'>,
  contacts: number,
  exposure: number,
  threshold: number,
): number {
  checkModel([fit.shape, fit.rate], [contacts, exposure, threshold]);
  return regularisedGammaUpper(fit.shape + contacts, threshold * (fit.rate + exposure));
}

/**
 * By how much will the contact of a list fall with no support at all? Those listed for at least `threshold` contacts in one
 * period, in the next period of equal length: expected contacts ÷ contacts in the first, from the fitted distribution alone.
 *
 * Source: Barnett, van der Pols & Dobson (2005); negative-binomial form, Hauer (1997).
 *
 * @example
 * expectedAfterSelection({ shape: 1, rate: 1 }, [0, 1, 5], [10, 5, 1], 5) // 0.6
 */
export function expectedAfterSelection(
  fit: Pick<NegativeBinomialFit, 'shape' | 'rate'>,
  contacts: ArrayLike<number>,
  people: ArrayLike<number>,
  threshold: number,
  exposure = 1,
): number | NotComputed {
  checkModel([fit.shape, fit.rate], [exposure]);
  checkedBound(threshold, 'threshold');
  checkedAmounts(contacts, 'contacts');
  checkedAmounts(people, 'people');
  let before = 0;
  let after = 0;
  for (let cell = 0; cell < contacts.length; cell++) {
    if (contacts[cell]! < threshold) continue;
    before += people[cell]! * contacts[cell]!;
    after += people[cell]! * posteriorRate(fit, contacts[cell]!, exposure) * exposure;
  }
  return before === 0 ? notComputed('nobody reached the threshold') : after / before;
}
