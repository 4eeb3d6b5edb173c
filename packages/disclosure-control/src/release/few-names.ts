import type { CellValue, Finding, FindingTable } from '@assay/evidence';

const CROSSED = ' × ';

/** The names that a key crosses, bare. */
export function namesIn(key: string): readonly string[] {
  return key.split(CROSSED).map((each) => each.replace(/^“(.*)”$/, '$1'));
}

/** The key with each name that is held back under what stands in its place. */
export function withNames(key: string, heldBack: ReadonlyMap<string, string>): string {
  return key
    .split(CROSSED)
    .map((each, at) => heldBack.get(namesIn(key)[at]!) ?? each)
    .join(CROSSED);
}

/**
 * The names in keys of tables that few stand for and the code does not know, in no row of any table more than `most`, each with what
 * stands in its place. A name without a letter is a year, a band or a size. A name that stands beside no count tells of nobody.
 *
 * @param stated The findings before the gate.
 * @param released The same after it, in whose order names are numbered: that before may be one of sizes.
 */
export function fewNames(
  stated: readonly Finding[],
  released: readonly Finding[],
  most: number,
  isWordOfCode: (name: string) => boolean,
): ReadonlyMap<string, string> {
  const largest = new Map<string, number>();
  for (const { table } of stated) {
    for (const [at, row] of table?.rows.entries() ?? []) {
      const counts = countsOfRow(table!, row, at);
      if (counts.length === 0) continue;
      for (const name of keysOf(table!, row).flatMap(namesIn))
        largest.set(name, Math.max(largest.get(name) ?? 0, ...counts));
    }
  }
  const heldBack = new Map<string, string>();
  for (const { table } of released) {
    for (const name of table?.rows.flatMap((row) => keysOf(table, row).flatMap(namesIn)) ?? []) {
      const isFew = (largest.get(name) ?? most + 1) <= most;
      if (!isFew || heldBack.has(name) || !/\p{L}/u.test(name) || isWordOfCode(name)) continue;
      heldBack.set(name, `name held back ${heldBack.size + 1}`);
    }
  }
  return heldBack;
}

function keysOf({ columns }: FindingTable, row: readonly CellValue[]): readonly string[] {
  return row.filter((value, at): value is string => columns[at]!.key === true && typeof value === 'string');
}

function countsOfRow({ columns, parts }: FindingTable, row: readonly CellValue[], at: number): readonly number[] {
  return [...countsIn(columns, row), ...(parts === undefined ? [] : countsIn(parts.columns, parts.rows[at]!))];
}

function countsIn(columns: FindingTable['columns'], row: readonly CellValue[]): readonly number[] {
  return row.filter((value, at): value is number => columns[at]!.kind?.kind === 'count' && typeof value === 'number');
}
