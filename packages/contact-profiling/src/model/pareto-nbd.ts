import { choleskyFactor, choleskyInverse, hessian, isComputed, minimise, type NotComputed } from '@assay/statistics';
import { checkModel } from './checked-model.ts';
import type { CollapsedHistories, ContactHistories } from './contact-histories.ts';
import { fittableHistories } from './fittable-histories.ts';
import { logEnded, type ParetoNbd, ParetoNbdLikelihood } from './pareto-nbd-likelihood.ts';
import { weakPrior } from './weak-prior.ts';

export interface ParetoNbdFit extends ParetoNbd {
  readonly status: 'computed';
  readonly logLikelihood: number;
  /** In the order shape, rate, dropShape, dropRate; `null` where the likelihood has no curvature there or a prior held it. */
  readonly standardErrors: readonly number[] | null;
  /** Whether the likelihood alone has no optimum and a weak prior held the parameters: read them together, not one by one. */
  readonly isHeldByPrior: boolean;
}

/** Largest distance of the logarithms of both rates that the search may reach. */
const FARTHEST = 7;

/**
 * Does need end, at any time and not only at a contact? Fits Pareto/NBD by maximum likelihood; read beside `fitBgNbd`.
 * Where the likelihood rises along a ridge for ever, a weak prior holds it and the fit says so. No repeat contact: not
 * computed.
 *
 * @throws InputError where histories are not in order.
 *
 * Source: Schmittlein, Morrison & Colombo (1987); likelihood as in Fader & Hardie (2005), with ₂F₁ for either order of
 * rates.
 *
 * @example
 * const age = [40, 40, 40, 40, 40];
 * fitParetoNbd({ repeats: [0, 1, 2, 5, 9], recency: [0, 9, 33, 12, 38], age, weight: [50, 20, 10, 10, 10] }).shape // 0.5779
 */
export function fitParetoNbd(histories: ContactHistories | CollapsedHistories): ParetoNbdFit | NotComputed {
  const collapsed = fittableHistories(histories);
  if (!isComputed(collapsed)) return collapsed;
  const { age, weight, people } = collapsed;
  const meanAge = age.reduce((sum, time, row) => sum + time * weight[row]!, 0) / people;
  const likelihood = new ParetoNbdLikelihood(collapsed);
  const modelAt = (point: ArrayLike<number>): ParetoNbd => ({
    shape: point[0]!,
    rate: point[1]!,
    dropShape: point[2]!,
    dropRate: point[3]!,
  });
  const negative = (point: Float64Array): number =>
    // Far beyond, the series for ₂F₁ needs millions of terms, and one of the two gammas is all but a fixed rate.
    !(Math.abs(point[1]! - point[3]!) <= FARTHEST && point.every((entry) => Math.abs(entry) < 16))
      ? Number.POSITIVE_INFINITY
      : likelihood.negative(modelAt(point.map(Math.exp)));
  const start = [Math.log(0.5), Math.log(meanAge / 4), Math.log(0.6), Math.log(meanAge / 3)];
  const free = minimise(negative, start, { maximumIterations: 150 });
  const isHeldByPrior = !isComputed(free) || free.point.some((entry) => Math.abs(entry) > 14);
  const posterior = (point: Float64Array) => negative(point) + weakPrior(point, start);
  const found = isHeldByPrior ? minimise(posterior, start, { tolerance: 1e-7 }) : free;
  if (!isComputed(found)) return found;
  const optimum = found.point.map(Math.exp);
  const factor = isHeldByPrior ? null : choleskyFactor(hessian(negative, found.point), 4);
  // Delta method from logarithms to the parameters.
  const covariance = factor === null ? null : choleskyInverse(factor, 4);
  return {
    status: 'computed',
    ...modelAt(optimum),
    logLikelihood: -negative(found.point),
    isHeldByPrior,
    standardErrors:
      covariance === null ? null : Array.from(optimum, (value, at) => value * Math.sqrt(covariance[at * 5]!)),
  };
}

/**
 * Chance that this person's need goes on, under Pareto/NBD.
 *
 * @example
 * paretoNbdActive({ shape: 0.553, rate: 10.578, dropShape: 0.606, dropRate: 11.669 }, 26, 30.857143, 31) // 0.9979
 */
export function paretoNbdActive(model: ParetoNbd, repeats: number, recency: number, age: number): number {
  const { shape, rate, dropShape, dropRate } = model;
  checkModel([shape, rate, dropShape, dropRate], [repeats, recency, age]);
  const logOn = (shape + repeats) * Math.log(rate + age) + dropShape * Math.log(dropRate + age);
  return 1 / (1 + Math.exp(logOn + logEnded(model, repeats, recency, age)));
}

/**
 * How many contacts would a person with this history make in the time ahead, if nothing were done? Under Pareto/NBD.
 *
 * @example
 * paretoNbdExpected({ shape: 0.553, rate: 10.578, dropShape: 0.606, dropRate: 11.669 }, 26, 30.857143, 31, 52) // 25.46
 */
export function paretoNbdExpected(
  model: ParetoNbd,
  repeats: number,
  recency: number,
  age: number,
  ahead: number,
): number {
  const { shape, rate, dropShape, dropRate } = model;
  checkModel([shape, rate, dropShape, dropRate], [repeats, recency, age, ahead]);
  const meanRate = (shape + repeats) / (rate + age);
  return (
    paretoNbdActive(model, repeats, recency, age) * meanRate * expectedActiveTime(dropShape, dropRate + age, ahead)
  );
}

/**
 * How many contacts does a person newly in contact make in a stretch of time? E[X(t)] under Pareto/NBD.
 *
 * @example
 * paretoNbdExpectedOfNew({ shape: 0.553, rate: 10.578, dropShape: 0.606, dropRate: 11.669 }, 52) // 1.473
 */
export function paretoNbdExpectedOfNew({ shape, rate, dropShape, dropRate }: ParetoNbd, time: number): number {
  checkModel([shape, rate, dropShape, dropRate], [time]);
  return (shape / rate) * expectedActiveTime(dropShape, dropRate, time);
}

function expectedActiveTime(dropShape: number, dropRate: number, ahead: number): number {
  const logRatio = Math.log(dropRate / (dropRate + ahead));
  const power = dropShape - 1;
  // (1 − e^(power·logRatio)) ÷ power, smooth through power = 0.
  return Math.abs(power) < 1e-9 ? -dropRate * logRatio : (-dropRate * Math.expm1(power * logRatio)) / power;
}
