import type { Fact, Puzzle, Unknown } from '../attack/puzzle.ts';
import type { CellSystem } from '../cells/count-cell.ts';

const PLACE = { release: 0, finding: '', row: '', column: '' };

/**
 * What an attacker sees: hidden counts open, shown ones exact, and every sum by what it leaves for the hidden ones.
 *
 * @param around The hidden counts to look at; all unless stated. Whoever leaves some out leaves out all they are tied to.
 */
export function puzzleOf(
  { cells, relations }: CellSystem,
  hidden: ReadonlySet<string>,
  around: ReadonlySet<string> = hidden,
): Puzzle {
  const unknowns = new Map<string, Unknown>();
  const know = (id: string): void => {
    if (unknowns.has(id)) return;
    const { value, published, within } = cells.get(id)!;
    // A shown zero is shown: what is marked as held back is at least one.
    const low = published ? Math.min(1, value) : 0;
    // One that is printed as it was before is known as little as one that is held back for having hardly moved.
    const open = within ?? (hidden.has(id) ? { low, high: Number.POSITIVE_INFINITY } : null);
    const range = open ?? { low: value, high: value };
    unknowns.set(id, { id, place: PLACE, isHidden: hidden.has(id), ...range });
  };
  for (const id of around) know(id);
  const facts = relations.flatMap(({ total, parts }): Fact[] => {
    const members = [total, ...parts];
    if (!members.some((id) => around.has(id))) return [];
    for (const id of members) know(id);
    const terms = [{ id: total, weight: 1 }, ...parts.map((id) => ({ id, weight: -1 }))];
    // Counts kept as they were released before need not add up; what is left for the hidden ones then is what they sum to.
    const rest = terms.reduce((sum, { id, weight }) => sum + weight * cells.get(id)!.value, 0);
    return [{ terms, low: rest, high: rest, because: 'a sum' }];
  });
  return { unknowns, facts };
}
