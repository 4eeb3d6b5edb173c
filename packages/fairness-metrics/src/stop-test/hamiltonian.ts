import { choleskyFactor, drawNormal, type RandomStream } from '@assay/statistics';

/** Writes the gradient into its second argument and returns the log density. */
export type LogDensity = (position: Float64Array, gradient: Float64Array) => number;

interface ChainOptions {
  readonly warmUp: number;
  readonly draws: number;
  /** Acceptance that the step size is tuned to. */
  readonly acceptance?: number;
}

export interface Chain {
  /** Row-major, draws × width. */
  readonly draws: Float64Array;
  readonly acceptance: number;
  readonly stepSize: number;
  /** Trajectories after warm-up whose energy ran away: places that the step size cannot follow. */
  readonly divergent: number;
}

/** Shares of warm-up after which the shape is learnt anew. */
const WINDOWS = [0.15, 0.4, 0.8];
const RUNAWAY = 1000;
const MOST_STEPS = 64;

/**
 * One chain of Hamiltonian Monte Carlo with trajectories of random length, in coordinates made round by a factor of the
 * covariance that warm-up learns.
 *
 * Leapfrog steps; step size by dual averaging (Hoffman and Gelman 2014, section 3.2); the covariance is estimated in the middle
 * of warm-up and drawn towards the one given.
 *
 * Source: Neal (2011), section 5.
 */
export function hamiltonianChain(
  logDensity: LogDensity,
  start: Float64Array,
  factor: Float64Array,
  random: RandomStream,
  options: ChainOptions,
): Chain {
  const { warmUp, draws, acceptance: target = 0.8 } = options;
  const width = start.length;
  const state = new Walker(logDensity, start, factor);
  const kept = new Float64Array(draws * width);
  const learnAt = WINDOWS.map((share) => Math.floor(share * warmUp));
  let learnt: Float64Array[] = [];
  let tuning = new StepTuning(0.3, target);
  let accepted = 0;
  let divergent = 0;
  for (let iteration = 0; iteration < warmUp + draws; iteration++) {
    if (learnAt.includes(iteration)) {
      // What the first stretch saw is the way in from the start.
      if (iteration !== learnAt[0]) state.factor = blendedFactor(learnt, state.factor, width);
      learnt = [];
      tuning = new StepTuning(tuning.average(), target);
    }
    const warm = iteration < warmUp;
    const step = warm ? tuning.step : tuning.average();
    // Half to one and a half times a quarter turn, so that no direction comes back to where it began.
    const length = (0.5 + random.next()) * Math.PI;
    const steps = Math.min(MOST_STEPS, Math.max(1, Math.round(length / step)));
    const rate = state.move(step, steps, random);
    if (warm) {
      tuning.learn(rate);
      learnt.push(state.position.slice());
    } else {
      kept.set(state.position, (iteration - warmUp) * width);
      accepted += rate;
      if (state.ranAway) divergent++;
    }
  }
  return { draws: kept, acceptance: accepted / draws, stepSize: tuning.average(), divergent };
}

/** Position q = q₀ + F u: momenta of u are standard normal. */
class Walker {
  position: Float64Array;
  factor: Float64Array;
  ranAway = false;
  readonly #density: LogDensity;
  #gradient: Float64Array;
  #value: number;

  constructor(density: LogDensity, start: Float64Array, factor: Float64Array) {
    this.#density = density;
    this.position = start.slice();
    this.factor = factor;
    this.#gradient = new Float64Array(start.length);
    this.#value = density(this.position, this.#gradient);
  }

  /** One trajectory; returns the probability with which its end was accepted. */
  move(step: number, steps: number, random: RandomStream): number {
    const width = this.position.length;
    const momentum = Float64Array.from({ length: width }, () => drawNormal(random));
    const kinetic = 0.5 * hamiltonianProduct(momentum, momentum);
    const position = this.position.slice();
    const gradient = this.#gradient.slice();
    let value = this.#value;
    for (let k = 0; k < steps; k++) {
      push(momentum, this.factor, gradient, step / 2);
      drift(position, this.factor, momentum, step);
      value = this.#density(position, gradient);
      if (!Number.isFinite(value)) break;
      push(momentum, this.factor, gradient, step / 2);
    }
    const loss = this.#value - kinetic - (value - 0.5 * hamiltonianProduct(momentum, momentum));
    this.ranAway = !(Number.isFinite(value) && loss < RUNAWAY);
    const rate = this.ranAway ? 0 : Math.min(1, Math.exp(-loss));
    if (random.next() < rate) {
      this.position = position;
      this.#gradient = gradient;
      this.#value = value;
    }
    return rate;
  }
}

/** momentum += scale · Fᵀ gradient, F lower triangular. */
function push(momentum: Float64Array, factor: Float64Array, gradient: Float64Array, scale: number): void {
  const width = momentum.length;
  for (let i = 0; i < width; i++) {
    const pull = scale * gradient[i]!;
    const row = i * width;
    for (let j = 0; j <= i; j++) momentum[j]! += factor[row + j]! * pull;
  }
}

/** position += scale · F momentum. */
function drift(position: Float64Array, factor: Float64Array, momentum: Float64Array, scale: number): void {
  const width = momentum.length;
  for (let i = 0; i < width; i++) {
    const row = i * width;
    let sum = 0;
    for (let j = 0; j <= i; j++) sum += factor[row + j]! * momentum[j]!;
    position[i]! += scale * sum;
  }
}

function hamiltonianProduct(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

/** Dual averaging of the log step size. */
class StepTuning {
  step: number;
  readonly #target: number;
  readonly #centre: number;
  #count = 0;
  #error = 0;
  #logAverage = 0;

  constructor(step: number, target: number) {
    this.step = step;
    this.#target = target;
    this.#centre = Math.log(3 * step);
    this.#logAverage = Math.log(step);
  }

  learn(rate: number): void {
    const count = ++this.#count;
    this.#error += (this.#target - rate - this.#error) / (count + 10);
    const logStep = this.#centre - (Math.sqrt(count) / 0.05) * this.#error;
    const weight = count ** -0.75;
    this.#logAverage = weight * logStep + (1 - weight) * this.#logAverage;
    this.step = Math.exp(logStep);
  }

  average(): number {
    return Math.exp(this.#logAverage);
  }
}

/** Factor of the sample covariance, drawn towards the one used so far as if that were worth half as many draws as there are parameters. */
function blendedFactor(samples: readonly Float64Array[], before: Float64Array, width: number): Float64Array {
  const count = samples.length;
  const mean = new Float64Array(width);
  for (const sample of samples) for (let i = 0; i < width; i++) mean[i]! += sample[i]! / count;
  const weight = count / (count + 0.5 * width);
  const covariance = new Float64Array(width * width);
  for (const sample of samples) {
    for (let i = 0; i < width; i++) {
      const pull = ((sample[i]! - mean[i]!) * weight) / (count - 1);
      for (let j = 0; j <= i; j++) covariance[i * width + j]! += pull * (sample[j]! - mean[j]!);
    }
  }
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k <= j; k++) sum += before[i * width + k]! * before[j * width + k]!;
      covariance[i * width + j]! += (1 - weight) * sum;
    }
  }
  return choleskyFactor(covariance, width) ?? before;
}
