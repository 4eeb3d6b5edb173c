import { type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { chiSquareUpper } from '../special/chi-square.ts';
import { normalQuantile } from '../special/normal-quantile.ts';
import { quantileR7Sorted } from '../sum/quantile-r7.ts';

/** One officer, team or area: its rate and the standard error that chance alone gives it at the target. */
export interface FunnelUnit {
  readonly value: number;
  readonly standardError: number;
}

export interface OverDispersion {
  readonly status: 'computed';
  /** Mean squared z over units, winsorised. */
  readonly factor: number;
  /** What the winsorised factor is where chance explains all: below 1, because winsorising pulls z in. */
  readonly factorOfChance: number;
  /** Chance of squared z, not winsorised, that sum to so much from chance alone. */
  readonly pValue: number;
  /** Variance between units' true rates: limits are target ± z·√(standardError² + this). 0 where the factor needs none. */
  readonly betweenVariance: number;
  /** Each unit's z against chance alone, and against chance with the variance between units. */
  readonly z: Float64Array;
  readonly adjustedZ: Float64Array;
}

/**
 * Do units differ by more than chance for reasons that no one has accounted for? Then plain limits accuse too many.
 *
 * Winsorised over-dispersion: the lowest and highest tenth of z are pulled in (so that true outliers do not hide
 * themselves), the factor is the mean of z². The test takes all of z as they are; the additive random-effects variance
 * follows by the method of moments from the winsorised z², scaled by what winsorising takes from normal values. A target
 * that was taken from these units themselves costs one degree of freedom. Fewer than two units: not computed.
 *
 * @throws InputError where a standard error is not above 0 or `winsorised` lies outside 0 … 0.5.
 *
 * Source: Spiegelhalter (2005), appendix A.2; variance DerSimonian & Laird (1986).
 *
 * @example
 * overDispersion([{ value: 0.1, standardError: 0.02 }, { value: 0.3, standardError: 0.02 }], { target: 0.2, winsorised: 0 }).factor // 25
 */
export function overDispersion(
  units: readonly FunnelUnit[],
  options: {
    readonly target: number;
    readonly winsorised?: number;
    /** Whether the target is the overall rate of these units. Default false: it is known from elsewhere. */
    readonly isTargetFromUnits?: boolean;
  },
): OverDispersion | NotComputed {
  const { target, winsorised = 0.1, isTargetFromUnits = false } = options;
  if (!(winsorised >= 0 && winsorised < 0.5)) {
    throw new InputError(`winsorised must lie between 0 and 0.5: ${winsorised}. Pass 0.1 for a tenth at each end.`);
  }
  const count = units.length;
  if (count < 2) return notComputed('fewer than two units cannot be compared');
  const z = new Float64Array(count);
  let weights = 0;
  let squaredWeights = 0;
  for (const [index, { value, standardError }] of units.entries()) {
    if (!(standardError > 0))
      throw new InputError(`standard errors must be above 0: ${standardError} of unit ${index}.`);
    z[index] = (value - target) / standardError;
    weights += standardError ** -2;
    squaredWeights += standardError ** -4;
  }
  if (!Number.isFinite(squaredWeights) || !z.every(Number.isFinite)) {
    throw new InputError(
      'values, target and standard errors must be finite, and no standard error next to 0. Drop such units.',
    );
  }
  const sorted = Float64Array.from(z).sort();
  const low = quantileR7Sorted(sorted, winsorised) as number;
  const high = quantileR7Sorted(sorted, 1 - winsorised) as number;
  let squares = 0;
  for (const score of z) squares += Math.min(high, Math.max(low, score)) ** 2;
  const factor = squares / count;
  const factorOfChance = winsorisedSquare(winsorised);
  const full = squares / factorOfChance;
  const betweenVariance = Math.max(0, (full - (count - 1)) / (weights - squaredWeights / weights));
  const all = z.reduce((sum, score) => sum + score * score, 0);
  return {
    status: 'computed',
    factor,
    factorOfChance,
    pValue: chiSquareUpper(all, isTargetFromUnits ? count - 1 : count),
    betweenVariance,
    z,
    adjustedZ: Float64Array.from(
      units,
      ({ value, standardError }) => (value - target) / Math.sqrt(standardError ** 2 + betweenVariance),
    ),
  };
}

/** Mean square of a standard normal value whose lowest and highest share are pulled in to its quantiles. */
function winsorisedSquare(share: number): number {
  if (share === 0) return 1;
  const q = normalQuantile(1 - share);
  const density = Math.exp((-q * q) / 2) / Math.sqrt(2 * Math.PI);
  return 1 - 2 * share - 2 * q * density + 2 * share * q * q;
}
