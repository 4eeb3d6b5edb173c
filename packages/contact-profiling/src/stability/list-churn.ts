import { InputError, type MaybeEstimate, wilsonInterval } from '@assay/statistics';

export interface ChurnRow {
  /** Place of the later period, 1 for the second. */
  readonly period: number;
  readonly listed: number;
  readonly kept: number;
  readonly joined: number;
  readonly left: number;
  /** Of those listed before, the share still listed. */
  readonly keptShare: MaybeEstimate;
}

/**
 * How long does a place on the list last? People listed in one period and the next.
 *
 * @throws InputError where somebody stands on a list twice.
 *
 * @example
 * listChurn([[1, 2], [2, 3]])[0].kept // 1
 */
export function listChurn(lists: readonly ArrayLike<number>[]): ChurnRow[] {
  const sets = lists.map((list, period) => {
    const set = new Set(Array.from(list));
    if (set.size !== list.length) throw new InputError(`list ${period} names someone twice. Name everyone once.`);
    return set;
  });
  return sets.slice(1).map((now, index) => {
    const before = sets[index]!;
    let kept = 0;
    for (const code of now) if (before.has(code)) kept++;
    return {
      period: index + 1,
      listed: now.size,
      kept,
      joined: now.size - kept,
      left: before.size - kept,
      keptShare: wilsonInterval({ successes: kept, total: before.size }),
    };
  });
}
