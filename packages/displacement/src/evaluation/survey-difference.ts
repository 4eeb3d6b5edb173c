import type { Interval, NotComputed, RandomStream } from '@assay/statistics';
import {
  InputError,
  normalQuantile,
  notComputed,
  permutationPValue,
  shuffleInPlace,
  USUAL_LEVEL,
} from '@assay/statistics';

export interface SurveyAnswers {
  /** Ordered answer of each respondent, e.g. confidence from 1 to 5; `NaN` where not stated. */
  readonly score: ArrayLike<number>;
  /** Code of the respondent's area, from 0. */
  readonly area: ArrayLike<number>;
  readonly later: ArrayLike<boolean | number>;
  /** For each area: 1 where it was patrolled. */
  readonly patrolledArea: ArrayLike<boolean | number>;
}

export interface SurveyDifference {
  readonly status: 'computed';
  /** Change of the mean answer in patrolled areas beyond the change in the others, in points of the scale. */
  readonly value: number;
  readonly interval: Interval;
  /** Two-sided, areas re-dealt. */
  readonly pValue: number | NotComputed;
  /** Smallest change that would be found four times in five. */
  readonly minimumDetectable: number;
  readonly nAreas: number;
  readonly nNotStated: number;
}

/**
 * Did people in patrolled areas come to trust the police more, or less, than people elsewhere?
 *
 * Difference in differences of area means; the area, not the respondent, is the unit, because neighbours are patrolled
 * together. Interval from the variance between areas' changes; p by re-dealing which areas were patrolled.
 * Areas without answers in either wave are left out; fewer than two areas of either kind: not computed.
 *
 * @throws InputError where columns differ in length.
 *
 * Source: Donner and Klar (2000) for cluster-level analysis; Kochel and Weisburd (2017) for the outcome.
 *
 * @example
 * const answers = {
 *   score: [3, 3, 3, 3, 4, 4, 3, 3], area: [0, 1, 2, 3, 0, 1, 2, 3], later: [0, 0, 0, 0, 1, 1, 1, 1],
 *   patrolledArea: [1, 1, 0, 0],
 * };
 * const { value } = surveyDifference(answers, randomStream('example'));
 * value // 1
 */
export function surveyDifference(
  { score, area, later, patrolledArea }: SurveyAnswers,
  random: RandomStream,
  { level = USUAL_LEVEL, nPermutations = 999 }: { readonly level?: number; readonly nPermutations?: number } = {},
): SurveyDifference | NotComputed {
  if (score.length !== area.length || score.length !== later.length)
    throw new InputError(
      `score, area and wave must have the same length: ${score.length}, ${area.length} and ${later.length}. Check the join.`,
    );
  const nAreas = patrolledArea.length;
  const sums = new Float64Array(2 * nAreas);
  const counts = new Float64Array(2 * nAreas);
  let nNotStated = 0;
  for (let answer = 0; answer < score.length; answer++) {
    if (!Number.isFinite(score[answer]!)) {
      nNotStated++;
      continue;
    }
    const cell = 2 * area[answer]! + (later[answer] ? 1 : 0);
    if (!(cell >= 0 && cell < 2 * nAreas))
      throw new InputError(
        `area code must be from 0 to ${nAreas - 1}: ${area[answer]}. Leave respondents without an area out, and count them.`,
      );
    sums[cell]! += score[answer]!;
    counts[cell]!++;
  }
  const changes: number[] = [];
  const patrolled: number[] = [];
  for (let index = 0; index < nAreas; index++) {
    if (counts[2 * index] === 0 || counts[2 * index + 1] === 0) continue;
    changes.push(sums[2 * index + 1]! / counts[2 * index + 1]! - sums[2 * index]! / counts[2 * index]!);
    patrolled.push(patrolledArea[index] ? 1 : 0);
  }
  const groups = (dealt: readonly number[]) =>
    [0, 1].map((kind) => changes.filter((_, place) => dealt[place] === kind));
  const [others, treated] = groups(patrolled) as [number[], number[]];
  if (others.length < 2 || treated.length < 2)
    return notComputed(`too few areas answered in both waves: ${treated.length} patrolled and ${others.length} others`);
  const value = mean(treated) - mean(others);
  const error = Math.sqrt(variance(treated) / treated.length + variance(others) / others.length);
  const quantile = normalQuantile(1 - (1 - level) / 2);
  const dealt = [...patrolled];
  const replicates: number[] = [];
  for (let permutation = 0; permutation < nPermutations; permutation++) {
    shuffleInPlace(dealt, random);
    const [a, b] = groups(dealt) as [number[], number[]];
    replicates.push(Math.abs(mean(b) - mean(a)));
  }
  return {
    status: 'computed',
    value,
    interval: {
      low: value - quantile * error,
      high: value + quantile * error,
      level,
      method: 'difference of area changes, normal interval',
    },
    pValue: permutationPValue(Math.abs(value), replicates, 'greater'),
    minimumDetectable: (quantile + normalQuantile(0.8)) * error,
    nAreas: changes.length,
    nNotStated,
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
