import { InputError, type MaybeEstimate, notComputed, wilsonInterval } from '@assay/statistics';
import type { RankedList } from './rank-biased-overlap.ts';

/**
 * Of the people whom the data put first, how many did officers name? Share of the data's first `depth` places that the
 * named list holds; a tie across the last place counts in part.
 *
 * @throws InputError where depth is not a whole number of at least 1.
 *
 * @example
 * recallAt(['a', 'b'], ['b', 'c', 'd'], 2).value // 0.5
 */
export function recallAt(named: RankedList, data: RankedList, depth: number): MaybeEstimate {
  if (!(depth >= 1 && Number.isSafeInteger(depth))) {
    throw new InputError(`depth must be a whole number of at least 1: ${depth}. Pass how many places count.`);
  }
  const known = new Set(named.flat());
  let places = 0;
  let found = 0;
  for (const entry of data) {
    const tie: readonly (string | number)[] = typeof entry === 'object' ? entry : [entry];
    const taken = Math.min(tie.length, depth - places);
    if (taken <= 0) break;
    found += (tie.filter((name) => known.has(name)).length * taken) / tie.length;
    places += taken;
  }
  if (places === 0) return notComputed('the data name nobody');
  const whole = wilsonInterval({ successes: Math.round(found), total: places });
  return whole.status === 'computed' ? { ...whole, value: found / places } : whole;
}
