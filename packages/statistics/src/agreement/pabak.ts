import { type MaybeEstimate, notComputed } from '../computed.ts';
import { checkedLevel, criticalValue, type LevelOption } from '../interval/level.ts';
import { wilsonLimits } from '../interval/wilson-interval.ts';
import { type AgreementTable, agreementShares } from './agreement-table.ts';

/**
 * How far do two records agree, on kappa's scale but with all categories taken as equally common?
 *
 * Prevalence- and bias-adjusted kappa: (categories × observed agreement − 1) ÷ (categories − 1); for two categories twice
 * the agreement minus 1. The interval is Wilson's of the agreement on the same scale. No cases: not computed.
 *
 * @throws InputError where the table is not square or a count is negative.
 *
 * Source: Byrt, Bishop & Carlin (1993).
 *
 * @example
 * pabak([[20, 5], [10, 15]]).value // 0.4
 */
export function pabak(table: AgreementTable, options: LevelOption = {}): MaybeEstimate {
  const level = checkedLevel(options);
  const { total, observed, first } = agreementShares(table);
  const categories = first.length;
  if (total === 0) return notComputed('there are no cases that both rated');
  if (categories < 2) return notComputed('there is only one category to agree on');
  const scaled = (share: number): number => (categories * share - 1) / (categories - 1);
  const { low, high } = wilsonLimits(observed * total, total, criticalValue(level));
  return {
    status: 'computed',
    value: scaled(observed),
    interval: { low: scaled(low), high: scaled(high), level, method: 'Wilson score interval of the agreement' },
  };
}
