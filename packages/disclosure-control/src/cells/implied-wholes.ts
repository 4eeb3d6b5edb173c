import type { CountCell, SumRelation } from './count-cell.ts';
import { cellsGroupedBy } from './grouped.ts';

/** Counts that together are a whole: the rows of a column, or a single number by itself. */
export interface Whole {
  readonly counts: string;
  readonly ids: readonly string[];
  readonly sum: number;
}

/** From here on two counts are alike by what they count, in whatever words, not by chance. */
export const LARGE = 100;
/** Large wholes that differ by fewer are the same people, but for those whom one leaves out. */
const FEW = 10;

/**
 * Wholes that are the same people: divisions with one sum, in one word or, where it is large, in any; and large ones in
 * one word that differ by few, whom one of the two leaves out (no age, not asked). How many are left out is open: the
 * others are no more than the whole all the same.
 */
export function wholesAlike(wholes: readonly Whole[], cells: Map<string, CountCell>): SumRelation[] {
  const filled = wholes.filter(({ sum }) => sum > 0);
  const groups = [
    ...cellsGroupedBy(filled, ({ counts, sum }) => (sum >= LARGE ? `${sum}` : `${counts}\n${sum}`)).values(),
  ];
  const relations: SumRelation[] = [];
  const totals = new Map<readonly Whole[], string>();
  const totalOf = (group: readonly Whole[]): string => {
    const known = totals.get(group);
    if (known !== undefined) return known;
    const { counts, sum } = group[0]!;
    const single = group.find(({ ids }) => ids.length === 1)?.ids[0];
    const total = single ?? `+${counts}|${sum}`;
    if (single === undefined)
      cells.set(total, { id: total, value: sum, published: false, sensitive: false, isTotal: true });
    for (const { ids } of group) if (!ids.includes(total)) relations.push({ total, parts: ids });
    totals.set(group, total);
    return total;
  };
  for (const group of groups) if (group.length > 1 && isDivided(group)) totalOf(group);
  const large = groups.filter(([first]) => first!.sum >= LARGE).sort(([a], [b]) => a!.sum - b!.sum);
  for (const [index, less] of large.entries()) {
    for (const more of large.slice(index + 1)) {
      const rest = more[0]!.sum - less[0]!.sum;
      if (rest >= FEW) break;
      const isOfOne = more.some(({ counts }) => less.some((other) => other.counts === counts));
      if (!isOfOne || !(isDivided(less) || isDivided(more))) continue;
      const [total, part] = [totalOf(more), totalOf(less)];
      const id = `+left out|${total}|${part}`;
      cells.set(id, { id, value: rest, published: false, sensitive: false, isTotal: false, isOpen: true });
      relations.push({ total, parts: [part, id] });
    }
  }
  return relations;
}

function isDivided(group: readonly Whole[]): boolean {
  return group.some(({ ids }) => ids.length > 1);
}
