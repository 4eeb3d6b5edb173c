import { InputError } from '@assay/statistics';

/** A choice with its two kinds of error. */
export interface ErrorTrade<Choice> {
  readonly choice: Choice;
  readonly overMerged: number;
  readonly underMerged: number;
}

/** The choice that costs least for every ratio in a range. */
export interface BestChoice<Choice> extends ErrorTrade<Choice> {
  /** How many under-merges one over-merge may weigh, from … to; `null` where there is no upper end. */
  readonly fromRatio: number;
  readonly toRatio: number | null;
}

/**
 * Which tolerance is best, if one wrong merge is as bad as so many missed ones?
 *
 * The lower envelope of ratio × overMerged + underMerged over all ratios from 0: each choice that is best somewhere,
 * with the range of ratios where it is. The weights stay fixed while the tolerance moves, which those inside F1 do not.
 *
 * Edge rules: of choices with equal errors the first is kept; one that is never best is not listed.
 *
 * Source: Hand and Christen (2018), Statistics and Computing 28, on why F1 cannot choose.
 *
 * @example
 * const narrow = { choice: 'narrow', overMerged: 1, underMerged: 10 };
 * const wide = { choice: 'wide', overMerged: 5, underMerged: 2 };
 * bestByCostRatio([narrow, wide]).map(({ choice, fromRatio, toRatio }) => [choice, fromRatio, toRatio]) // [['wide', 0, 2], ['narrow', 2, null]]
 */
export function bestByCostRatio<Choice>(trades: readonly ErrorTrade<Choice>[]): BestChoice<Choice>[] {
  for (const { overMerged, underMerged } of trades) {
    if (!Number.isFinite(overMerged) || !Number.isFinite(underMerged))
      throw new InputError(`errors must be numbers: ${overMerged} and ${underMerged}. Leave the choice out.`);
  }
  const best: BestChoice<Choice>[] = [];
  let ratio = 0;
  let current = cheapest(trades, (a, b) => a.underMerged - b.underMerged || a.overMerged - b.overMerged);
  while (current !== null) {
    const held: ErrorTrade<Choice> = current;
    let nextRatio = Number.POSITIVE_INFINITY;
    let next: ErrorTrade<Choice> | null = null;
    for (const trade of trades) {
      if (trade.overMerged >= held.overMerged) continue;
      const crossing = (trade.underMerged - held.underMerged) / (held.overMerged - trade.overMerged);
      if (crossing < nextRatio || (crossing === nextRatio && trade.overMerged < next!.overMerged)) {
        nextRatio = crossing;
        next = trade;
      }
    }
    if (next === null || nextRatio > ratio) {
      best.push({ ...held, fromRatio: ratio, toRatio: next === null ? null : nextRatio });
    }
    ratio = nextRatio;
    current = next;
  }
  return best;
}

function cheapest<T>(items: readonly T[], compare: (a: T, b: T) => number): T | null {
  let found: T | null = null;
  for (const item of items) if (found === null || compare(item, found) < 0) found = item;
  return found;
}
