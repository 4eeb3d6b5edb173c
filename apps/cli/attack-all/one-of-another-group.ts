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
 * each column that sorts its rows into few groups, from its smallest such group to the next. Fields keep their quotes.
 *
 * @throws Error where a row has not as many fields as the heading.
 *
 * @example
 * const rows = ['A', 'A', 'A', 'A', 'B', 'B', 'B'].map((group, at) => `${at},${group}`);
 * oneOfAnotherGroup(['id,group', ...rows].join('\n')).map(({ column, from, to }) => [column, from, to]) // [['group', 'A', 'B']]
 */
export function oneOfAnotherGroup(text: string): Neighbour[] {
  const [head, ...rows] = fieldsOf(text.trimEnd()) as [string[], ...string[][]];
  const odd = rows.findIndex(({ length }) => length !== head.length);
  if (odd >= 0)
    throw new Error(
      `row ${odd + 2} has ${rows[odd]!.length} fields, the heading ${head.length}. Give each row them all.`,
    );
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

/** Each row's fields as they are written: a quoted one may hold commas, line breaks, and quotes that stand twice. */
function fieldsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, field, end] of text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(field!);
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows;
}
