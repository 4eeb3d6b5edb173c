import type { WholeTable } from './counts-under-attack.ts';
import { Candidates, type Narrowing } from './narrowing.ts';
import type { KnownNumbers, PrintedNumber, RowNumber } from './numbers-known-to-attacker.ts';
import { printedError } from './precision.ts';
import { CHANCE, isExplained } from './share-attack.ts';

const MOST_TRIED = 5_000;

/**
 * Counts behind a column of relative numbers: each row's share or rate over that of one row that they are all compared
 * with. Beside known denominators (the residents that a census prints) one whole number for the row compared with must
 * make every other row's count a whole number.
 */
export function relativeAttack(known: KnownNumbers): Narrowing[] {
  const columns = new Map<string, PrintedNumber[]>();
  for (const number of known.printed) {
    if (isOfItsRow(number, known)) continue;
    const name = `${number.table.finding.id}\n${number.column.name}`;
    columns.set(name, [...(columns.get(name) ?? []), number]);
  }
  return [...columns.values()].flatMap((column) => attackColumn(column, known));
}

/** Is it just what the printed counts of its own row give? Then it compares that row with no other. */
function isOfItsRow({ table, row, column, value }: PrintedNumber, known: KnownNumbers): boolean {
  const numbers = known.ofRow(table, row);
  return numbers.some((of) => numbers.some((outOf) => of !== outOf && isExplained(value, column.unit, of, outOf)));
}

function attackColumn(column: readonly PrintedNumber[], known: KnownNumbers): Narrowing[] {
  const keys = keyNames(column[0]!.table);
  const tries = known.tables.flatMap((table) =>
    keyNames(table) === keys
      ? pairsOfColumns(table, known).flatMap(([of, outOf]) => table.rows.map(({ key }) => ({ table, key, of, outOf })))
      : [],
  );
  for (const { table, key, of, outOf } of tries) {
    // One of so many comparisons fits sooner than one alone.
    const found = narrowByRelative(column, table, key, of, outOf, known, CHANCE / tries.length);
    if (found.length > 0) return found;
  }
  return [];
}

function pairsOfColumns(table: WholeTable, known: KnownNumbers): (readonly [string, string | null])[] {
  const counts = new Set<string>();
  const fixed = new Set<string>();
  for (const { key } of table.rows) {
    for (const { column, id } of known.ofRow(table, key)) (id === null ? fixed : counts).add(column);
  }
  return [...counts].flatMap((of) => [[of, null] as const, ...[...fixed].map((outOf) => [of, outOf] as const)]);
}

function narrowByRelative(
  column: readonly PrintedNumber[],
  table: WholeTable,
  reference: string,
  of: string,
  outOf: string | null,
  known: KnownNumbers,
  mostChance: number,
): Narrowing[] {
  const at = (row: string): { readonly count: RowNumber; readonly exposed: number } | null => {
    const numbers = known.ofRow(table, row);
    const count = numbers.find((each) => each.column === of && each.id !== null);
    const exposed = outOf === null ? 1 : (numbers.find((each) => each.column === outOf && each.id === null)?.low ?? 0);
    return count === undefined || exposed <= 0 ? null : { count, exposed };
  };
  const compared = at(reference);
  if (compared === null || compared.count.high - compared.count.low > MOST_TRIED) return [];
  const others = column.flatMap(({ row, value }) => {
    const found = row === reference || value <= 0 ? null : at(row);
    return found === null ? [] : [{ ...found, share: (value * found.exposed) / compared.exposed, value }];
  });
  const isAsPrinted = others.every(({ count, share, value }) => {
    const given =
      count.printed === null || compared.count.printed === null ? null : count.printed / compared.count.printed;
    return given !== null && Math.abs(given - share) <= Math.max((printedError(value) / value) * share, 1e-9 * share);
  });
  if (others.length === 0 || isAsPrinted) return [];
  const errorAt = (value: number, share: number, total: number): number =>
    (printedError(value) / value) * share * total;
  let chance = compared.count.high - compared.count.low + 1;
  for (const { value, share } of others) chance *= Math.min(1, 2 * errorAt(value, share, compared.count.high) + 1e-9);
  if (chance > mostChance) return [];
  const found = new Candidates();
  for (let total = Math.max(1, compared.count.low); total <= compared.count.high; total++) {
    const values: Record<string, number> = { [compared.count.id!]: total };
    const fits = others.every(({ count, share, value }) => {
      const exact = share * total;
      const whole = Math.round(exact);
      values[count.id!] = whole;
      const error = errorAt(value, share, total) + 1e-9 * Math.max(1, exact);
      return Math.abs(exact - whole) <= error && whole >= count.low && whole <= count.high;
    });
    if (fits) found.add(values);
  }
  const { table: from, column: name } = column[0]!;
  return found.narrowings(`${from.finding.id}.${name.name} compares rows to more digits than their counts`);
}

function keyNames({ columns }: WholeTable): string {
  return columns
    .filter(({ key }) => key === true)
    .map(({ name }) => name)
    .join(',');
}
