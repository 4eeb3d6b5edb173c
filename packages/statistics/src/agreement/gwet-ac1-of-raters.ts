import { type MaybeEstimate, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { checkedLevel, type LevelOption } from '../interval/level.ts';
import { studentQuantile } from '../special/student.ts';

/**
 * How far do several raters agree beyond chance, when not everyone rated every case?
 *
 * Gwet's AC1 of any number of raters: `counts[case][category]` is how many raters put the case there. A case that one rater
 * alone saw counts for how common its category is, not for agreement. No case that two raters saw: not computed.
 *
 * @throws InputError where cases have unlike numbers of categories, fewer than two, or a count is no whole number.
 *
 * Source: Gwet (2008), eqs. 6 and 25; gaps as in Gwet (2014), section 5.8.
 *
 * @example
 * gwetAc1OfRaters([[3, 0], [2, 1], [0, 3], [0, 1]]).value // 0.5676
 */
export function gwetAc1OfRaters(counts: readonly ArrayLike<number>[], options: LevelOption = {}): MaybeEstimate {
  const level = checkedLevel(options);
  const categories = counts[0]?.length ?? 0;
  const cases = counts.flatMap((row, index) => {
    if (row.length !== categories || categories < 2) {
      throw new InputError(`every case needs the same two or more categories: ${row.length} in case ${index}.`);
    }
    const own = Array.from(row);
    const odd = own.find((count) => !(count >= 0 && Number.isSafeInteger(count)));
    if (odd !== undefined) throw new InputError(`raters are counted in whole numbers: ${odd} in case ${index}.`);
    const raters = own.reduce((sum, count) => sum + count, 0);
    return raters === 0 ? [] : [{ own, raters }];
  });
  const compared = cases.filter(({ raters }) => raters > 1).length;
  if (compared === 0) return notComputed('there are no cases that two raters saw');
  const n = cases.length;
  const shares = Array.from({ length: categories }, (_, category) => {
    return cases.reduce((sum, { own, raters }) => sum + own[category]! / raters, 0) / n;
  });
  const agreed = cases.map(({ own, raters }) =>
    raters > 1 ? own.reduce((sum, count) => sum + count * (count - 1), 0) / (raters * (raters - 1)) : null,
  );
  const observed = agreed.reduce<number>((sum, part) => sum + (part ?? 0), 0) / compared;
  const expected = shares.reduce((sum, share) => sum + share * (1 - share), 0) / (categories - 1);
  const value = (observed - expected) / (1 - expected);
  if (n < 2) return { status: 'computed', value, interval: notComputed('one case alone has no spread') };
  let squares = 0;
  for (const [index, { own, raters }] of cases.entries()) {
    const part = agreed[index] ?? null;
    const gained = part === null ? 0 : ((n / compared) * (part - expected)) / (1 - expected);
    const chance =
      own.reduce((sum, count, category) => sum + ((1 - shares[category]!) * count) / raters, 0) / (categories - 1);
    squares += (gained - (2 * (1 - value) * (chance - expected)) / (1 - expected) - value) ** 2;
  }
  const reach = studentQuantile(1 - (1 - level) / 2, n - 1) * Math.sqrt(squares / (n * (n - 1)));
  const interval = {
    low: Math.max(-1, value - reach),
    high: Math.min(1, value + reach),
    level,
    method: 'Gwet t interval',
  };
  return { status: 'computed', value, interval };
}
