import { logGamma } from '@assay/statistics';
import type { CollapsedHistories } from './contact-histories.ts';
import { hypergeometric } from './hypergeometric.ts';

/** Rates of contact are gamma (shape, rate); need ends at a time whose rate is gamma (dropShape, dropRate). */
export interface ParetoNbd {
  readonly shape: number;
  readonly rate: number;
  readonly dropShape: number;
  readonly dropRate: number;
}

/**
 * Minus the log likelihood of Pareto/NBD over many histories.
 *
 * The series for ₂F₁, nearly all of the work, is needed once per distinct pair of a count and a time, not twice per history; Γ and the
 * logarithms of (rate + time) once per distinct count and time.
 */
export class ParetoNbdLikelihood {
  readonly #counts: Places;
  readonly #times: Places;
  /** Distinct pairs of a count and a time, as places of both. */
  readonly #pairCount: Int32Array;
  readonly #pairTime: Int32Array;
  /** Of each history: place of its count and age, and pairs of its count with recency and age. */
  readonly #countAt: Int32Array;
  readonly #ageAt: Int32Array;
  readonly #pairOfRecency: Int32Array;
  readonly #pairOfAge: Int32Array;
  readonly #weight: Float64Array;

  constructor({ repeats, recency, age, weight }: CollapsedHistories) {
    this.#counts = new Places();
    this.#times = new Places();
    this.#weight = weight;
    this.#countAt = Int32Array.from(repeats, (count) => this.#counts.of(count));
    const recencyAt = Int32Array.from(recency, (time) => this.#times.of(time));
    this.#ageAt = Int32Array.from(age, (time) => this.#times.of(time));
    const size = this.#times.values.length;
    const pairs = new Places();
    const pairOf = (times: Int32Array) =>
      Int32Array.from(times, (time, row) => pairs.of(this.#countAt[row]! * size + time));
    this.#pairOfRecency = pairOf(recencyAt);
    this.#pairOfAge = pairOf(this.#ageAt);
    this.#pairCount = Int32Array.from(pairs.values, (pair) => Math.floor(pair / size));
    this.#pairTime = Int32Array.from(pairs.values, (pair) => pair % size);
  }

  negative(model: ParetoNbd): number {
    const { shape, rate, dropShape, dropRate } = model;
    const counts = this.#counts.values;
    const times = this.#times.values;
    const fixed = Float64Array.from(counts, (count) => fixedOf(model, count));
    const dropped = Float64Array.from(counts, (count) => droppedOf(model, count));
    const logRate = Float64Array.from(times, (time) => Math.log(rate + time));
    const logDropRate = Float64Array.from(times, (time) => Math.log(dropRate + time));
    const ended = Float64Array.from(this.#pairCount, (count, pair) =>
      logEndedAfter(model, counts[count]!, times[this.#pairTime[pair]!]!),
    );
    let sum = 0;
    for (let row = 0; row < this.#weight.length; row++) {
      const count = this.#countAt[row]!;
      const age = this.#ageAt[row]!;
      const on = -(shape + counts[count]!) * logRate[age]! - dropShape * logDropRate[age]!;
      const off = dropped[count]! + logDifference(ended[this.#pairOfRecency[row]!]!, ended[this.#pairOfAge[row]!]!);
      const larger = Math.max(on, off);
      sum += this.#weight[row]! * (fixed[count]! + larger + Math.log(Math.exp(on - larger) + Math.exp(off - larger)));
    }
    return -sum;
  }
}

/** ln of A₀ times its factor: need that ended between the last contact and now. */
export function logEnded(model: ParetoNbd, repeats: number, recency: number, age: number): number {
  return (
    droppedOf(model, repeats) +
    logDifference(logEndedAfter(model, repeats, recency), logEndedAfter(model, repeats, age))
  );
}

function fixedOf({ shape, rate, dropShape, dropRate }: ParetoNbd, repeats: number): number {
  return logGamma(shape + repeats) - logGamma(shape) + shape * Math.log(rate) + dropShape * Math.log(dropRate);
}

function droppedOf({ shape, dropShape }: ParetoNbd, repeats: number): number {
  return Math.log(dropShape / (shape + dropShape + repeats));
}

/** ln of the integral over all times of an end from this time on. */
function logEndedAfter({ shape, rate, dropShape, dropRate }: ParetoNbd, repeats: number, time: number): number {
  const total = shape + dropShape + repeats;
  const larger = Math.max(rate, dropRate);
  const apart = Math.abs(rate - dropRate);
  const second = rate >= dropRate ? dropShape + 1 : shape + repeats;
  const z = apart / (larger + time);
  // Euler's transformation: (1 − z)^(1 − second) ₂F₁(1, total + 1 − second; total + 1; z).
  return (
    (1 - second) * Math.log1p(-z) +
    Math.log(hypergeometric(1, total + 1 - second, total + 1, z)) -
    total * Math.log(larger + time)
  );
}

/** ln (e^a − e^b) for a ≥ b. */
function logDifference(a: number, b: number): number {
  return a + Math.log(Math.max(Number.MIN_VALUE, -Math.expm1(b - a)));
}

/** Distinct numbers in order of first appearance, and the place of each. */
class Places {
  readonly values: number[] = [];
  readonly #places = new Map<number, number>();

  of(value: number): number {
    const known = this.#places.get(value);
    if (known !== undefined) return known;
    this.#places.set(value, this.values.length);
    this.values.push(value);
    return this.values.length - 1;
  }
}
