import { InputError } from '../input-error.ts';

/** Between the square roots of the ends of a 95 % interval of a count, whatever the count. */
const ROOT_WIDTH = 1.96;

/**
 * How many events stand behind a number of events, or a rate of them, by how wide its range is? Whoever reads both works this
 * out: 13 hits in every 1,000, between 3 and 53, are two hits, however many images were looked at.
 *
 * The count whose 95 % interval is as wide in proportion, on the scale of square roots, where that width is the same for every
 * count: (1.96 / (√(high / value) − √(low / value)))².
 *
 * Edge rules: without limit where the value is not above 0, the range has no width or no upper end, or does not begin
 * above 0, where it may have been cut.
 *
 * @throws InputError where the value or an end of its range is NaN.
 *
 * Source: Bartlett, M. S. (1936), "The square root transformation in analysis of variance", JRSS Supplement 3(1).
 *
 * @example
 * Math.round(eventsOfRange(13, { low: 3, high: 53 })) // 2
 */
export function eventsOfRange(
  value: number,
  { low, high }: { readonly low: number | null; readonly high: number | null },
): number {
  if ([value, low, high].some(Number.isNaN)) {
    throw new InputError(
      `a number of events, or its range, is no number: ${value}, from ${low} to ${high}. Say why it is not computed.`,
    );
  }
  if (!(value > 0) || low === null || high === null || low <= 0 || high <= low) return Number.POSITIVE_INFINITY;
  return (ROOT_WIDTH / (Math.sqrt(high / value) - Math.sqrt(low / value))) ** 2;
}
