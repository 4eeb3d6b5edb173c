import { InputError } from '@assay/statistics';
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
  const smaller = Math.min(denominator, other.denominator);
  if (smaller >= 0) return smaller;
  throw new InputError(
    `a denominator must be so many people: ${denominator} and ${other.denominator}. Pass two rates.`,
  );
}
