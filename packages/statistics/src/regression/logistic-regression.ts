import { type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { choleskyFactor, choleskyInverse, choleskySolve } from './cholesky.ts';

/** Grouped rows: covariates with the successes and trials that share them. Trials of 1 give ordinary logistic regression. */
export interface LogisticData {
  /** One column per covariate; an intercept is a column of ones. */
  readonly columns: readonly Float64Array[];
  readonly successes: Float64Array;
  readonly trials: Float64Array;
  /** Known part of the log odds, e.g. the logit of a model's own score. */
  readonly offset?: Float64Array;
  /** Cluster of each row, 0 … clusters − 1: standard errors then allow for repeats of one person or one officer. */
  readonly clusters?: Int32Array;
}

export interface LogisticFit {
  readonly status: 'computed';
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  /** Row-major covariance of the coefficients. */
  readonly covariance: Float64Array;
  readonly deviance: number;
  readonly iterations: number;
}

/**
 * How do the odds of an outcome move with each covariate, the others held equal?
 *
 * Maximum likelihood by iteratively reweighted least squares. Not computed where columns depend on each other or where
 * they separate the outcomes perfectly, so that no finite coefficient is most likely. Standard errors are from the
 * expected information, or the cluster sandwich (no small-sample factor) where clusters are given.
 *
 * @throws InputError where columns differ in length or successes exceed trials.
 *
 * Source: McCullagh & Nelder (1989), section 4.4; Liang & Zeger (1986) for clusters.
 *
 * @example
 * logisticRegression({
 *   columns: [Float64Array.of(1)], successes: Float64Array.of(30), trials: Float64Array.of(40),
 * }).standardErrors // [0.3651]
 */
export function logisticRegression(data: LogisticData): LogisticFit | NotComputed {
  checkData(data);
  const width = data.columns.length;
  let coefficients = new Float64Array(width);
  let deviance = devianceAt(data, coefficients);
  for (let iteration = 1; iteration <= MAXIMUM_ITERATIONS; iteration++) {
    const { information, score } = derivatives(data, coefficients);
    const factor = choleskyFactor(information, width);
    if (!factor) return notComputed(iteration === 1 ? 'the covariates depend on each other' : SEPARATED);
    const step = choleskySolve(factor, score, width);
    let next = coefficients.map((value, k) => value + step[k]!);
    let nextDeviance = devianceAt(data, next);
    while (nextDeviance > deviance + 1e-8 * (1 + deviance)) {
      next = next.map((value, k) => (value + coefficients[k]!) / 2);
      nextDeviance = devianceAt(data, next);
    }
    const moved = largest(next.map((value, k) => value - coefficients[k]!));
    coefficients = next;
    deviance = nextDeviance;
    if (moved < 1e-10 * (1 + largest(coefficients))) return fitted(data, coefficients, deviance, iteration);
  }
  return notComputed(SEPARATED);
}

// A likelihood with a maximum is there in fewer than 25 steps; past it coefficients run away at about 1 a step.
const MAXIMUM_ITERATIONS = 25;
const SEPARATED = 'a covariate predicts the outcome perfectly, so no finite coefficient is most likely';

function fitted(
  data: LogisticData,
  coefficients: Float64Array,
  deviance: number,
  iterations: number,
): LogisticFit | NotComputed {
  const width = coefficients.length;
  const factor = choleskyFactor(derivatives(data, coefficients).information, width);
  if (!factor) return notComputed(SEPARATED);
  const bread = choleskyInverse(factor, width);
  const covariance = data.clusters ? sandwich(data, coefficients, bread, data.clusters) : bread;
  const standardErrors = Float64Array.from({ length: width }, (_, k) => Math.sqrt(covariance[k * width + k]!));
  return { status: 'computed', coefficients, standardErrors, covariance, deviance, iterations };
}

function sandwich(
  data: LogisticData,
  coefficients: Float64Array,
  bread: Float64Array,
  clusters: Int32Array,
): Float64Array {
  const { columns, successes, trials } = data;
  const width = columns.length;
  const scores = new Map<number, Float64Array>();
  for (let row = 0; row < successes.length; row++) {
    const residual = successes[row]! - trials[row]! * chance(logOdds(data, coefficients, row));
    const score = scores.get(clusters[row]!) ?? new Float64Array(width);
    for (let k = 0; k < width; k++) score[k]! += residual * columns[k]![row]!;
    scores.set(clusters[row]!, score);
  }
  const meat = new Float64Array(width * width);
  for (const score of scores.values()) {
    for (let j = 0; j < width; j++) for (let k = 0; k < width; k++) meat[j * width + k]! += score[j]! * score[k]!;
  }
  return product(product(bread, meat, width), bread, width);
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function checkData({ columns, successes, trials, offset, clusters }: LogisticData): void {
  const rows = successes.length;
  const others = [trials, ...columns, ...(offset ? [offset] : []), ...(clusters ? [clusters] : [])];
  for (const other of others) {
    if (other.length !== rows) {
      throw new InputError(`columns must be of one length: ${other.length} and ${rows}. Pass one value per row.`);
    }
  }
  for (let row = 0; row < rows; row++) {
    if (!(successes[row]! >= 0 && successes[row]! <= trials[row]!)) {
      throw new InputError(
        `successes must lie between 0 and trials: ${successes[row]} of ${trials[row]}. Correct the row.`,
      );
    }
  }
}

function logOdds({ columns, offset }: LogisticData, coefficients: Float64Array, row: number): number {
  let sum = offset ? offset[row]! : 0;
  for (let k = 0; k < columns.length; k++) sum += coefficients[k]! * columns[k]![row]!;
  return sum;
}

function chance(odds: number): number {
  return odds >= 0 ? 1 / (1 + Math.exp(-odds)) : Math.exp(odds) / (1 + Math.exp(odds));
}

function derivatives(data: LogisticData, coefficients: Float64Array) {
  const { columns, successes, trials } = data;
  const width = columns.length;
  const information = new Float64Array(width * width);
  const score = new Float64Array(width);
  for (let row = 0; row < successes.length; row++) {
    const p = chance(logOdds(data, coefficients, row));
    const weight = trials[row]! * p * (1 - p);
    const residual = successes[row]! - trials[row]! * p;
    for (let j = 0; j < width; j++) {
      const x = columns[j]![row]!;
      if (x === 0) continue;
      score[j]! += residual * x;
      for (let k = 0; k <= j; k++) information[j * width + k]! += weight * x * columns[k]![row]!;
    }
  }
  for (let j = 0; j < width; j++) for (let k = 0; k < j; k++) information[k * width + j] = information[j * width + k]!;
  return { information, score };
}

function devianceAt(data: LogisticData, coefficients: Float64Array): number {
  const { successes, trials } = data;
  let sum = 0;
  for (let row = 0; row < successes.length; row++) {
    const odds = logOdds(data, coefficients, row);
    const failures = trials[row]! - successes[row]!;
    // −log(chance) without rounding to log 0.
    sum += successes[row]! * softplus(-odds) + failures * softplus(odds);
    sum -= entropy(successes[row]!, trials[row]!);
  }
  return 2 * sum;
}

function softplus(value: number): number {
  return value > 0 ? value + Math.log1p(Math.exp(-value)) : Math.log1p(Math.exp(value));
}

function entropy(successes: number, trials: number): number {
  const failures = trials - successes;
  return (
    (successes > 0 ? -successes * Math.log(successes / trials) : 0) +
    (failures > 0 ? -failures * Math.log(failures / trials) : 0)
  );
}

function product(a: Float64Array, b: Float64Array, width: number): Float64Array {
  const result = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    for (let k = 0; k < width; k++) {
      for (let j = 0; j < width; j++) result[i * width + j]! += a[i * width + k]! * b[k * width + j]!;
    }
  }
  return result;
}
