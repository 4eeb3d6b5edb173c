/** A table in which one row is of another small group. */
export interface Neighbour {
  readonly column: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** A group of so few is held back with one more and with one less. */
const SMALL = { least: 3, most: 10 };
const MOST_GROUPS = 40;

/**
 * Of a table in CSV, the tables that differ from it in one row alone: somebody of a group of a few stands in another of a few. For
 * each column that sorts its rows into few groups, from its smallest such group to the next.
 *
 * @example
 * const rows = ['A', 'A', 'A', 'A', 'B', 'B', 'B'].map((group, at) => `${at},${group}`);
 * oneOfAnotherGroup(['id,group', ...rows].join('\n')).map(({ column, from, to }) => [column, from, to]) // [['group', 'A', 'B']]
 */
export function oneOfAnotherGroup(text: string): Neighbour[] {
  const [head, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(',')) as [string[], ...string[][]];
  if (rows.some(({ length }) => length !== head.length)) return [];
  return head.flatMap((column, at): Neighbour[] => {
    const sizes = new Map<string, number>();
    for (const row of rows) sizes.set(row[at]!, (sizes.get(row[at]!) ?? 0) + 1);
    const small = [...sizes]
      .filter(([, size]) => size >= SMALL.least && size <= SMALL.most)
      .sort(([, a], [, b]) => b - a);
    const [from, to] = small.map(([group]) => group);
    if (sizes.size > MOST_GROUPS || from === undefined || to === undefined) return [];
    const moved = rows.findIndex((row) => row[at] === from);
    const changed = rows.map((row, index) =>
      index === moved ? row.map((value, place) => (place === at ? to : value)) : row,
    );
    return [{ column, from, to, text: `${[head, ...changed].map((row) => row.join(',')).join('\n')}\n` }];
  });
}
