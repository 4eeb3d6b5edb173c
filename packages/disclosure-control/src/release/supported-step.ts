import type { Unit } from '@assay/evidence';

/** Of fewer people than so many times the minimum the end of a range of none says how many they are. */
const FEW_TIMES = 20;

const SHARES: readonly Unit[] = ['proportion', 'percentage-points', 'score'];

/**
 * The step to which an estimate from so many people leaves: a tenth of its interval's width or less is not known of it,
 * and a step must be at least as wide as the minimum of those people, so that a share in the guise of an estimate tells
 * its count no closer; nor finer than `ofEvents`, what so many events as a count is rounded to are of it. A power of ten, or
 * 2 or 5 times one. Of a nought that is no share the width takes the number's place: how far none in so many may be from nought
 * is worked out of how many they are, and would tell them. Of pairs it goes by their square: of fewer than twenty times the minimum the
 * end of a rate or ratio of none is the next of 1, 3, 10, 30, …, since a finer one, or one whose step goes by them, changes with each few.
 *
 * @param width Of its interval; `null` where it states none, and two digits are all that is trusted.
 *
 * @example
 * releasedStep({ value: 0.7312, unit: 'score', contributors: 20_000, width: 0.02, minimumCount: 10 }) // 0.002
 */
export function releasedStep(estimate: {
  readonly value: number;
  readonly unit: Unit;
  readonly contributors: number;
  readonly width: number | null;
  readonly minimumCount: number;
  readonly ofEvents?: number;
}): number {
  const { value, unit, contributors, width, minimumCount, ofEvents = 0 } = estimate;
  const size = SHARES.includes(unit) ? 1 : Math.abs(value) || (width ?? 0);
  const isRateOfNone = value === 0 && width !== null && (unit === 'ratio' || unit.startsWith('rate-'));
  if (isRateOfNone && width > 0 && contributors < FEW_TIMES * minimumCount) return endOfNone(width);
  const ofPeople = (size * minimumCount) / Math.max(contributors, minimumCount);
  const ofInterval =
    width === null || width === 0
      ? value === 0
        ? 0
        : 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1)
      : width / 10;
  return roundStep(Math.max(ofPeople, ofInterval, ofEvents));
}

/** The next of 1, 3, 10, 30, … that is no smaller. */
function endOfNone(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width) + 1e-12);
  const factor = [1, 3, 10].find((each) => each * power >= width * (1 - 1e-9))!;
  return Number((factor * power).toPrecision(1));
}

/** The next of 1, 2, 5, 10, 20, … that is no smaller. */
function roundStep(least: number): number {
  if (least <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(least) + 1e-12);
  const factor = [1, 2, 5, 10].find((each) => each * power >= least * (1 - 1e-9))!;
  return Number((factor * power).toPrecision(1));
}

/**
 * A number at the nearest step, or the next one outwards for a limit.
 *
 * @example
 * [atReleasedStep(0.7312, 0.002, 'near'), atReleasedStep(0.7312, 0.002, 'down')] // [0.732, 0.73]
 */
export function atReleasedStep(value: number, step: number, direction: 'near' | 'down' | 'up'): number {
  if (step === 0) return value;
  const steps = value / step;
  const whole =
    direction === 'near'
      ? Math.round(steps)
      : direction === 'down'
        ? Math.floor(steps + 1e-9)
        : Math.ceil(steps - 1e-9);
  return Number((whole * step).toPrecision(12));
}
