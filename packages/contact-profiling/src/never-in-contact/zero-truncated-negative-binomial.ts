import { isComputed, logFactorial, logGamma, minimise, type NotComputed, notComputed } from '@assay/statistics';
import { chaoLowerBound } from './chao-estimate.ts';
import { type FrequencyCounts, frequencySums } from './frequency-counts.ts';

export interface ZeroTruncatedNegativeBinomial {
  readonly status: 'computed';
  readonly population: number;
  /** Shape of the rates' gamma distribution: at 0 the population has no upper limit. */
  readonly shape: number;
  readonly logLikelihood: number;
  /** Always to be shown with the number. */
  readonly warning: string;
}

/** Below this shape the likelihood barely tells one population from another many times as large. */
const NEAR_BOUNDARY = 0.25;

/**
 * As `zeroTruncatedRegression`, with rates that differ freely. It often runs to the boundary where the population has
 * no limit; then it is not computed, and otherwise it never comes without a warning.
 *
 * @throws InputError where a count is not a whole number of 0 or more.
 *
 * Source: Cruyff & van der Heijden (2008), on the boundary problem.
 *
 * @example
 * zeroTruncatedNegativeBinomial([1645, 183, 37, 13, 1, 1]).reason // 'the model is at its boundary, where the population has no upper limit'
 */
export function zeroTruncatedNegativeBinomial(people: FrequencyCounts): ZeroTruncatedNegativeBinomial | NotComputed {
  const { seen, contacts } = frequencySums(people);
  if (seen === 0) return notComputed('nobody was in contact');
  if (contacts === seen) return notComputed('nobody was in contact more than once');
  const negative = (point: Float64Array): number => {
    const shape = Math.exp(point[0]!);
    const odds = Math.exp(point[1]!);
    const logStay = Math.log(odds / (1 + odds));
    const logNone = -shape * Math.log1p(odds);
    const fixed = logNone - Math.log(-Math.expm1(logNone)) - logGamma(shape);
    let sum = 0;
    for (let at = 0; at < people.length; at++) {
      const count = at + 1;
      sum += people[at]! * (fixed + logGamma(shape + count) - logFactorial(count) + count * logStay);
    }
    return -sum;
  };
  const found = minimise(negative, [0, Math.log(Math.max(0.05, contacts / seen - 1))]);
  if (!isComputed(found)) return notComputed('the search did not settle: the model is at its boundary');
  const shape = Math.exp(found.point[0]!);
  if (shape < 1e-3) return notComputed('the model is at its boundary, where the population has no upper limit');
  if (shape > 1e4) return notComputed('rates do not differ: use the zero-truncated Poisson model');
  const population = seen / -Math.expm1(-shape * Math.log1p(Math.exp(found.point[1]!)));
  const bound = chaoLowerBound(people);
  const times = isComputed(bound) ? population / bound.value : null;
  return {
    status: 'computed',
    population,
    shape,
    logLikelihood: -found.value,
    warning:
      shape < NEAR_BOUNDARY || (times !== null && times > 2)
        ? 'Close to the boundary of the model: the likelihood hardly tells this number from one many times as large. Do not quote it.'
        : 'This model often runs to its boundary; quote it only beside the lower bound and the other models.',
  };
}
