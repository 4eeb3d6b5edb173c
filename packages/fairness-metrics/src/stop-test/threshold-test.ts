import {
  checkedLevel,
  type Estimate,
  InputError,
  type MaybeEstimate,
  notComputed,
  type RandomStream,
  USUAL_LEVEL,
} from '@assay/statistics';
import { hamiltonianChain, type LogDensity } from './hamiltonian.ts';
import { type Mixing, mixing } from './mixing.ts';
import { thresholdModeAndShape } from './mode.ts';
import { type PlacedCells, placedStopCells } from './placed-stop-cells.ts';
import type { StopCounts } from './stop-counts.ts';
import { DEFAULT_PRIORS, ThresholdModel, type ThresholdPriors } from './threshold-model.ts';

export interface ThresholdTestOptions {
  readonly random: RandomStream;
  readonly level?: number;
  readonly chains?: number;
  /** Iterations of each chain before any draw is kept. */
  readonly warmUp?: number;
  readonly draws?: number;
  readonly priors?: ThresholdPriors;
}

export interface ThresholdRow {
  readonly group: string;
  /** Chance of a find above which the group is searched: posterior mean over places, weighted by all stops in the place. */
  readonly threshold: MaybeEstimate;
  /** The group's threshold − the reference group's; below 0, the group is searched on less. */
  readonly difference: MaybeEstimate | null;
  /** Posterior probability that the group's threshold is below the reference group's. */
  readonly probabilityLower: number | null;
  readonly mixing: Mixing;
}

export interface ThresholdTest {
  readonly rows: readonly ThresholdRow[];
  readonly places: number;
  /** Draws whose trajectory ran away; many say that a corner of the posterior was not visited. */
  readonly divergent: number;
  readonly limitations: readonly string[];
}

/** Above this the chains disagree about where the answer is. */
const MOST_R_HAT = 1.05;
const LEAST_EFFECTIVE_DRAWS = 100;
const FEW_PLACES = 10;

/**
 * On how much suspicion is each group searched, and is the bar lower for one than for another?
 *
 * The fast threshold test: signals have discriminant distributions that differ by group and place, and search rates and
 * find rates together tell where the bar lies, which find rates alone cannot (infra-marginality). Posterior means and
 * equal-tailed intervals from Hamiltonian Monte Carlo, several chains from scattered starts. Cells without stops are
 * left out; a missing group is a group. Not computed where fewer than two groups were stopped, where a group was never
 * searched, or where the chains disagree (split R-hat above 1.05) or are worth fewer than 100 independent draws.
 *
 * @throws InputError where counts are not whole, finds pass searches or searches stops, or an option is out of range.
 *
 * Source: Simoiu, Corbett-Davies and Goel (2017); Pierson, Corbett-Davies and Goel (2018).
 *
 * @example
 * const stops = [{ group: 'A', stratum: 'North', stops: 1000, searches: 50, finds: 20 }];
 * const { rows } = thresholdTest(stops, 'A', { random: randomStream('example') });
 * rows[0].threshold.reason // 'people of fewer than two groups were stopped'
 */
export function thresholdTest(
  counts: readonly StopCounts[],
  reference: string,
  options: ThresholdTestOptions,
): ThresholdTest {
  const { level = USUAL_LEVEL, chains = 4, warmUp = 600, draws = 1000, priors = DEFAULT_PRIORS } = options;
  checkedLevel({ level });
  if (!(chains >= 2 && draws >= 4)) {
    throw new InputError(`chains and draws must be at least 2 and 4: ${chains} and ${draws}. Ask for more.`);
  }
  const placed = placedStopCells(counts);
  const limitations = limitationsOf(placed.places.length);
  const refused = refusal(placed, reference);
  if (refused !== null) return allRefused(placed, refused, limitations);

  const model = new ThresholdModel(placed.cells, priors);
  const density: LogDensity = (position, gradient) => model.logDensity(position, gradient);
  const { position, factor } = thresholdModeAndShape(withSpreadsHeld(density, model), model.start());
  const width = model.width;
  const groups = placed.groups.length;
  const thresholds = placed.groups.map(() => Array.from({ length: chains }, () => new Float64Array(draws)));
  let divergent = 0;
  for (let chain = 0; chain < chains; chain++) {
    const random = options.random.split(chain);
    const start = scattered(position, factor, random);
    const result = hamiltonianChain(density, start, factor, random, { warmUp, draws });
    divergent += result.divergent;
    for (let draw = 0; draw < draws; draw++) {
      const weighted = weightedThresholds(
        placed,
        model.thresholds(result.draws.subarray(draw * width, (draw + 1) * width)),
      );
      for (let group = 0; group < groups; group++) thresholds[group]![chain]![draw] = weighted[group]!;
    }
  }
  const base = thresholds[placed.groups.indexOf(reference)]!;
  const checks = thresholds.map((own) => mixing(own));
  const worst = checks.reduce((most, { rHat }) => Math.max(most, rHat), 0);
  const least = checks.reduce(
    (fewest, { effectiveDraws }) => Math.min(fewest, effectiveDraws),
    Number.POSITIVE_INFINITY,
  );
  const unmixed =
    worst <= MOST_R_HAT && least >= LEAST_EFFECTIVE_DRAWS
      ? null
      : `the chains have not settled on one answer (R-hat ${worst.toFixed(2)}, ${Math.floor(least)} effective draws): ask for longer chains, or add places`;
  const rows = placed.groups.map((group, g): ThresholdRow => {
    const gaps = thresholds[g]!.map((own, chain) => own.map((value, draw) => value - base[chain]![draw]!));
    const isReference = group === reference;
    return {
      group,
      threshold: unmixed === null ? posterior(thresholds[g]!, level) : notComputed(unmixed),
      difference: isReference ? null : unmixed === null ? posterior(gaps, level) : notComputed(unmixed),
      probabilityLower: isReference || unmixed !== null ? null : shareBelowZero(gaps),
      mixing: checks[g]!,
    };
  });
  return { rows, places: placed.places.length, divergent, limitations };
}

function refusal({ groups, searchesByGroup }: PlacedCells, reference: string): string | null {
  if (groups.length < 2) return 'people of fewer than two groups were stopped';
  if (!groups.includes(reference)) return `no one in the reference group, ${reference}, was stopped`;
  const unsearched = groups.filter((_, g) => searchesByGroup[g] === 0);
  return unsearched.length > 0 ? `no one in these groups was searched: ${unsearched.join(', ')}` : null;
}

function allRefused({ groups, places }: PlacedCells, reason: string, limitations: readonly string[]): ThresholdTest {
  const rows = groups.map((group): ThresholdRow => {
    const none = notComputed(reason);
    return { group, threshold: none, difference: none, probabilityLower: null, mixing: { rHat: 1, effectiveDraws: 0 } };
  });
  return { rows, places: places.length, divergent: 0, limitations };
}

function limitationsOf(places: number): string[] {
  const always =
    'A threshold is inferred from a model of suspicion: every find or failure to find is taken to be as likely as officers could ' +
    'know, one bar holds for a group within a place, and those stopped stand for those who could have been searched. Intervals hold given that model and its priors: a ' +
    'published fit that took it as known that about 3 in 100 of those stopped carry something put all levels up to 0.13 higher in the ' +
    'same counts, so read the order of groups before the level.';
  const few =
    'How search and find rates vary from place to place is what tells where the bar lies. With fewer than ten places ' +
    'much of the answer comes from the prior assumptions, and the level of all thresholds more so than their differences.';
  return places < FEW_PLACES ? [always, few] : [always];
}

/** With its spreads free, a density of this kind peaks where they are far from their mass; held at their start, the peak is near it. */
function withSpreadsHeld(density: LogDensity, model: ThresholdModel): LogDensity {
  const centre = model.start();
  return (position, gradient) => {
    let value = density(position, gradient);
    for (let k = 0; k < 3; k++) {
      const z = (position[k]! - centre[k]!) / 0.1;
      value -= 0.5 * z * z;
      gradient[k]! -= z / 0.1;
    }
    return value;
  };
}

function scattered(position: Float64Array, factor: Float64Array, random: RandomStream): Float64Array {
  const width = position.length;
  const start = position.slice();
  for (let j = 0; j < width; j++) {
    const z = 2 * random.next() - 1;
    for (let i = j; i < width; i++) start[i]! += 2 * factor[i * width + j]! * z;
  }
  return start;
}

function weightedThresholds({ cells, groups, stopsByPlace }: PlacedCells, thresholds: Float64Array): Float64Array {
  const sums = new Float64Array(groups.length);
  const weights = new Float64Array(groups.length);
  for (let cell = 0; cell < thresholds.length; cell++) {
    const weight = stopsByPlace[cells.place[cell]!]!;
    sums[cells.group[cell]!]! += weight * thresholds[cell]!;
    weights[cells.group[cell]!]! += weight;
  }
  return sums.map((sum, group) => sum / weights[group]!);
}

function posterior(chains: readonly Float64Array[], level: number): Estimate {
  const all = pooled(chains).sort();
  return {
    status: 'computed',
    value: all.reduce((sum, value) => sum + value, 0) / all.length,
    interval: {
      low: all[Math.floor(((1 - level) / 2) * all.length)]!,
      high: all[Math.ceil(((1 + level) / 2) * all.length) - 1]!,
      level,
      method: 'equal-tailed posterior interval',
    },
  };
}

function shareBelowZero(chains: readonly Float64Array[]): number {
  const all = pooled(chains);
  return all.reduce((count, value) => count + (value < 0 ? 1 : 0), 0) / all.length;
}

function pooled(chains: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(chains.length * chains[0]!.length);
  chains.forEach((chain, k) => {
    all.set(chain, k * chain.length);
  });
  return all;
}
