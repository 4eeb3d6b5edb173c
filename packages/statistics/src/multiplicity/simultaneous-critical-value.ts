import { type NotComputed, notComputed } from '../computed.ts';
import { checkedLevel, type LevelOption } from '../interval/level.ts';
import { type ReplicateMatrix, resampleCount } from './replicate-matrix.ts';

/**
 * How many standard errors must an interval reach so that all intervals together hold?
 *
 * Max-T: the level's quantile of the largest size among all tests in each resample; estimate ± this × standard error then
 * holds for all of them at once. Replicates are centred and studentised as for {@link romanoWolf}. The quantile is the
 * smallest value with (level × (resamples + 1)) resamples at or below it; too few resamples: not computed.
 *
 * Source: Westfall & Young (1993), section 2.6.
 *
 * @example
 * simultaneousCriticalValue({ tests: 2, values: Float64Array.of(1, -2, 0, 0.5, 3, 1, 0.1, 0.2) }, { level: 0.6 }) // 2
 */
export function simultaneousCriticalValue(
  replicates: ReplicateMatrix,
  options: LevelOption = {},
): number | NotComputed {
  const level = checkedLevel(options);
  const resamples = resampleCount(replicates);
  const { values, tests } = replicates;
  const largest = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample++) {
    let most = 0;
    for (let test = 0; test < tests; test++) most = Math.max(most, Math.abs(values[resample * tests + test]!));
    largest[resample] = most;
  }
  largest.sort();
  const rank = Math.ceil(level * (resamples + 1) - 1e-9);
  if (rank > resamples) return notComputed(`${resamples} resamples are too few for level ${level}`);
  return largest[rank - 1]!;
}
