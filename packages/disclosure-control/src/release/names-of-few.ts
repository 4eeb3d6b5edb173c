import type { CellValue, Finding, FindingTable } from '@assay/evidence';
import { UNPROTECTED } from './unprotected-rule.ts';

/** Stands between the names that a key crosses. */
export const CROSSED = ' × ';

/** The names that a key crosses, bare. */
export function namesIn(key: string): readonly string[] {
  return key.split(CROSSED).map((each) => each.replace(/^“(.*)”$/, '$1'));
}

/** Whether a text may name somebody: years, bands and sizes have no letter, and no number as long as one that is given to a person. */
export function mayName(text: string): boolean {
  return /\p{L}|\d{5}/u.test(text);
}

/** Names in keys of tables, by how many they stand for. */
interface NamesOfFew {
  /** What stands in the place of each name that few stand for and the code does not know. */
  readonly heldBack: ReadonlyMap<string, string>;
  /** Whether more stand for a name somewhere than are held back by themselves. */
  isOfMany(name: string): boolean;
}

/**
 * The names in keys of tables that few stand for and the code does not know, in no row of any table more than `most`. A name that stands beside no count tells of nobody.
 *
 * @param stated The findings before the gate.
 * @param released The same after it, each at its place, in whose order names are numbered: that before may be one of sizes.
 */
export function namesOfFew(
  stated: readonly Finding[],
  released: readonly Finding[],
  most: number,
  isWordOfCode: (name: string) => boolean,
): NamesOfFew {
  const largest = new Map<string, number>();
  for (const { table } of stated) if (table !== null) noteCounts(table, largest);
  const heldBack = new Map<string, string>();
  const left = released.map(({ table }) => keysOf(table));
  // One withheld whole for what its numbers tell together names its rows in the record: by name, since none of its orders leaves.
  const withheld = stated.map(({ table }, at) =>
    released[at]!.disclosure.rule === UNPROTECTED ? keysOf(table).sort() : [],
  );
  for (const name of [...left, ...withheld].flat().flatMap(namesIn)) {
    const isFew = (largest.get(name) ?? most + 1) <= most;
    if (!isFew || heldBack.has(name) || !mayName(name) || isWordOfCode(name)) continue;
    heldBack.set(name, `name held back ${heldBack.size + 1}`);
  }
  return { heldBack, isOfMany: (name) => (largest.get(name) ?? 0) > most };
}

function keysOf(table: FindingTable | null): string[] {
  return (table?.rows ?? []).flatMap((row) =>
    row.flatMap((value, at) => (table!.columns[at]!.key === true && typeof value === 'string' ? [value] : [])),
  );
}

/**
 * For each name the largest count that is shown of it: not one that is the same whatever the name, which is of the whole. Where
 * none is shown, the smallest behind its numbers, for others may hold those that the name is compared with.
 */
function noteCounts({ columns, rows, parts }: FindingTable, largest: Map<string, number>): void {
  const shown = countColumns(columns, rows);
  const behind = shown.length > 0 || parts === undefined ? [] : countColumns(parts.columns, parts.rows);
  const counts = [...shown, ...behind];
  const keys = columns.flatMap(({ key }, at) => (key === true ? [at] : []));
  for (const key of counts.length === 0 ? [] : keys) {
    const others = rows.map((row) => JSON.stringify(keys.flatMap((at) => (at === key ? [] : [row[at]]))));
    const own = shown.filter((values) => isOfTheName(values, others));
    for (const [at, row] of rows.entries()) {
      const text = row[key];
      const there = counts.flatMap((values) => values[at] ?? []);
      if (typeof text !== 'string' || there.length === 0) continue;
      const most = shown.length === 0 ? Math.min(...there) : Math.max(0, ...own.flatMap((values) => values[at] ?? []));
      for (const name of namesIn(text)) largest.set(name, Math.max(largest.get(name) ?? 0, most));
    }
  }
}

function countColumns(columns: FindingTable['columns'], rows: FindingTable['rows']): (number | null)[][] {
  return columns.flatMap(({ kind }, at) => (kind?.kind === 'count' ? [rows.map((row) => numberOrNull(row[at]!))] : []));
}

const numberOrNull = (value: CellValue) => (typeof value === 'number' ? value : null);

/** Whether counts differ between two rows that differ in the key alone, or there are no two such rows. */
function isOfTheName(values: readonly (number | null)[], others: readonly string[]): boolean {
  const first = new Map<string, number>();
  let isAlone = true;
  for (const [at, value] of values.entries()) {
    if (value === null) continue;
    const before = first.get(others[at]!);
    if (before === undefined) {
      first.set(others[at]!, value);
      continue;
    }
    if (before !== value) return true;
    isAlone = false;
  }
  return isAlone;
}
