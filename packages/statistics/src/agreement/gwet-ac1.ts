import { type MaybeEstimate, notComputed } from '../computed.ts';
import { checkedLevel, type LevelOption } from '../interval/level.ts';
import { studentQuantile } from '../special/student.ts';
import { type AgreementTable, agreementShares } from './agreement-table.ts';

/**
 * How far do two records agree beyond chance, by a measure that one very common category does not upset?
 *
 * Gwet's AC1: chance agreement is Σ π(1 − π) ÷ (categories − 1), π the average share of a category over both raters.
 * No cases: not computed; fewer than two categories: refused.
 *
 * @throws InputError where the table is not square, has one category, or a count is negative.
 *
 * Source: Gwet (2008), eqs. 6 and 15, t quantile with total − 1 degrees of freedom.
 *
 * @example
 * gwetAc1([[20, 5], [10, 15]]).value // 0.4059
 */
export function gwetAc1(table: AgreementTable, options: LevelOption = {}): MaybeEstimate {
  const level = checkedLevel(options);
  const { total, observed, first, second } = agreementShares(table);
  const categories = first.length;
  if (total === 0) return notComputed('there are no cases that both rated');
  if (categories < 2) return notComputed('there is only one category to agree on');
  const shares = first.map((share, category) => (share + second[category]!) / 2);
  const expected = shares.reduce((sum, share) => sum + share * (1 - share), 0) / (categories - 1);
  const value = (observed - expected) / (1 - expected);
  if (total < 2) return { status: 'computed', value, interval: notComputed('one case alone has no spread') };
  // Variance of the cases' own contributions to AC1.
  let squares = 0;
  for (let i = 0; i < categories; i++) {
    for (let j = 0; j < categories; j++) {
      const count = table[i]![j]!;
      if (count === 0) continue;
      const agreed = ((i === j ? 1 : 0) - expected) / (1 - expected);
      const chance = (1 - (shares[i]! + shares[j]!) / 2) / (categories - 1);
      const contribution = agreed - (2 * (1 - value) * (chance - expected)) / (1 - expected);
      squares += count * (contribution - value) ** 2;
    }
  }
  const reach = studentQuantile(1 - (1 - level) / 2, total - 1) * Math.sqrt(squares / (total * (total - 1)));
  return {
    status: 'computed',
    value,
    interval: { low: Math.max(-1, value - reach), high: Math.min(1, value + reach), level, method: 'Gwet t interval' },
  };
}
