import {
  criticalValue,
  InputError,
  isComputed,
  logisticRegression,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
  USUAL_LEVEL,
} from '@assay/statistics';

/** A pair that people judged, with what the model made of it. */
export interface JudgedPair {
  /** Evidence in bits, as in `ScoredPairs`. */
  readonly weight: number;
  readonly isOnePerson: boolean;
  /** How many pairs of its stratum it stands for; 1 in a simple sample. */
  readonly standsFor: number;
}

/** The log odds that the judged pairs give, linear in ln p and −ln(1 − p) of the model's probability p. */
export interface ClericalCalibration {
  readonly status: 'computed';
  readonly judged: number;
  /** Intercept, factor of ln p, factor of −ln(1 − p): 0, 1, 1 says that the model is right. A factor below 0 is left out. */
  readonly coefficients: readonly [number, number, number];
  /** Row-major, of the three; 0 where a factor was left out. */
  readonly covariance: readonly number[];
}

/** Fewest judged pairs of either verdict from which a curve is fitted. */
const FEWEST = 10;

/** Bits beyond which a probability cannot be told from 0 or 1. */
const MOST_BITS = 40;

/**
 * What are the model's probabilities worth, when people have judged a sample of its pairs?
 *
 * Beta calibration: logistic regression of the verdicts on ln p and −ln(1 − p), each pair weighed by how many it stands for,
 * standard errors by the sandwich of single pairs, so that weights widen them. A factor that comes out below 0, which would
 * turn the order of pairs round, is left out. Judge pairs drawn by strata of what differs, not the likeliest alone: a curve
 * says little where nobody looked.
 *
 * Edge rules: fewer than ten pairs of either verdict, or verdicts that a weight parts perfectly: not computed.
 *
 * @throws InputError where a pair stands for no positive number of pairs or its weight is no number.
 *
 * Source: Kull, Silva Filho and Flach (2017), Electronic Journal of Statistics 11(2); Binder (1983) for the weights.
 *
 * @example
 * const judged = [-3, -2, -1, 0, 1, 2, 3].flatMap((weight) => [0, 1, 2, 3].map((place) => (
 *   { weight, isOnePerson: place < (weight + 4) / 2, standsFor: 1 })));
 * clericalCalibration(judged).judged // 28
 */
export function clericalCalibration(pairs: readonly JudgedPair[]): ClericalCalibration | NotComputed {
  for (const { weight, standsFor } of pairs) {
    if (!(standsFor > 0 && Number.isFinite(standsFor)) || Number.isNaN(weight)) {
      throw new InputError(
        `a judged pair must have a weight and stand for some pairs: ${weight} bits, ${standsFor}. Leave it out.`,
      );
    }
  }
  const same = pairs.filter(({ isOnePerson }) => isOnePerson).length;
  if (Math.min(same, pairs.length - same) < FEWEST) {
    return notComputed('fewer than ten pairs of one verdict were judged, from which no curve can be fitted');
  }
  const mean = pairs.reduce((sum, { standsFor }) => sum + standsFor, 0) / pairs.length;
  const trials = Float64Array.from(pairs, ({ standsFor }) => standsFor / mean);
  const successes = Float64Array.from(pairs, ({ isOnePerson }, at) => (isOnePerson ? trials[at]! : 0));
  const clusters = Int32Array.from(pairs, (_, at) => at);
  const all = [0, 1, 2].map((at) => Float64Array.from(pairs, ({ weight }) => termsOf(weight)[at]!));
  for (const kept of [[0, 1, 2], [0, 1], [0, 2], [0]]) {
    const fit = logisticRegression({ columns: kept.map((at) => all[at]!), successes, trials, clusters });
    if (!isComputed(fit)) return fit;
    if (kept.some((at, place) => at > 0 && fit.coefficients[place]! < 0)) continue;
    const coefficients: [number, number, number] = [0, 0, 0];
    const covariance = new Array<number>(9).fill(0);
    for (const [a, at] of kept.entries()) {
      coefficients[at] = fit.coefficients[a]!;
      for (const [b, other] of kept.entries()) covariance[at * 3 + other] = fit.covariance[a * kept.length + b]!;
    }
    return { status: 'computed', judged: pairs.length, coefficients, covariance };
  }
  return notComputed('the verdicts fall as the weight rises');
}

/**
 * How likely is a pair of this weight to be about one person, as the judged pairs say?
 *
 * Wald interval of the log odds.
 *
 * @example
 * const right = { status: 'computed', judged: 100, coefficients: [0, 1, 1], covariance: new Array(9).fill(0) };
 * calibratedProbability(right, 3).value // 0.8889
 */
export function calibratedProbability(
  { coefficients, covariance }: ClericalCalibration,
  weight: number,
  { level = USUAL_LEVEL } = {},
): MaybeEstimate {
  const isWhole =
    coefficients.length === 3 &&
    covariance.length === 9 &&
    [...coefficients, ...covariance, weight].every((each) => !Number.isNaN(each));
  if (!isWhole)
    throw new InputError(
      'a calibration has three coefficients, nine covariances and a weight, and one is no number. Calibrate again.',
    );
  const terms = termsOf(weight);
  const odds = terms.reduce((sum, term, at) => sum + term * coefficients[at]!, 0);
  let variance = 0;
  for (let a = 0; a < 3; a++) for (let b = 0; b < 3; b++) variance += terms[a]! * terms[b]! * covariance[a * 3 + b]!;
  if (!(variance >= 0)) throw new InputError(`a variance is below 0: ${variance}. Calibrate again.`);
  const reach = criticalValue(level) * Math.sqrt(variance);
  const share = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));
  const interval = {
    low: share(odds - reach),
    high: share(odds + reach),
    level,
    method: 'Wald interval of the log odds, beta calibration',
  };
  return { status: 'computed', value: share(odds), interval };
}

function termsOf(weight: number): [number, number, number] {
  const logOdds = Math.LN2 * Math.max(-MOST_BITS, Math.min(MOST_BITS, weight));
  return [1, -Math.log1p(Math.exp(-logOdds)), Math.log1p(Math.exp(logOdds))];
}
