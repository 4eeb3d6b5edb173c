import { checkedBound, isComputed } from '@assay/statistics';
import type { AreaRow } from './delong.ts';

/**
 * Does a score order people the wrong way round, beyond chance? It is then more likely read the wrong way round than so wrong: what is
 * to be said beside its area; nothing where the interval reaches a half, or there is none.
 *
 * @throws InputError where the interval ends in no number.
 *
 * @example
 * upsideDown(areasByGroup(scores)[0]) // []
 */
export function upsideDown({ area }: Pick<AreaRow, 'area'>): readonly string[] {
  if (!isComputed(area) || area.interval === null || 'status' in area.interval) return [];
  return checkedBound(area.interval.high ?? 1, 'upper end') < 0.5
    ? [
        'Higher scores go with less of what the model predicts. If a low score means high risk, the column must be turned round: nothing here says so.',
      ]
    : [];
}
