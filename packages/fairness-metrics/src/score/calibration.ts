import {
  checkedDesignEffect,
  checkedDraws,
  criticalValue,
  drawBinomial,
  isComputed,
  logisticRegression,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
  observedToExpected,
  type RandomStream,
  USUAL_LEVEL,
} from '@assay/statistics';
import { checkedScoreCells } from '../cells/checked-cells.ts';
import { rateWithInterval } from '../rate/rate.ts';
import { chanceLimitOf } from './chance-limit.ts';
import { binCounts, occupiedGroups, type ScoreCells } from './score-cells.ts';

export interface CalibrationPoint {
  readonly group: string;
  /** Mean score of the people in the bin. */
  readonly score: number;
  readonly people: number;
  readonly outcomes: number;
  readonly observed: MaybeEstimate;
}

export interface CalibrationRow {
  readonly group: string;
  readonly people: number;
  readonly observed: number;
  readonly expected: number;
  /** Outcomes ÷ outcomes that the scores lead one to expect; score interval, each person at most once. Above 1: the model understates this group's risk. */
  readonly observedToExpected: MaybeEstimate;
  /** Mean outcome minus mean score. */
  readonly inTheLarge: number;
  /** Shift of the log odds that would correct it, slope held at 1. */
  readonly intercept: MaybeEstimate;
  /** 1: scores spread as outcomes do; below 1: too extreme. */
  readonly slope: MaybeEstimate;
  readonly brier: number;
  readonly expectedCalibrationError: CalibrationError;
}

export interface CalibrationError {
  readonly value: number;
  /** 95th percentile of the error of a perfectly calibrated model on as many people: never 0. */
  readonly chanceLimit: number;
  readonly pValue: number;
}

export interface CalibrationOptions {
  readonly level?: number;
  /** Bins of about equal numbers of people, cut on everyone together. */
  readonly bins?: number;
  readonly replicates?: number;
  /** By group, how many times a row's worth of variance one row has, where rows repeat people; see `calibrationOfPeople`. */
  readonly designEffects?: ReadonlyMap<string, number>;
}

export interface CalibrationResult {
  readonly byGroup: readonly CalibrationRow[];
  readonly curve: readonly CalibrationPoint[];
  /** Whether scores were binned, so that everything here is of the mean score of a bin and not of each person's own. */
  readonly isOfBins: boolean;
}

/**
 * Does a score of 30 in 100 mean 30 in 100 in every group?
 *
 * In the large, intercept and slope (Cox, 1958; Wald intervals), Brier score, and the expected calibration error Σ n_b
 * / n · |ȳ_b − s̄_b| on bins cut on everyone together. The error is above 0 even under perfect calibration, so it comes
 * with what chance alone gives: outcomes drawn from the scores. Where there were so many distinct scores that `scoreCells`
 * binned them, each person has the mean score of their bin: `isOfBins`, and the interval's method, say so. Scores outside 0 … 1 are not probabilities: pass them
 * through `pooledRates` first, or get *not computed*.
 *
 * @example
 * const { byGroup } = calibration(scores, randomStream('example'), { replicates: 99 });
 * byGroup.map(({ group, observed, expected }) => [group, observed, expected]) // [['A', 40, 38], ['B', 50, 45]]
 */
export function calibration(
  cells: ScoreCells,
  random: RandomStream,
  { level = USUAL_LEVEL, bins = 10, replicates = 1000, designEffects }: CalibrationOptions = {},
): CalibrationResult | NotComputed {
  checkedScoreCells(cells);
  checkedDraws(replicates, 'replicates');
  if (cells.scores.some((score) => !(score >= 0 && score <= 1))) {
    return notComputed('scores lie outside 0 to 1, so they are not probabilities');
  }
  const cuts = equalMassBins(cells, bins);
  const groups = occupiedGroups(cells);
  const byGroup = groups.map((group) => {
    const designEffect = checkedDesignEffect(designEffects?.get(cells.groups[group]!));
    return calibrationRow(cells, group, cuts, random.split(cells.groups[group]!), { level, replicates, designEffect });
  });
  const curve = groups.flatMap((group) => curvePoints(cells, group, cuts, level));
  return { byGroup, curve, isOfBins: !cells.isExact };
}

/**
 * What did a decile mean in this cohort? The same cells with each bin's score replaced by the outcome rate of everyone
 * in it.
 *
 * @example
 * pooledRates(scores).scores // [0.2, 0.5625, 0.8571]
 */
export function pooledRates(cells: ScoreCells): ScoreCells {
  checkedScoreCells(cells);
  const scores = cells.scores.map((_, bin) => {
    let outcomes = 0;
    let people = 0;
    for (let group = 0; group < cells.groups.length; group++) {
      outcomes += binCounts(cells, group, 1)[bin]!;
      people += binCounts(cells, group, 1)[bin]! + binCounts(cells, group, 0)[bin]!;
    }
    return people === 0 ? 0 : outcomes / people;
  });
  return { ...cells, scores, lowest: scores, highest: scores };
}

/** Bin number of each score bin, so that bins hold about equal numbers of everyone. */
function equalMassBins(cells: ScoreCells, bins: number): Int32Array {
  const count = cells.scores.length;
  if (count <= bins) return Int32Array.from({ length: count }, (_, bin) => bin);
  const people = new Float64Array(count);
  for (let cell = 0; cell < cells.counts.length; cell++) people[cell % count]! += cells.counts[cell]!;
  const total = people.reduce((sum, n) => sum + n, 0);
  let before = 0;
  return Int32Array.from(people, (n) => {
    const bin = Math.floor((bins * (before + n / 2)) / total);
    before += n;
    return bin;
  });
}

function calibrationRow(
  cells: ScoreCells,
  group: number,
  cuts: Int32Array,
  random: RandomStream,
  { level, replicates, designEffect }: { level: number; replicates: number; designEffect: number },
): CalibrationRow {
  const present = binCounts(cells, group, 1);
  const absent = binCounts(cells, group, 0);
  const people = present.map((n, bin) => n + absent[bin]!);
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const n = sum(people);
  const observed = sum(present);
  const expected = sum(people.map((count, bin) => count * cells.scores[bin]!));
  const squares = sum(
    people.map((_, bin) => present[bin]! * (1 - cells.scores[bin]!) ** 2 + absent[bin]! * cells.scores[bin]! ** 2),
  );
  const { intercept, slope } = logisticCalibration(cells.scores, present, people, level, designEffect);
  return {
    group: cells.groups[group]!,
    people: n,
    observed,
    expected,
    observedToExpected: ofBins(
      cells,
      observedToExpected(
        observed,
        Array.from(people, (count, bin) => ({ people: count, probability: cells.scores[bin]! })),
        { level, designEffect },
      ),
    ),
    inTheLarge: (observed - expected) / n,
    intercept,
    slope,
    brier: squares / n,
    expectedCalibrationError: calibrationError(cells.scores, present, people, cuts, random, {
      replicates,
      designEffect,
    }),
  };
}

function ofBins({ isExact }: ScoreCells, estimate: MaybeEstimate): MaybeEstimate {
  if (isExact || !isComputed(estimate) || estimate.interval === null || 'status' in estimate.interval) return estimate;
  return { ...estimate, interval: { ...estimate.interval, method: `${estimate.interval.method}, of binned scores` } };
}

function calibrationError(
  scores: Float64Array,
  present: Float64Array,
  people: Float64Array,
  cuts: Int32Array,
  random: RandomStream,
  { replicates, designEffect }: { replicates: number; designEffect: number },
): CalibrationError {
  const n = people.reduce((sum, count) => sum + count, 0);
  const gaps = new Float64Array(cuts.at(-1)! + 1);
  const errorOf = (outcomes: Float64Array) => {
    gaps.fill(0);
    for (let bin = 0; bin < cuts.length; bin++) gaps[cuts[bin]!]! += outcomes[bin]! - people[bin]! * scores[bin]!;
    return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / n;
  };
  // Chance takes outcomes as far from what scores expect as people vary, not as rows would.
  const farther = Math.sqrt(designEffect);
  const value = errorOf(present);
  const errors = new Float64Array(replicates);
  const drawn = new Float64Array(people.length);
  let atLeast = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (let bin = 0; bin < people.length; bin++) drawn[bin] = drawBinomial(random, people[bin]!, scores[bin]!);
    errors[replicate] = farther * errorOf(drawn);
    if (errors[replicate]! >= value - 1e-12) atLeast++;
  }
  errors.sort();
  const chanceLimit = chanceLimitOf(errors);
  return { value, chanceLimit, pValue: (atLeast + 1) / (replicates + 1) };
}

function logisticCalibration(
  scores: Float64Array,
  successes: Float64Array,
  trials: Float64Array,
  level: number,
  designEffect: number,
) {
  const used = Array.from(scores.keys()).filter((bin) => trials[bin]! > 0);
  if (used.some((bin) => scores[bin] === 0 || scores[bin] === 1)) {
    const reason = notComputed('a score of 0 or 1 has no log odds');
    return { intercept: reason, slope: reason };
  }
  const pick = (values: Float64Array) => Float64Array.from(used, (bin) => values[bin]!);
  const odds = pick(scores).map((score) => Math.log(score / (1 - score)));
  const ones = new Float64Array(used.length).fill(1);
  const data = { successes: pick(successes), trials: pick(trials) };
  const shift = logisticRegression({ columns: [ones], offset: odds, ...data });
  const line = logisticRegression({ columns: [ones, odds], ...data });
  const wald = (value: number, error: number): MaybeEstimate => {
    const reach = criticalValue(level) * error * Math.sqrt(designEffect);
    const interval = { low: value - reach, high: value + reach, level, method: 'Wald interval' };
    return { status: 'computed', value, interval };
  };
  return {
    intercept: isComputed(shift) ? wald(shift.coefficients[0]!, shift.standardErrors[0]!) : shift,
    slope: isComputed(line) ? wald(line.coefficients[1]!, line.standardErrors[1]!) : line,
  };
}

function curvePoints(cells: ScoreCells, group: number, cuts: Int32Array, level: number): CalibrationPoint[] {
  const size = cuts.at(-1)! + 1;
  const people = new Float64Array(size);
  const outcomes = new Float64Array(size);
  const sums = new Float64Array(size);
  for (let bin = 0; bin < cuts.length; bin++) {
    const present = binCounts(cells, group, 1)[bin]!;
    const all = present + binCounts(cells, group, 0)[bin]!;
    people[cuts[bin]!]! += all;
    outcomes[cuts[bin]!]! += present;
    sums[cuts[bin]!]! += all * cells.scores[bin]!;
  }
  return [...people.keys()]
    .filter((bin) => people[bin]! > 0)
    .map((bin) => ({
      group: cells.groups[group]!,
      score: sums[bin]! / people[bin]!,
      people: people[bin]!,
      outcomes: outcomes[bin]!,
      observed: rateWithInterval(outcomes[bin]!, people[bin]!, level),
    }));
}
