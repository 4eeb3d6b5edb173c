import type { FindingDraft } from '@assay/evidence';
import { isComputed, type MaybeEstimate, type NotComputed, type Proportion, wilsonInterval } from '@assay/statistics';
import { chanceWords } from './chance-words.ts';

type Stated = Pick<FindingDraft, 'value' | 'interval' | 'notComputed'>;

/**
 * An estimate as part of a finding: its value and interval, or the reason why there is none.
 *
 * @example
 * stated(wilsonInterval({ successes: 7, total: 20 })).value // 0.35
 */
export function stated(estimate: MaybeEstimate): Stated {
  return isComputed(estimate) ? { value: estimate.value, interval: estimate.interval } : { notComputed: estimate };
}

/**
 * A number without an interval as part of a finding, or the reason why there is none.
 *
 * @example
 * statedNumber(notComputed('nobody was stopped')).notComputed.reason // 'nobody was stopped'
 */
export function statedNumber(value: number | NotComputed): Stated {
  return typeof value === 'number' ? { value } : { notComputed: value };
}

/**
 * A share as part of a finding: value, Wilson score interval and both counts, or the reason why there is none.
 *
 * @throws InputError as `wilsonInterval` of @assay/statistics.
 *
 * @example
 * statedProportion({ successes: 7, total: 20 }) // { value: 0.35, numerator: 7, denominator: 20 }
 */
export function statedProportion(part: Proportion): Stated & Pick<FindingDraft, 'numerator' | 'denominator'> {
  const estimate = wilsonInterval(part);
  if (!isComputed(estimate)) return { notComputed: estimate };
  return { ...stated(estimate), numerator: part.successes, denominator: part.total };
}

/**
 * A share as part of a finding: value, Wilson score interval, numerator, denominator and what the denominator counts.
 *
 * @example
 * statedShare({ successes: 7, total: 20 }, 'people').numerator // 7
 */
export function statedShare(
  part: Proportion,
  denominatorLabel: string,
): Stated & Pick<FindingDraft, 'numerator' | 'denominator' | 'denominatorLabel' | 'unit' | 'method'> {
  return {
    ...stated(wilsonInterval(part)),
    unit: 'proportion',
    numerator: part.successes,
    denominator: part.total,
    denominatorLabel,
    method: { name: 'Share with Wilson score interval', source: 'Wilson (1927)' },
  };
}

/**
 * Value and limits for three columns of a table; `null` where not computed.
 *
 * @example
 * statedLimits(notComputed('there are no cases')) // [null, null, null]
 */
export function statedLimits(estimate: MaybeEstimate): [number | null, number | null, number | null] {
  if (!isComputed(estimate)) return [null, null, null];
  const { interval, value } = estimate;
  return 'status' in interval ? [value, null, null] : [value, interval.low, interval.high];
}

/**
 * A chance (a p-value) as people read it, since its digits say nothing when it is small.
 *
 * @example
 * statedChance(0.0312).value // 'about 31 in a thousand'
 */
export function statedChance(chance: number | NotComputed): Pick<FindingDraft, 'value' | 'notComputed' | 'unit'> {
  if (typeof chance !== 'number') return { notComputed: chance, unit: 'text' };
  return { value: chanceWords(chance), unit: 'text' };
}
