import { checkedAmounts, checkedNumbers, InputError } from '@assay/statistics';
import type { ZoneChange } from './zone-change.ts';

/** A zone's change whose parts are numbers, with crime before in the comparison, as `zoneComparison` makes it. */
export function checkedChange(change: ZoneChange): ZoneChange {
  const { ratio, interval, counts, comparisonCounts, comparisonVariance, dispersion } = change;
  checkedAmounts(
    [counts.before, counts.after, comparisonCounts.after, comparisonVariance, dispersion.used],
    'a change',
  );
  checkedNumbers([ratio, interval.low, interval.high, interval.level], 'a change');
  if (comparisonCounts.before > 0 && comparisonCounts.before < Number.POSITIVE_INFINITY) return change;
  throw new InputError(
    `a change needs crime before in the comparison: ${comparisonCounts.before}. Make it by zoneComparison.`,
  );
}
