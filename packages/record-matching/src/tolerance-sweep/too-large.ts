import { type NotComputed, notComputed } from '@assay/statistics';

/** Comparing names more often than this for one finding would keep everybody waiting. */
const MOST_COMPARISONS = 500_000_000;
const MOST_SWEPT_THRICE = 1_000_000;
const MOST_PAIRS_BY_RULES = 5_000_000;

type Compared = { readonly comparedPairs: number };

/**
 * Why is a step left out that takes too long of so many records or pairs? `null` where it can be taken.
 *
 * @example
 * [tooLarge(3, 3), tooLarge(4, 3)?.status] // [null, 'not-computed']
 */
export function tooLarge(size: number, most: number): NotComputed | null {
  return size > most ? notComputed('the register is too large for this step; draw a sample of it') : null;
}

/**
 * Why is a step left out of a register whose dates of birth gather too many records? `null` where it can be taken.
 *
 * @example
 * tooCrowded({ comparedPairs: 500_000_001 })?.status // 'not-computed'
 */
export function tooCrowded({ comparedPairs }: Compared): NotComputed | null {
  return comparedPairs > MOST_COMPARISONS
    ? notComputed('too many records share a date of birth for this step; draw a sample of the register')
    : null;
}

/**
 * Why is what a missing name means not compared for such a register, which would be swept three times? `null` where it can be.
 *
 * @example
 * tooLargeToSweepThrice({ comparedPairs: 9, records: 1_000_001 })?.status // 'not-computed'
 */
export function tooLargeToSweepThrice({
  comparedPairs,
  records,
}: Compared & { readonly records: number }): NotComputed | null {
  return tooCrowded({ comparedPairs }) ?? tooLarge(records, MOST_SWEPT_THRICE);
}

/**
 * Why are names not compared by other rules in such a register? `null` where they can be.
 *
 * @example
 * tooManyNamesToCompare({ comparedPairs: 5_000_001 })?.status // 'not-computed'
 */
export function tooManyNamesToCompare({ comparedPairs }: Compared): NotComputed | null {
  return tooLarge(comparedPairs, MOST_PAIRS_BY_RULES);
}
