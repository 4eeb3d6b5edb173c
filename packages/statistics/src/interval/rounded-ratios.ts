import { checkedAmounts } from '../checked-numbers.ts';
import { InputError } from '../input-error.ts';

/** A rate as it was printed. */
export interface PrintedRate {
  readonly group: string;
  readonly rate: number;
}

/** How many times the reference's printed rate that of a group is, and what rounding leaves open; `null` where nothing can be said. */
export interface RoundedRatio extends PrintedRate {
  readonly ratio: number | null;
  readonly low: number | null;
  /** `null` also where the reference may be nought. */
  readonly high: number | null;
  /** What share of the reference's events would have to be missing for both rates to be one; below nought, of the group's own. */
  readonly missing: number | null;
}

/**
 * How many times the rate of the reference is that of each group, where only printed rates are known, and what does their
 * rounding leave open? Limits are of rounding alone: of chance nothing can be said without the counts.
 *
 * @param half half a unit of the last digit printed: 0.05 of rates with one decimal.
 *
 * Edge rules: the reference is once itself, however it was rounded. Where it is printed as nought nothing else is said.
 *
 * @throws InputError where a rate or `half` is negative or no number, or no group is the reference.
 *
 * @example
 * roundedRatios([{ group: 'Black', rate: 24.5 }, { group: 'White', rate: 5.9 }], 'White', 0.05)[0].low // 4.109
 */
export function roundedRatios(printed: readonly PrintedRate[], reference: string, half: number): RoundedRatio[] {
  checkedAmounts([half, ...printed.map(({ rate }) => rate)], 'printed rates');
  const other = printed.find(({ group }) => group === reference)?.rate;
  if (other === undefined) throw new InputError(`no printed rate is of ${reference}. Name one of the groups.`);
  return printed.map(({ group, rate }) => {
    if (group === reference) return { group, rate, ratio: 1, low: 1, high: 1, missing: 0 };
    if (other === 0) return { group, rate, ratio: null, low: null, high: null, missing: null };
    return {
      group,
      rate,
      ratio: rate / other,
      low: Math.max(0, rate - half) / (other + half),
      high: other > half ? (rate + half) / (other - half) : null,
      missing: rate === 0 ? null : 1 - other / rate,
    };
  });
}
