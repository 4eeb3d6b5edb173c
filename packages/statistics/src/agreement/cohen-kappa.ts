import { type MaybeEstimate, notComputed } from '../computed.ts';
import { checkedLevel, criticalValue, type LevelOption } from '../interval/level.ts';
import { type AgreementTable, agreementShares } from './agreement-table.ts';

/**
 * How far do two records of the same people agree, beyond what their category sizes alone would give?
 *
 * Cohen's kappa: (observed − expected) ÷ (1 − expected) agreement, expected from each rater's own shares. With one very
 * common category it is low though nearly all agree: read it beside {@link gwetAc1} and the plain share. No cases, or both
 * raters using one and the same category: not computed.
 *
 * @throws InputError where the table is not square or a count is negative.
 *
 * Source: Cohen (1960); interval from Fleiss, Cohen & Everitt (1969), eq. 13.
 *
 * @example
 * cohenKappa([[20, 5], [10, 15]]).value // 0.4
 */
export function cohenKappa(table: AgreementTable, options: LevelOption = {}): MaybeEstimate {
  const level = checkedLevel(options);
  const { total, observed, first, second } = agreementShares(table);
  if (total === 0) return notComputed('there are no cases that both rated');
  let expected = 0;
  for (let category = 0; category < first.length; category++) expected += first[category]! * second[category]!;
  // A sum of squares of shares that is 1 but for rounding.
  if (1 - expected < 1e-12) return notComputed('both raters put every case into the same category');
  const value = (observed - expected) / (1 - expected);
  let agreeing = 0;
  let disagreeing = 0;
  for (let i = 0; i < first.length; i++) {
    for (let j = 0; j < first.length; j++) {
      const share = table[i]![j]! / total;
      if (i === j) agreeing += share * (1 - (first[i]! + second[i]!) * (1 - value)) ** 2;
      else disagreeing += share * (second[i]! + first[j]!) ** 2;
    }
  }
  const variance =
    (agreeing + (1 - value) ** 2 * disagreeing - (value - expected * (1 - value)) ** 2) / (total * (1 - expected) ** 2);
  const reach = criticalValue(level) * Math.sqrt(Math.max(0, variance));
  return {
    status: 'computed',
    value,
    interval: {
      low: Math.max(-1, value - reach),
      high: Math.min(1, value + reach),
      level,
      method: 'Fleiss–Cohen–Everitt normal interval',
    },
  };
}
