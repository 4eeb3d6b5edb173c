import type { Interval, NotComputed } from '@assay/statistics';
import { InputError, normalCdf, notComputed, USUAL_LEVEL } from '@assay/statistics';
import { type BeforeAfter, type EvaluationAreas, requireCrimeCounts } from './before-after.ts';
import { fiellerInterval } from './fieller.ts';

export interface DisplacementRatio {
  readonly status: 'computed';
  /** Share of the prevented crime that appeared in the surrounding area; below zero: the benefit spread. */
  readonly value: number;
  readonly interval: Interval;
}

export interface EquivalenceTest {
  /** The pre-registered share, e.g. 0.5: "less than half of the prevented crime moved". */
  readonly margin: number;
  /** One-sided p of "the margin or more was displaced"; small: it was less. */
  readonly pDisplacedLess: number;
  /** One-sided p of "the margin or more was gained by diffusion". */
  readonly pDiffusedLess: number;
  /** The larger of the two: two one-sided tests (TOST). */
  readonly pEquivalent: number;
  /** True where `pDisplacedLess` is below α: the evaluation rules displacement of the margin out. */
  readonly rulesOutMargin: boolean;
}

export interface DisplacementRatioResult {
  readonly ratio: DisplacementRatio | NotComputed;
  readonly equivalence: EquivalenceTest | NotComputed;
}

export interface DisplacementRatioOptions {
  /** Share of the prevented crime whose displacement would matter; 0.5 unless stated. */
  readonly margin?: number;
  readonly alpha?: number;
  readonly level?: number;
  readonly overdispersion?: number;
  /** Length of the later period over that of the earlier. */
  readonly afterPerBefore?: number;
  /** Size of the patrolled area over that of its control, and of the displacement area over that of its own. */
  readonly controlScale?: { readonly treated: number; readonly displacement: number };
}

/**
 * Of the crime that patrols prevented, what share moved next door, and can half of it moving be ruled out?
 *
 * ρ = −D/L with L the local and D the displacement difference, Fieller's interval; the covariance of D and L is the
 * control's variance where one control serves both. Two one-sided tests against ±margin·(−L). Not finding displacement
 * and ruling it out are different statements: only the second is evidence of absence.
 *
 * Refused where crime did not fall beyond the control, or not by more than chance may explain. Variances are multiplied
 * by `overdispersion`.
 *
 * @throws InputError where the margin is not above 0, or as {@link weightedDisplacementDifference}.
 *
 * Source: Fieller (1954); Schuirmann (1987) for two one-sided tests; Wheeler and Ratcliffe (2018) for L and D.
 *
 * @example
 * displacementRatio({
 *   treated: { before: 207, after: 110 },
 *   control: { before: 308, after: 318 },
 *   displacement: { before: 178, after: 157 },
 *   displacementControl: { before: 150, after: 140 },
 * }).ratio // { value: -0.1028 }
 */
export function displacementRatio(
  { treated, control, displacement, displacementControl }: EvaluationAreas,
  {
    margin = 0.5,
    alpha = 0.05,
    level = USUAL_LEVEL,
    overdispersion = 1,
    afterPerBefore = 1,
    controlScale = { treated: 1, displacement: 1 },
  }: DisplacementRatioOptions = {},
): DisplacementRatioResult {
  if (!(margin > 0)) throw new InputError(`margin must be above zero: ${margin}. Pass 0.5 for half.`);
  if (displacement === undefined) {
    const reason = notComputed('no displacement area was given');
    return { ratio: reason, equivalence: reason };
  }
  requireCrimeCounts('treated', treated);
  requireCrimeCounts('control', control);
  requireCrimeCounts('displacement', displacement);
  if (displacementControl) requireCrimeCounts('displacement control', displacementControl);
  const factor = Math.max(1, overdispersion);
  const change = ({ before, after }: BeforeAfter) => after - afterPerBefore * before;
  const variance = ({ before, after }: BeforeAfter) => factor * (after + afterPerBefore ** 2 * before);
  const own = displacementControl ?? control;
  const local = change(treated) - controlScale.treated * change(control);
  const moved = change(displacement) - controlScale.displacement * change(own);
  const localVariance = variance(treated) + controlScale.treated ** 2 * variance(control);
  const movedVariance = variance(displacement) + controlScale.displacement ** 2 * variance(own);
  const covariance =
    displacementControl === undefined ? controlScale.treated * controlScale.displacement * variance(control) : 0;
  if (local >= 0) {
    const reason = notComputed('crime in the patrolled area did not fall beyond the control: nothing was prevented');
    return { ratio: reason, equivalence: reason };
  }
  const interval = fiellerInterval(
    {
      numerator: moved,
      denominator: -local,
      numeratorVariance: movedVariance,
      denominatorVariance: localVariance,
      covariance: -covariance,
    },
    level,
  );
  const oneSided = (share: number) =>
    (moved + share * local) / Math.sqrt(movedVariance + share ** 2 * localVariance + 2 * share * covariance);
  const pDisplacedLess = normalCdf(oneSided(margin));
  const pDiffusedLess = normalCdf(-oneSided(-margin));
  return {
    ratio:
      'low' in interval
        ? { status: 'computed', value: moved / -local, interval }
        : notComputed('the crime prevented is not told from zero, and a share of it can take any value'),
    equivalence: {
      margin,
      pDisplacedLess,
      pDiffusedLess,
      pEquivalent: Math.max(pDisplacedLess, pDiffusedLess),
      rulesOutMargin: pDisplacedLess < alpha,
    },
  };
}
