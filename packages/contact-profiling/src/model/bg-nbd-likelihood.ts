import { logGamma } from '@assay/statistics';
import type { CollapsedHistories } from './contact-histories.ts';
import { reciprocalSum } from './reciprocal-sum.ts';

/**
 * Minus the log likelihood of BG/NBD and its slope, in the logarithms of shape, rate, a and b.
 *
 * Γ, ψ and logarithms of (rate + time) are needed once per distinct count and time, not once per person; what is left per
 * distinct history is one exponential and one logarithm. People without a repeat are one sum over their ages.
 */
export class BgNbdLikelihood {
  readonly #times: Float64Array;
  /** Distinct numbers of repeats from 1 up, increasing, and the weight of people who have each. */
  readonly #counts: Float64Array;
  readonly #countWeight: Float64Array;
  readonly #countAt: Int32Array;
  readonly #recencyAt: Int32Array;
  readonly #ageAt: Int32Array;
  readonly #weight: Float64Array;
  /** Weight of people without a repeat by place of their age among the times. */
  readonly #onceOnly: Float64Array;
  readonly #meanAge: number;

  constructor({ repeats, recency, age, weight, people }: CollapsedHistories) {
    const places = new Map<number, number>();
    const placeOf = (time: number): number => {
      const known = places.get(time);
      if (known !== undefined) return known;
      places.set(time, places.size);
      return places.size - 1;
    };
    const rows = repeats.reduce((count, x) => count + (x > 0 ? 1 : 0), 0);
    const distinct = [...new Set(repeats)].filter((x) => x > 0).sort((a, b) => a - b);
    const countPlace = new Map(distinct.map((x, at) => [x, at]));
    this.#counts = Float64Array.from(distinct);
    this.#countWeight = new Float64Array(distinct.length);
    this.#countAt = new Int32Array(rows);
    this.#recencyAt = new Int32Array(rows);
    this.#ageAt = new Int32Array(rows);
    this.#weight = new Float64Array(rows);
    const once = new Map<number, number>();
    let row = 0;
    let ages = 0;
    for (let at = 0; at < repeats.length; at++) {
      const x = repeats[at]!;
      const place = placeOf(age[at]!);
      ages += weight[at]! * age[at]!;
      if (x === 0) {
        once.set(place, (once.get(place) ?? 0) + weight[at]!);
        continue;
      }
      const count = countPlace.get(x)!;
      this.#countAt[row] = count;
      this.#countWeight[count]! += weight[at]!;
      this.#recencyAt[row] = placeOf(recency[at]!);
      this.#ageAt[row] = place;
      this.#weight[row++] = weight[at]!;
    }
    this.#times = Float64Array.from(places.keys());
    this.#onceOnly = new Float64Array(places.size);
    for (const [place, sum] of once) this.#onceOnly[place] = sum;
    this.#meanAge = ages / people;
  }

  start(): Float64Array {
    return Float64Array.of(Math.log(0.5), Math.log(this.#meanAge / 4), 0, Math.log(2.5));
  }

  negative(point: Float64Array): number {
    const [shape, rate, a, b] = point.map(Math.exp) as unknown as [number, number, number, number];
    const logs = this.#times.map((time) => Math.log(rate + time));
    let sum = 0;
    for (let place = 0; place < logs.length; place++) {
      sum += this.#onceOnly[place]! * shape * (point[1]! - logs[place]!);
    }
    const counts = this.#counts;
    // Ratios of gamma functions: Γ(shape + x) ÷ Γ(shape), Γ(b + x) ÷ Γ(b), Γ(a + b + x) ÷ Γ(a + b).
    let ratio = shape * point[1]!;
    for (let at = 0, from = 0; at < counts.length; at++) {
      const x = counts[at]!;
      ratio += logSum(shape, from, x) + logSum(b, from, x) - logSum(a + b, from, x);
      sum += this.#countWeight[at]! * ratio;
      from = x;
    }
    const logA = point[2]!;
    const logEnd = counts.map((x) => logA - Math.log(b + x - 1));
    for (let row = 0; row < this.#countAt.length; row++) {
      const at = this.#countAt[row]!;
      const power = shape + counts[at]!;
      const on = -power * logs[this.#ageAt[row]!]!;
      const ended = logEnd[at]! - power * logs[this.#recencyAt[row]!]!;
      const apart = ended - on;
      sum += this.#weight[row]! * (apart > 0 ? ended + Math.log1p(Math.exp(-apart)) : on + Math.log1p(Math.exp(apart)));
    }
    return -sum;
  }

  slope(point: Float64Array): Float64Array {
    const [shape, rate, a, b] = point.map(Math.exp) as unknown as [number, number, number, number];
    const logs = this.#times.map((time) => Math.log(rate + time));
    const inverses = this.#times.map((time) => 1 / (rate + time));
    const counts = this.#counts;
    let ofShape = 0;
    let ofRate = 0;
    let ofA = 0;
    let ofB = 0;
    for (let place = 0; place < logs.length; place++) {
      const here = this.#onceOnly[place]!;
      ofShape += here * (point[1]! - logs[place]!);
      ofRate += here * shape * (1 / rate - inverses[place]!);
    }
    let shapes = 0;
    let bs = 0;
    let sums = 0;
    for (let at = 0, from = 0; at < counts.length; at++) {
      const x = counts[at]!;
      shapes += reciprocalSum(shape, from, x);
      bs += reciprocalSum(b, from, x);
      sums += reciprocalSum(a + b, from, x);
      from = x;
      const here = this.#countWeight[at]!;
      ofShape += here * (shapes + point[1]!);
      ofRate += (here * shape) / rate;
      ofA -= here * sums;
      ofB += here * (bs - sums);
    }
    const logA = point[2]!;
    const logEnd = counts.map((x) => logA - Math.log(b + x - 1));
    let endedWeight = 0;
    for (let row = 0; row < this.#countAt.length; row++) {
      const at = this.#countAt[row]!;
      const power = shape + counts[at]!;
      const age = this.#ageAt[row]!;
      const last = this.#recencyAt[row]!;
      const apart = logEnd[at]! - power * (logs[last]! - logs[age]!);
      const ended = 1 / (1 + Math.exp(-apart));
      const here = this.#weight[row]!;
      ofShape -= here * (logs[age]! + ended * (logs[last]! - logs[age]!));
      ofRate -= here * power * (inverses[age]! + ended * (inverses[last]! - inverses[age]!));
      endedWeight += here * ended;
      ofB -= (here * ended) / (b + counts[at]! - 1);
    }
    ofA += endedWeight / a;
    return Float64Array.of(-ofShape * shape, -ofRate * rate, -ofA * a, -ofB * b);
  }
}

/** Steps up to which a sum is added term by term: one person with a million contacts must not cost a million terms. */
const FEW = 64;

/** Σ ln(z + k) for from ≤ k < to. */
function logSum(z: number, from: number, to: number): number {
  if (to - from > FEW) return logGamma(z + to) - logGamma(z + from);
  let sum = 0;
  for (let k = from; k < to; k++) sum += Math.log(z + k);
  return sum;
}
