import { InputError } from '../input-error.ts';
import { type ReplicateMatrix, resampleCount } from './replicate-matrix.ts';

/**
 * Many comparisons were made on the same people: which stand, allowing for how the comparisons move together?
 *
 * Romano–Wolf step-down adjusted p-values with the +1 rule: each statistic is compared with the largest, in size, of those
 * not yet passed over, within each resample. Replicates must be centred: resamples under "no difference", or resample minus
 * estimate, divided by the same standard error as the statistic.
 *
 * @throws InputError where statistics and replicates differ in number of tests.
 *
 * Source: Romano & Wolf (2005, 2016).
 *
 * @example
 * romanoWolf([4, 1], { tests: 2, values: Float64Array.of(1, 2, 0, 0.5, 3, 1, 0.1, 0.2) }) // [0.2, 0.6]
 */
export function romanoWolf(statistics: ArrayLike<number>, replicates: ReplicateMatrix): Float64Array {
  const tests = statistics.length;
  if (tests !== replicates.tests) {
    throw new InputError(
      `statistics and replicates differ in tests: ${tests} and ${replicates.tests}. Pass one per test.`,
    );
  }
  const adjusted = new Float64Array(tests);
  if (tests === 0) return adjusted;
  const resamples = resampleCount(replicates);
  const order = Array.from({ length: tests }, (_, test) => test).sort(
    (i, j) => Math.abs(statistics[j]!) - Math.abs(statistics[i]!),
  );
  // From the smallest statistic up, so that one running maximum per resample serves every step.
  const largest = new Float64Array(resamples);
  for (let rank = tests - 1; rank >= 0; rank--) {
    const test = order[rank]!;
    const observed = Math.abs(statistics[test]!);
    let beyond = 0;
    for (let resample = 0; resample < resamples; resample++) {
      const replicate = Math.abs(replicates.values[resample * tests + test]!);
      if (replicate > largest[resample]!) largest[resample] = replicate;
      if (largest[resample]! >= observed) beyond++;
    }
    adjusted[test] = (1 + beyond) / (1 + resamples);
  }
  let floor = 0;
  for (const test of order) {
    floor = Math.max(floor, adjusted[test]!);
    adjusted[test] = floor;
  }
  return adjusted;
}
