import {
  criticalValue,
  type Estimate,
  InputError,
  type LevelOption,
  type NotComputed,
  notComputed,
  USUAL_LEVEL,
} from '@assay/statistics';
import { fallOfRatio } from './fall-of-ratio.ts';

export interface ChangeAgainstExpectation {
  readonly status: 'computed';
  readonly people: number;
  readonly observed: number;
  readonly expected: number;
  /** 1 − observed ÷ expected: above 0 where there was less contact than expected. */
  readonly fall: Estimate;
}

/**
 * Did contact fall by more than it would have anyhow? Contacts after, against what was expected of the same people: their
 * own count before (the naive comparison), or what a model expects of their history.
 *
 * Interval normal on the logarithm of the ratio, with the spread of people about it; what is expected counts as known.
 * Nobody, or nothing expected or observed: not computed.
 *
 * @throws InputError where columns differ in length or an expectation is negative.
 *
 * Source: ratio estimator, Cochran (1977), eq. 6.13.
 *
 * @example
 * changeAgainstExpectation([2, 3], [5, 5]).fall.value // 0.5
 */
export function changeAgainstExpectation(
  after: ArrayLike<number>,
  expected: ArrayLike<number>,
  { level = USUAL_LEVEL }: LevelOption = {},
): ChangeAgainstExpectation | NotComputed {
  const people = after.length;
  if (expected.length !== people) {
    throw new InputError(`after and expected must have the same length: ${people} and ${expected.length}.`);
  }
  let observedSum = 0;
  let expectedSum = 0;
  for (let row = 0; row < people; row++) {
    if (!(expected[row]! >= 0))
      throw new InputError(`an expectation must be 0 or more: ${expected[row]} in row ${row}.`);
    if (!(after[row]! >= 0 && Number.isFinite(after[row]! + expected[row]!)))
      throw new InputError(
        `contacts must be counts, and expectations finite: ${after[row]} of ${expected[row]} in row ${row}.`,
      );
    observedSum += after[row]!;
    expectedSum += expected[row]!;
  }
  if (people === 0) return notComputed('there is nobody to compare');
  if (!(expectedSum > 0)) return notComputed('no contact was expected');
  if (observedSum === 0) return notComputed('there was no contact afterwards: no interval');
  const ratio = observedSum / expectedSum;
  let spread = 0;
  for (let row = 0; row < people; row++) spread += (after[row]! - ratio * expected[row]!) ** 2;
  const reach = (criticalValue(level) * Math.sqrt(spread)) / observedSum;
  return {
    status: 'computed',
    people,
    observed: observedSum,
    expected: expectedSum,
    fall: fallOfRatio(ratio, reach, level, 'normal interval of a log ratio, between people'),
  };
}
