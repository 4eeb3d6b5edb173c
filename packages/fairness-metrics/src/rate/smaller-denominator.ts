import type { Rate } from './rate.ts';

/**
 * How many are behind the smaller of two rates? A verdict on both says most about those: where they are too few to be told,
 * it is not told either.
 *
 * @example
 * smallerDenominator({ denominator: 3 }, { denominator: 500 }) // 3
 */
export function smallerDenominator(
  { denominator }: Pick<Rate, 'denominator'>,
  other: Pick<Rate, 'denominator'>,
): number {
  return Math.min(denominator, other.denominator);
}
