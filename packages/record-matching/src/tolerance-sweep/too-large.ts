import { exactSum, type NotComputed, notComputed } from '@assay/statistics';

/** Comparing names more often than this for one finding would keep everybody waiting. */
const MOST_COMPARISONS = 500_000_000;
const MOST_SWEPT_THRICE = 1_000_000;
const MOST_PAIRS_BY_RULES = 5_000_000;
/** Beyond so many, taking profiles apart keeps everybody waiting. */
const MOST_ALIKE = 5_000_000;
const MOST_DRAWN_FROM = 20_000_000;

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

/**
 * Why is not asked what holds profiles together in a register with so many pairs of alike names under one date of birth? `null`
 * where it is asked.
 *
 * @example
 * [tooManyAlike([2_000_000, 3_000_000]), tooManyAlike([5_000_001])?.status] // [null, 'not-computed']
 */
export function tooManyAlike(pairs: ArrayLike<number>): NotComputed | null {
  return exactSum(pairs) > MOST_ALIKE
    ? notComputed('too many names are alike under one date of birth for this step; draw a sample of the register')
    : null;
}

/**
 * Why are no pairs drawn for people to look at, of such a register? `null` where some are.
 *
 * @example
 * tooManyToDrawFrom({ comparedPairs: 9, pairsByClass: [20_000_001] })?.status // 'not-computed'
 */
export function tooManyToDrawFrom({
  comparedPairs,
  pairsByClass,
}: Compared & { readonly pairsByClass: ArrayLike<number> }): NotComputed | null {
  const tooMany = exactSum(pairsByClass) > MOST_DRAWN_FROM;
  const untold = tooMany
    ? notComputed('too many pairs are alike to be drawn from; draw a sample of the register')
    : null;
  return tooCrowded({ comparedPairs }) ?? untold;
}
