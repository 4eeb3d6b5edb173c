import {
  chiSquareUpper,
  choleskyFactor,
  choleskyInverse,
  choleskySolve,
  criticalValue,
  InputError,
  type Interval,
  type LevelOption,
  type NotComputed,
  notComputed,
  USUAL_LEVEL,
} from '@assay/statistics';
import { logInterval } from './chao-estimate.ts';
import { type CountFamily, families } from './count-family.ts';

const MOST_CELLS = 500;

/** People seen at least once, with what may tell their rates apart. Equal people may stand once with a weight. */
export interface SeenPeople {
  readonly contacts: ArrayLike<number>;
  /** Row-major, one row per person; the first column is usually 1. */
  readonly design: ArrayLike<number>;
  readonly names: readonly string[];
  readonly weight?: ArrayLike<number>;
}

export interface ZeroTruncatedFit {
  readonly status: 'computed';
  readonly family: 'poisson' | 'geometric';
  readonly coefficients: readonly { readonly name: string; readonly value: number; readonly standardError: number }[];
  readonly logLikelihood: number;
  readonly seen: number;
  /** Seen and never seen together, by Horvitz–Thompson. */
  readonly population: number;
  readonly standardError: number;
  readonly interval: Interval;
  readonly normalInterval: Interval;
  /** Chance that each row's person is seen at all. */
  readonly chanceSeen: Float64Array;
  readonly goodnessOfFit: GoodnessOfFit | NotComputed;
}

export interface GoodnessOfFit {
  readonly status: 'computed';
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** Observed and expected people by number of contacts; the last stands for that many or more. */
  readonly cells: readonly { readonly contacts: number; readonly observed: number; readonly expected: number }[];
}

/**
 * How many people are never in contact, if the way the seen ones call tells how the unseen do? Zero-truncated Poisson
 * or geometric regression with a logarithmic link, by Newton's method; population by Horvitz–Thompson, Σ 1 ÷ P(seen).
 *
 * The answer leans on the model: Poisson is low where rates differ, so read its test of fit first. No one seen, nobody
 * seen twice, or columns that depend on each other: not computed.
 *
 * @throws InputError where a count is below 1 or columns differ in length.
 *
 * Source: van der Heijden, Cruyff & van Houwelingen (2003); geometric, Niwitpong et al. (2013).
 *
 * @example
 * zeroTruncatedRegression('poisson', {
 *   contacts: [1, 2, 3], design: [1, 1, 1], names: ['(all)'], weight: [80, 15, 5],
 * }).population // 269.3
 */
export function zeroTruncatedRegression(
  family: 'poisson' | 'geometric',
  people: SeenPeople,
  { level = USUAL_LEVEL }: LevelOption = {},
): ZeroTruncatedFit | NotComputed {
  const cells = patternsOf(people);
  const width = people.names.length;
  const seen = cells.reduce((sum, { weight }) => sum + weight, 0);
  if (seen === 0) return notComputed('nobody was in contact');
  if (cells.every(({ contacts }) => contacts === 1)) return notComputed('nobody was in contact more than once');
  const model = families[family];
  const beta = new Float64Array(width);
  let covariance: Float64Array | null = null;
  let logLikelihood = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < 60; round++) {
    const { slope, curvature, value } = derivatives(cells, beta, model, width);
    const factor = choleskyFactor(curvature, width);
    if (factor === null)
      return notComputed('the characteristics depend on each other, or one group was never seen twice');
    covariance = choleskyInverse(factor, width);
    logLikelihood = value;
    const step = choleskySolve(factor, slope, width);
    let scale = 1;
    const moved = (share: number) => beta.map((entry, index) => entry + share * step[index]!);
    while (scale > 1e-8 && !(derivatives(cells, moved(scale), model, width).value >= value - 1e-12 * Math.abs(value))) {
      scale /= 2;
    }
    beta.set(moved(scale));
    if (step.every((entry) => Math.abs(entry) < 1e-10)) break;
    if (round === 59) return notComputed('the search did not settle');
  }
  if (beta.some((entry) => Math.abs(entry) > 30)) {
    return notComputed('one group was never seen twice: its rate has no estimate');
  }
  const slopeOfPopulation = new Float64Array(width);
  let population = 0;
  let binomial = 0;
  for (const { design, weight } of cells) {
    const { seenChance, seenSlope } = model.chance(linear(beta, design));
    population += weight / seenChance;
    binomial += (weight * (1 - seenChance)) / seenChance ** 2;
    for (let j = 0; j < width; j++) slopeOfPopulation[j]! -= (weight * design[j]! * seenSlope) / seenChance ** 2;
  }
  let variance = binomial;
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < width; j++) {
      variance += slopeOfPopulation[i]! * covariance![i * width + j]! * slopeOfPopulation[j]!;
    }
  }
  const reach = criticalValue(level) * Math.sqrt(variance);
  return {
    status: 'computed',
    family,
    coefficients: people.names.map((name, j) => ({
      name,
      value: beta[j]!,
      standardError: Math.sqrt(covariance![j * width + j]!),
    })),
    logLikelihood,
    seen,
    population,
    standardError: Math.sqrt(variance),
    interval: logInterval(seen, population, variance, level),
    normalInterval: { low: population - reach, high: population + reach, level, method: 'normal interval' },
    chanceSeen: Float64Array.from({ length: people.contacts.length }, (_, row) => {
      const design = Float64Array.from({ length: width }, (_, j) => people.design[row * width + j]!);
      return model.chance(linear(beta, design)).seenChance;
    }),
    goodnessOfFit: contactCountsFit(cells, beta, model),
  };
}

interface Pattern {
  readonly contacts: number;
  readonly design: Float64Array;
  weight: number;
}

function patternsOf({ contacts, design, names, weight }: SeenPeople): Pattern[] {
  const width = names.length;
  if (design.length !== contacts.length * width) {
    throw new InputError(
      `the design must have ${contacts.length} × ${width} entries: ${design.length}. Pass one row per person.`,
    );
  }
  const cells = new Map<string, Pattern>();
  for (let row = 0; row < contacts.length; row++) {
    const count = contacts[row]!;
    if (!(count >= 1 && Number.isSafeInteger(count))) {
      throw new InputError(
        `contacts must be whole numbers of at least 1: ${count} in row ${row}. Pass people who were seen.`,
      );
    }
    const entries = Float64Array.from({ length: width }, (_, j) => design[row * width + j]!);
    const key = `${count} ${entries.join(' ')}`;
    const here = weight === undefined ? 1 : weight[row]!;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, { contacts: count, design: entries, weight: here });
    else cell.weight += here;
  }
  return [...cells.values()];
}

function linear(beta: Float64Array, design: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < beta.length; j++) sum += beta[j]! * design[j]!;
  return sum;
}

function derivatives(cells: readonly Pattern[], beta: Float64Array, model: CountFamily, width: number) {
  const slope = new Float64Array(width);
  const curvature = new Float64Array(width * width);
  let value = 0;
  for (const { contacts, design, weight } of cells) {
    const eta = linear(beta, design);
    const { score, information, logMass } = model.derivatives(contacts, eta);
    value += weight * logMass;
    for (let i = 0; i < width; i++) {
      slope[i]! += weight * score * design[i]!;
      for (let j = 0; j < width; j++) curvature[i * width + j]! += weight * information * design[i]! * design[j]!;
    }
  }
  return { slope, curvature, value };
}

/**
 * Pearson's test on people by number of contacts; counts of which fewer than five people are expected share one last cell,
 * up to the largest count seen. Degrees of freedom: cells less two, as in Chlebicki & Beręsewicz (2024); with covariates an approximation.
 */
function contactCountsFit(
  cells: readonly Pattern[],
  beta: Float64Array,
  model: CountFamily,
): GoodnessOfFit | NotComputed {
  const most = cells.reduce((largest, { contacts }) => Math.max(largest, contacts), 0);
  const tallest = Math.min(most, MOST_CELLS);
  const observed = new Float64Array(tallest + 1);
  const groups = new Map<string, { eta: number; weight: number }>();
  for (const { contacts, design, weight } of cells) {
    if (contacts <= tallest) observed[contacts]! += weight;
    const key = design.join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { eta: linear(beta, design), weight });
    else group.weight += weight;
  }
  const kept: { contacts: number; observed: number; expected: number }[] = [];
  let restObserved = 0;
  let restExpected = 0;
  for (let count = 1; count <= tallest; count++) {
    let expected = 0;
    for (const { eta, weight } of groups.values()) expected += weight * Math.exp(model.derivatives(count, eta).logMass);
    if (expected >= 5 && kept.length === count - 1) {
      kept.push({ contacts: count, observed: observed[count]!, expected });
      continue;
    }
    restObserved += observed[count]!;
    restExpected += expected;
  }
  if (restExpected > 0) kept.push({ contacts: kept.length + 1, observed: restObserved, expected: restExpected });
  const degreesOfFreedom = kept.length - 2;
  if (degreesOfFreedom < 1) return notComputed('too few people were in contact often enough to test the fit');
  const chiSquare = kept.reduce((sum, cell) => sum + (cell.observed - cell.expected) ** 2 / cell.expected, 0);
  return {
    status: 'computed',
    chiSquare,
    degreesOfFreedom,
    pValue: chiSquareUpper(chiSquare, degreesOfFreedom),
    cells: kept,
  };
}
