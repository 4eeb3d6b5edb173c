import {
  checkedAmounts,
  InputError,
  normalCdf,
  normalQuantile,
  studentQuantile,
  studentUpper,
} from '@assay/statistics';
import type { ZoneChange } from './zone-change.ts';

export interface EvaluationPlan {
  /** Crimes expected in each of the four cells: patrolled and control area, before and after. */
  readonly meanCount: number;
  /** How many times more than Poisson counts vary; 1 unless measured. */
  readonly overdispersion?: number;
  readonly alpha?: number;
}

/**
 * What is the smallest change that this evaluation would find four times in five?
 *
 * Minimum detectable difference (z₁₋α/₂ + z_power)·2√(λφ), for four cells of λ crimes each; as a count and as a share
 * of λ.
 *
 * @throws InputError where the mean count is not above 0.
 *
 * Source: Wheeler and Ratcliffe (2018) for the variance; Bloom (1995), "Minimum detectable effects".
 *
 * @example
 * minimumDetectableChange({ meanCount: 100 }) // { count: 56.03, share: 0.5603 }
 */
export function minimumDetectableChange(
  { meanCount, overdispersion = 1, alpha = 0.05 }: EvaluationPlan,
  power = 0.8,
): { readonly count: number; readonly share: number } {
  const error = standardError(meanCount, overdispersion);
  if (!(power > 0 && power < 1)) throw new InputError(`power must lie between 0 and 1: ${power}. Pass 0.8.`);
  const count = (normalQuantile(1 - alpha / 2) + normalQuantile(power)) * error;
  return { count, share: count / meanCount };
}

/**
 * If patrols prevented `preventedShare` of crime and `movedShare` of that moved next door, how often would this
 * evaluation see it?
 *
 * Power of the two-sided z test of the displacement difference in a surrounding area as large as the patrolled one. At
 * usual sizes it is low: "no displacement found" then says little.
 *
 * @throws InputError where the mean count is not above 0.
 *
 * @example
 * displacementPower({ meanCount: 200 }, { preventedShare: 0.2, movedShare: 0.5 }) // 0.109
 */
export function displacementPower(
  { meanCount, overdispersion = 1, alpha = 0.05 }: EvaluationPlan,
  { preventedShare, movedShare }: { readonly preventedShare: number; readonly movedShare: number },
): number {
  checkedAmounts([preventedShare, movedShare], 'shares');
  const shift = (preventedShare * movedShare * meanCount) / standardError(meanCount, overdispersion);
  const critical = normalQuantile(1 - alpha / 2);
  return normalCdf(shift - critical) + normalCdf(-shift - critical);
}

/**
 * How many crimes would an evaluation need to see displacement of this size four times in five? Crimes per cell at
 * which {@link displacementPower} reaches `power`, rounded up.
 *
 * @throws InputError where the prevented or the moved share is not above 0.
 *
 * @example
 * countNeeded({ preventedShare: 0.2, movedShare: 0.5 }) // 3140
 */
export function countNeeded(
  effect: { readonly preventedShare: number; readonly movedShare: number },
  {
    overdispersion = 1,
    alpha = 0.05,
    power = 0.8,
    degreesOfFreedom = Infinity,
  }: {
    readonly overdispersion?: number;
    readonly alpha?: number;
    readonly power?: number;
    readonly degreesOfFreedom?: number;
  } = {},
): number {
  const share = effect.preventedShare * effect.movedShare;
  if (!(share > 0))
    throw new InputError(
      `prevented and moved shares must be above zero: ${effect.preventedShare} and ${effect.movedShare}. Pass e.g. 0.2 and 0.5.`,
    );
  const quantile = quantileOf(degreesOfFreedom);
  return Math.ceil((4 * overdispersion * (quantile(1 - alpha / 2) + quantile(power)) ** 2) / share ** 2);
}

/**
 * How often would this evaluation call a change real, were the true rate ratio `trueRatio`?
 *
 * Power of the two-sided test of {@link zoneComparison} with its own standard error and degrees of freedom: the same
 * variance judges and promises. Student's t shifted by the true change.
 *
 * @throws InputError where the true ratio is not above zero.
 *
 * @example
 * powerOfChange(change, 0.8) // 0.05672
 */
export function powerOfChange(
  { standardError, degreesOfFreedom }: Pick<ZoneChange, 'standardError' | 'degreesOfFreedom'>,
  trueRatio: number,
  alpha = 0.05,
): number {
  if (!(trueRatio > 0)) throw new InputError(`true ratio must be above zero: ${trueRatio}. Pass 0.8 for a fifth less.`);
  requireError(standardError);
  const shift = Math.abs(Math.log(trueRatio)) / standardError;
  const critical = studentQuantile(1 - alpha / 2, degreesOfFreedom);
  return studentUpper(critical - shift, degreesOfFreedom) + studentUpper(critical + shift, degreesOfFreedom);
}

/**
 * What is the smallest fall, as a share of the crime there, that this evaluation would find four times in five?
 *
 * @throws InputError where the power lies outside 0 … 1.
 *
 * @example
 * smallestFall(change) // 0.7936
 */
export function smallestFall(
  { standardError, degreesOfFreedom }: Pick<ZoneChange, 'standardError' | 'degreesOfFreedom'>,
  { power = 0.8, alpha = 0.05 }: { readonly power?: number; readonly alpha?: number } = {},
): number {
  if (!(power > 0 && power < 1)) throw new InputError(`power must lie between 0 and 1: ${power}. Pass 0.8.`);
  requireError(standardError);
  const quantile = quantileOf(degreesOfFreedom);
  return 1 - Math.exp(-(quantile(1 - alpha / 2) + quantile(power)) * standardError);
}

function quantileOf(degreesOfFreedom: number): (probability: number) => number {
  return degreesOfFreedom === Infinity
    ? normalQuantile
    : (probability) => studentQuantile(probability, degreesOfFreedom);
}

function requireError(error: number): void {
  if (!(error >= 0)) throw new InputError(`a standard error must be 0 or more: ${error}. Pass that of zoneComparison.`);
}

function standardError(meanCount: number, overdispersion: number): number {
  if (!(meanCount > 0 && Number.isFinite(meanCount * Math.max(1, overdispersion))))
    throw new InputError(`mean count must be above zero: ${meanCount}. Give the crimes expected in each cell.`);
  return 2 * Math.sqrt(meanCount * Math.max(1, overdispersion));
}
