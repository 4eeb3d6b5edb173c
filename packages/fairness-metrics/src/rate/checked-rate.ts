import { InputError, isComputed, type MaybeEstimate } from '@assay/statistics';

/** Counts and their share, as a `Rate` has them. */
interface StatedRate {
  readonly numerator: number;
  readonly denominator: number;
  readonly effectiveDenominator: number;
  readonly estimate: MaybeEstimate;
}

/** A rate of so many out of so many, which its estimate was made of. */
export function checkedRate<Given extends StatedRate>(rate: Given): Given {
  const { numerator, denominator, effectiveDenominator, estimate } = rate;
  const isShare = numerator >= 0 && numerator <= denominator && denominator < Number.POSITIVE_INFINITY;
  if (!isShare) {
    throw new InputError(`a rate must be so many out of so many: ${numerator} of ${denominator}. Make it by rateOf.`);
  }
  if (!isComputed(estimate)) return rate;
  // Rows, however they are weighted, are no more than a computer can count.
  if (!(denominator > 0 && effectiveDenominator > Number.EPSILON && effectiveDenominator <= Number.MAX_SAFE_INTEGER)) {
    throw new InputError(
      `a rate must have people: ${numerator} of ${denominator}, worth ${effectiveDenominator}. Make it by rateOf.`,
    );
  }
  const { value, interval } = estimate;
  const limits = interval === null || 'status' in interval ? [] : [interval.low, interval.high ?? 1, interval.level];
  const odd = [value, ...limits].find((each) => !(each >= 0 && each <= 1));
  if (odd !== undefined) throw new InputError(`a rate must lie between 0 and 1: ${odd}. Make it by rateOf.`);
  return rate;
}
