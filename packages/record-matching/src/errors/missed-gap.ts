import { checkedAmounts } from '@assay/statistics';
import type { AddedVariableRow } from './added-variable.ts';

/** Groups with fewer pairs of records about one person are left out: their share would be chance. */
const FEWEST_PAIRS = 30;

/**
 * How much larger is the share of missed links in the group that misses most than in the one that misses least, and how many
 * pairs does the smaller of the two rest on? `null` with fewer than two groups of thirty pairs of one person.
 *
 * @throws InputError where a number of pairs is none, or below 0.
 *
 * @example
 * const group = (name, truePairs) => ({ group: name, truePairs, allTruePairs: 40 });
 * missedGap({ byGroup: [group('A', 30), group('B', 20)] }) // { gap: 0.25, pairs: 40 }
 */
export function missedGap({ byGroup }: Pick<AddedVariableRow, 'byGroup'>): {
  readonly gap: number | null;
  readonly pairs: number | null;
} {
  for (const { truePairs, allTruePairs } of byGroup) checkedAmounts([truePairs, allTruePairs], 'pairs of a group');
  const missed = byGroup
    .filter(({ allTruePairs }) => allTruePairs >= FEWEST_PAIRS)
    .map(({ truePairs, allTruePairs }) => ({ share: 1 - truePairs / allTruePairs, pairs: allTruePairs }))
    // Shares that are alike have an order of their own, whatever order the groups came in.
    .sort((a, b) => a.share - b.share || a.pairs - b.pairs);
  const [best, worst] = [missed[0], missed.at(-1)];
  return best === undefined || worst === undefined || missed.length < 2
    ? { gap: null, pairs: null }
    : { gap: worst.share - best.share, pairs: Math.min(best.pairs, worst.pairs) };
}

/** What a further field changes: the links that survive beside those of names and date alone, and the gap between groups. */
export interface VariableChange extends AddedVariableRow {
  readonly trueAlone: number;
  readonly falseAlone: number;
  readonly gap: number | null;
  readonly gapChange: number | null;
  readonly gapPairs: number | null;
}

/**
 * What does each further field change of the links and of the gap between groups? Beside the first row, which asks nothing.
 *
 * @throws InputError where a number of pairs is none, or below 0.
 *
 * @example
 * const row = (truePairs, falsePairs) => ({ truePairs, falsePairs, byGroup: [] });
 * variableChanges([row(9, 4), row(8, 1)])[1] // { truePairs: 8, trueAlone: 9, falseAlone: 4, gap: null }
 */
export function variableChanges(rows: readonly AddedVariableRow[]): VariableChange[] {
  const alone = rows[0];
  if (alone === undefined) return [];
  for (const { truePairs, falsePairs } of rows) checkedAmounts([truePairs, falsePairs], 'pairs of a field');
  const { gap: gapAlone } = missedGap(alone);
  return rows.map((row) => {
    const { gap, pairs } = missedGap(row);
    return {
      ...row,
      trueAlone: alone.truePairs,
      falseAlone: alone.falsePairs,
      gap,
      gapChange: gap === null || gapAlone === null ? null : gap - gapAlone,
      gapPairs: pairs,
    };
  });
}
