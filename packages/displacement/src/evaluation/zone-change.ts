import type { Interval, NotComputed } from '@assay/statistics';
import { InputError, notComputed, studentQuantile, studentUpper, USUAL_LEVEL } from '@assay/statistics';
import type { BeforeAfter } from './before-after.ts';
import { comparableAreas } from './comparable-areas.ts';
import { type EvaluationWindow, periodsOfSpan } from './evaluation-window.ts';
import { overdispersion } from './overdispersion.ts';
import { type AreaPanel, areaPanelSum, panelAreas } from './panel.ts';
import { patchSizes, placeboZones } from './placebo-zones.ts';

/** What an evaluation stands on, settled before its result is seen. Areas and periods are numbers from 0. */
export interface EvaluationDesign {
  readonly panel: AreaPanel;
  readonly treated: readonly number[];
  /** Areas that may serve as comparison: not patrolled, and not where crime could have moved to. */
  readonly candidates: readonly number[];
  readonly window: EvaluationWindow;
  /** For each area the areas beside it; without it a patrolled zone counts as scattered. */
  readonly neighbours?: readonly (readonly number[])[];
}

/** Fewest areas whose changes show how much crime changes by itself. */
const LEAST_VARIANCE_AREAS = 20;

/** Zones by rank: the six busiest, since quiet ones are like Poisson; each against at least so many areas that follow. */
const MOST_RANKS = 6;
const LEAST_FOLLOWING = 10;
/** Fewer deviations than this say nothing of their mean. */
const LEAST_SQUARES = 3;

/** How many times more than Poisson counts vary, by five ways of looking; the largest is used. */
export interface ZoneDispersion {
  readonly monthly: number;
  /** Of the comparison areas' own totals before and after. */
  readonly beforeAfter: number;
  /** The same where busy areas vary more than quiet ones: each area's chance to be counted after varies between areas. */
  readonly bySize: number;
  /** Of zones of the same shape where nobody patrolled; `null` where the patrolled areas lie apart from one another. */
  readonly placeboZones: number | null;
  /** Of zones of as many areas, taken by their crime, each against those that follow; `null` where fewer than three fit. */
  readonly byRank: number | null;
  readonly used: number;
}

export interface ZoneChange {
  readonly status: 'computed';
  /** 1: crime changed as in the comparison; 0.8: a fifth less. */
  readonly ratio: number;
  readonly logRatio: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  readonly interval: Interval & { readonly low: number; readonly high: number };
  /** Two-sided. */
  readonly pValue: number;
  readonly counts: BeforeAfter;
  readonly comparisonCounts: BeforeAfter;
  readonly dispersion: ZoneDispersion;
  /** Variance of the comparison's own logarithm before it is widened; what two zones of one comparison share. */
  readonly comparisonVariance: number;
  readonly level: number;
}

export interface ZoneComparison {
  readonly status: 'computed';
  readonly areas: readonly number[];
  /** By what factor did crime change in a zone beyond the comparison areas? */
  readonly changeOf: (zone: readonly number[], level?: number) => ZoneChange | NotComputed;
}

/**
 * By what factor did crime change where patrols went, beyond what areas like them did by themselves?
 *
 * One estimand, the ratio (T₁/T₀)/(C₁/C₀) of a zone to {@link comparableAreas} over baseline and follow-up periods, and
 * one inference: Student's t on its logarithm with as many degrees of freedom as comparison areas less one. The variance
 * is Poisson's widened by the largest of five factors: Pearson's of areas × months of the baseline; Pearson's of areas ×
 * (before, after), since a month's luck persists; a beta-binomial excess by size, since busy areas vary more; and, where
 * patrolled areas touch, the mean squared deviation of zones of the same shape without patrols, since neighbours share
 * their luck; and that of zones of as many areas by their crime, each against those that follow, since busy areas share theirs.
 *
 * Not computed without enough areas to compare with, or without crime before in the zone or in the comparison. A zone
 * without crime after has its counts and the comparison's raised by a half.
 *
 * @throws InputError where a zone is empty or names an area that the panel does not have.
 *
 * Source: Wheeler (2021) for the ratio; McCullagh and Nelder (1989) §4.5; Kleinman (1973) for the moment estimate of
 * the excess; Donner and Klar (2000) for degrees of freedom by area; calibrated in docs/calibration.md.
 *
 * @example
 * zoneComparison(design).changeOf([0]).ratio // 0.5158
 */
export function zoneComparison(design: EvaluationDesign): ZoneComparison | NotComputed {
  const { panel, treated, candidates, window, neighbours } = design;
  const nAreas = panelAreas(panel);
  for (const { from, to } of [window.choosing, window.baseline, window.followUp])
    if (!(from >= 0 && to <= panel.nPeriods && Number.isInteger(from) && Number.isInteger(to)))
      throw new InputError(`a span of periods must lie within 0 to ${panel.nPeriods}: ${from} to ${to}. Narrow it.`);
  const [choosing, before, after] = [window.choosing, window.baseline, window.followUp].map(periodsOfSpan);
  const total = (areas: readonly number[], periods: readonly number[]) => areaPanelSum(panel, areas, periods);
  const crime = Array.from({ length: nAreas }, (_, area) => total([area], choosing!));
  const areas = comparableAreas(crime, treated, candidates);
  if ('status' in areas) return areas;
  const ownBefore = Array.from({ length: nAreas }, (_, area) => total([area], before!));
  const ownAfter = Array.from({ length: nAreas }, (_, area) => total([area], after!));
  const countsOf = (zone: readonly number[]): BeforeAfter => ({
    before: zone.reduce((sum, area) => sum + ownBefore[area]!, 0),
    after: zone.reduce((sum, area) => sum + ownAfter[area]!, 0),
  });
  const comparison = countsOf(areas);
  if (comparison.before === 0 || comparison.after === 0)
    return notComputed('the comparison areas have no crime before, or none after, so there is nothing to compare with');
  const shareAfter = comparison.after / (comparison.before + comparison.after);
  // Ten areas alone would often show too little variance; twenty alone would be too unlike the busiest.
  const wider = comparableAreas(crime, treated, candidates, LEAST_VARIANCE_AREAS) as number[];
  const spreads = [areas, wider].map((pool) => spreadOf(pool));
  const monthly = Math.max(...spreads.map((spread) => spread.monthly));
  const beforeAfter = Math.max(...spreads.map((spread) => spread.beforeAfter));
  const excess = Math.max(...spreads.map((spread) => spread.excess));

  function spreadOf(pool: readonly number[]) {
    const months = pool.flatMap((area) => before!.map((period) => panel.counts[area * panel.nPeriods + period]!));
    const totals = pool.map((area) => ({ before: ownBefore[area]!, after: ownAfter[area]! }));
    return {
      monthly: factorOf(months, before!.length),
      beforeAfter: factorOf(
        totals.flatMap((counts) => [counts.before, counts.after]),
        2,
      ),
      excess: excessBySize(totals),
    };
  }

  const ownVariance = (zone: readonly number[]) => {
    const { before: zoneBefore, after: zoneAfter } = countsOf(zone);
    const size = zoneBefore + zoneAfter;
    const spread = zone.reduce((sum, area) => {
      const own = ownBefore[area]! + ownAfter[area]!;
      return sum + own * (1 + Math.max(0, own - 1) * excess);
    }, 0);
    return spread / (size * size * shareAfter * (1 - shareAfter));
  };
  const allowed = new Set(candidates);

  function placeboFactor(zone: readonly number[]): number | null {
    if (neighbours === undefined) return null;
    const shape = patchSizes(zone, neighbours);
    if (!(shape[0]! > 1)) return null;
    const everywhere = countsOf(candidates);
    const squares = placeboZones(shape, areas as number[], allowed, neighbours).flatMap((placebo) => {
      const counts = countsOf(placebo);
      const rest = { before: everywhere.before - counts.before, after: everywhere.after - counts.after };
      if ([counts.before, counts.after, rest.before, rest.after].includes(0)) return [];
      return [logRatioOf(counts, rest) ** 2 / (poissonVariance(counts) + poissonVariance(rest))];
    });
    return meanOfSquares(squares);
  }

  function ranksFactor(size: number): number | null {
    const ranked = [...candidates].sort((one, other) => crime[other]! - crime[one]! || one - other);
    const nFollowing = Math.max(2 * size, LEAST_FOLLOWING);
    const squares: number[] = [];
    for (let from = 0; from + size + nFollowing <= ranked.length && from < MOST_RANKS * size; from += size) {
      const counts = countsOf(ranked.slice(from, from + size));
      const rest = countsOf(ranked.slice(from + size, from + size + nFollowing));
      if ([counts.before, counts.after, rest.before, rest.after].includes(0)) continue;
      squares.push(logRatioOf(counts, rest) ** 2 / (poissonVariance(counts) + poissonVariance(rest)));
    }
    return meanOfSquares(squares);
  }

  return {
    status: 'computed',
    areas,
    changeOf(zone, level = USUAL_LEVEL) {
      if (zone.length === 0 || zone.some((area) => !(area >= 0 && area < nAreas)))
        throw new InputError(`a zone must name areas from 0 to ${nAreas - 1}: ${zone.join(', ')}. Name at least one.`);
      const counts = countsOf(zone);
      if (counts.before === 0) return notComputed('no crime was recorded in these areas before patrols');
      const raise = counts.after === 0 ? 0.5 : 0;
      const own = { before: counts.before + raise, after: counts.after + raise };
      const theirs = { before: comparison.before + raise, after: comparison.after + raise };
      const poisson = poissonVariance(own) + poissonVariance(theirs);
      const dispersion = {
        monthly,
        beforeAfter,
        bySize: (ownVariance(zone) + ownVariance(areas)) / poisson,
        placeboZones: placeboFactor(zone),
        byRank: ranksFactor(zone.length),
      };
      const used = Math.max(
        1,
        monthly,
        beforeAfter,
        dispersion.bySize,
        dispersion.placeboZones ?? 1,
        dispersion.byRank ?? 1,
      );
      const logRatio = logRatioOf(own, theirs);
      const standardError = Math.sqrt(used * poisson);
      const degreesOfFreedom = areas.length - 1;
      const halfWidth = studentQuantile(1 - (1 - level) / 2, degreesOfFreedom) * standardError;
      return {
        status: 'computed',
        ratio: Math.exp(logRatio),
        logRatio,
        standardError,
        degreesOfFreedom,
        interval: {
          low: Math.exp(logRatio - halfWidth),
          high: Math.exp(logRatio + halfWidth),
          level,
          method: "log rate ratio, Student's t, variance of the comparison areas' own changes",
        },
        pValue: 2 * studentUpper(Math.abs(logRatio) / standardError, degreesOfFreedom),
        counts,
        comparisonCounts: comparison,
        dispersion: { ...dispersion, used },
        comparisonVariance: poissonVariance(theirs),
        level,
      };
    },
  };
}

function meanOfSquares(squares: readonly number[]): number | null {
  return squares.length < LEAST_SQUARES ? null : squares.reduce((sum, square) => sum + square, 0) / squares.length;
}

function factorOf(counts: ArrayLike<number>, nPeriods: number): number {
  const found = overdispersion(counts, nPeriods);
  return found.status === 'computed' ? found.factor : 1;
}

const logRatioOf = (zone: BeforeAfter, rest: BeforeAfter) =>
  Math.log(zone.after / zone.before) - Math.log(rest.after / rest.before);
const poissonVariance = ({ before, after }: BeforeAfter) => 1 / before + 1 / after;

/** Intraclass excess ρ of a beta-binomial by moments: Σ(a − np)²/(npq) = Σ(1 + (n − 1)ρ), one degree of freedom lost. */
function excessBySize(areas: readonly BeforeAfter[]): number {
  const sum = (of: (counts: BeforeAfter) => number) => areas.reduce((total, counts) => total + of(counts), 0);
  const [before, after] = [sum((counts) => counts.before), sum((counts) => counts.after)];
  if (before === 0 || after === 0) return 0;
  const shareAfter = after / (before + after);
  let squares = 0;
  let sizes = 0;
  let nAreas = 0;
  for (const { before, after } of areas) {
    const size = before + after;
    if (size === 0) continue;
    squares += (after - size * shareAfter) ** 2 / (size * shareAfter * (1 - shareAfter));
    sizes += size - 1;
    nAreas++;
  }
  return sizes === 0 ? 0 : Math.max(0, (squares - (nAreas - 1)) / sizes);
}
