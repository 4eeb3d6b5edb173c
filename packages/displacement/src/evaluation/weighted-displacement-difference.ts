import type { NotComputed } from '@assay/statistics';
import { checkedLevel, notComputed, USUAL_LEVEL } from '@assay/statistics';
import { type BeforeAfter, type EvaluationAreas, requireCrimeCounts, requirePositiveMeasure } from './before-after.ts';
import { type DifferenceEstimate, differenceEstimate } from './difference-estimate.ts';

export interface WeightedDifferenceOptions {
  /** Lengths of the two periods in any unit; 1 and 1 where equal. */
  readonly timeWeights?: BeforeAfter;
  /** Sizes of the areas in any unit; all 1 where equal. */
  readonly areaWeights?: {
    readonly treated: number;
    readonly control: number;
    readonly displacement?: number;
    readonly displacementControl?: number;
  };
  /** How many times more than Poisson the counts vary; see `overdispersion`. Values below 1 count as 1. */
  readonly overdispersion?: number;
  /** Confidence level; 0.95 unless stated. */
  readonly level?: number;
}

export interface WeightedDisplacementDifference {
  /** Change in the patrolled area beyond that of its control. Below zero: crime fell. */
  readonly local: DifferenceEstimate;
  /** Change in the surrounding area beyond that of its control. Above zero: crime moved there; below: the benefit spread. */
  readonly displacement: DifferenceEstimate | NotComputed;
  readonly total: DifferenceEstimate | NotComputed;
  /** True where a cell is below 20, so that the normal interval is rough and an exact test should stand beside it. */
  readonly smallCounts: boolean;
}

const method = 'weighted displacement difference, normal interval';

/**
 * Did crime fall where patrols went by more than it fell elsewhere, and did it move next door?
 *
 * Weighted displacement difference (WDD). With weights w = time × area and N crimes in a cell, local = (T1/w − T0/w) −
 * (C1/w − C0/w), variance = φ Σ N/w²; the displacement area likewise; total = local + displacement. Where one control
 * serves both, total = ΔT + ΔD − 2ΔC with variance φ(T + D + 4C).
 *
 * Counts in, differences of (weighted) counts out. All cells zero: the difference is 0 and its interval not computed.
 *
 * @throws InputError on negative counts, weights at or below zero, or a level outside (0, 1).
 *
 * Source: Wheeler and Ratcliffe (2018), "A simple weighted displacement difference test", Crime Science 7:11, equations
 * 1–4; over-dispersion as quasi-Poisson, McCullagh and Nelder (1989) §6.2.3.
 *
 * @example
 * weightedDisplacementDifference({
 *   treated: { before: 207, after: 110 },
 *   control: { before: 308, after: 318 },
 *   displacement: { before: 178, after: 157 },
 *   displacementControl: { before: 150, after: 140 },
 * }).total // { value: -118, standardError: 39.6, z: -2.98 }
 */
export function weightedDisplacementDifference(
  areas: EvaluationAreas,
  {
    timeWeights = { before: 1, after: 1 },
    areaWeights,
    overdispersion = 1,
    level = USUAL_LEVEL,
  }: WeightedDifferenceOptions = {},
): WeightedDisplacementDifference {
  checkedLevel({ level });
  requirePositiveMeasure('time weight before', timeWeights.before, 'Give the length of the period.');
  requirePositiveMeasure('time weight after', timeWeights.after, 'Give the length of the period.');
  const { treated, control, displacement, displacementControl } = areas;
  const dispersion = Math.max(1, overdispersion);

  const change = (name: string, counts: BeforeAfter, area: number) => {
    requireCrimeCounts(name, counts);
    requirePositiveMeasure(`area weight of ${name}`, area, 'Give the size of the area.');
    const before = timeWeights.before * area;
    const after = timeWeights.after * area;
    return {
      change: counts.after / after - counts.before / before,
      variance: dispersion * (counts.after / after ** 2 + counts.before / before ** 2),
    };
  };

  const t = change('treated', treated, areaWeights?.treated ?? 1);
  const c = change('control', control, areaWeights?.control ?? 1);
  const local = differenceEstimate(t.change - c.change, t.variance + c.variance, level, method);
  const cells = [treated, control, displacement, displacementControl].filter((cell) => cell !== undefined);
  const smallCounts = cells.some(({ before, after }) => before < 20 || after < 20);

  if (displacement === undefined) {
    const reason = notComputed('no displacement area was given');
    return { local, displacement: reason, total: reason, smallCounts };
  }
  const d = change('displacement', displacement, areaWeights?.displacement ?? 1);
  if (displacementControl === undefined) {
    return {
      local,
      displacement: differenceEstimate(d.change - c.change, d.variance + c.variance, level, method),
      total: differenceEstimate(
        t.change + d.change - 2 * c.change,
        t.variance + d.variance + 4 * c.variance,
        level,
        method,
      ),
      smallCounts,
    };
  }
  const dc = change('displacement control', displacementControl, areaWeights?.displacementControl ?? 1);
  return {
    local,
    displacement: differenceEstimate(d.change - dc.change, d.variance + dc.variance, level, method),
    total: differenceEstimate(
      t.change - c.change + d.change - dc.change,
      t.variance + c.variance + d.variance + dc.variance,
      level,
      method,
    ),
    smallCounts,
  };
}
