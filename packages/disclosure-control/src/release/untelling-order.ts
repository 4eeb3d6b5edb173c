import type { FindingTable } from '@assay/evidence';
import { countsPeopleColumn } from '../cells/counts-people.ts';
import { impliedTotalRows } from '../cells/implied-sums.ts';
import { measuredRowKey } from '../cells/row-key.ts';
import { SUPPRESSED } from './suppressed-mark.ts';

const FEWEST_ROWS = 3;

/**
 * The released table with its rows in an order that tells nothing. Rows from the largest to the smallest say between
 * which two neighbours a mark lies: where the exact numbers of a column, shown or behind it, rise or fall all the way
 * and some are held back, those rows come after the others, by name. Rows in the order of their names say nothing.
 * Totals stay where they were, before or after all.
 */
export function untellingOrder(exact: FindingTable, released: FindingTable): FindingTable {
  const keys = exact.rows.map((row) => measuredRowKey(exact, row));
  const counts = exact.columns.flatMap((column, at) => (countsPeopleColumn(column) ? [at] : []));
  const implied = impliedTotalRows(exact, counts).map((at) => keys[at]!);
  const totals = new Set([...(exact.totals?.map(({ row }) => row) ?? []), ...implied]);
  const counted = keys.flatMap((key, at) => (totals.has(key) ? [] : [at]));
  if (isInOrderOfNames(counted.map((at) => keys[at]!))) return released;
  const whole = (table: FindingTable, at: number) => [...table.rows[at]!, ...(table.parts?.rows[at] ?? [])];
  const width = exact.columns.length + (exact.parts?.columns.length ?? 0);
  const marked = new Set<number>();
  for (let column = 0; column < width; column++) {
    if (exact.columns[column]?.key === true) continue;
    const numbers = counted.map((at) => whole(exact, at)[column]).filter((value) => typeof value === 'number');
    if (numbers.length < FEWEST_ROWS || !isInOrder(numbers)) continue;
    for (const at of counted) if (whole(released, at)[column] === SUPPRESSED) marked.add(at);
  }
  if (marked.size === 0 || marked.size === counted.length) return released;
  const first = counted[0]!;
  const order = [
    ...keys.flatMap((key, at) => (totals.has(key) && at < first ? [at] : [])),
    ...counted.filter((at) => !marked.has(at)),
    ...[...marked].sort((a, b) => (keys[a]! < keys[b]! ? -1 : 1)),
    ...keys.flatMap((key, at) => (totals.has(key) && at > first ? [at] : [])),
  ];
  const { parts } = released;
  return {
    ...released,
    rows: order.map((at) => released.rows[at]!),
    ...(parts === undefined ? {} : { parts: { ...parts, rows: order.map((at) => parts.rows[at]!) } }),
  };
}

function isInOrder(numbers: readonly number[]): boolean {
  const rises = numbers.slice(1).map((value, at) => Math.sign(value - numbers[at]!));
  return !(rises.includes(1) && rises.includes(-1)) && rises.some((each) => each !== 0);
}

function isInOrderOfNames(keys: readonly string[]): boolean {
  const compare = new Intl.Collator('en-GB', { numeric: true }).compare;
  return keys.every((key, at) => at === 0 || compare(keys[at - 1]!, key) <= 0);
}
