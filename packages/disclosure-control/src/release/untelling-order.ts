import type { CellValue, FindingTable } from '@assay/evidence';
import { BLANK_GROUP } from '@assay/statistics';
import { countsPeopleColumn } from '../cells/counts-people.ts';
import { impliedTotalRows } from '../cells/implied-sums.ts';
import { measuredRowKey } from '../cells/row-key.ts';
import { SUPPRESSED } from './suppressed-mark.ts';

const FEWEST_ROWS = 3;
/** Rows that may stand last whatever their size, such as those who would not say. */
const MOST_SET_APART = 2;

/**
 * The released table with its rows in an order that tells nothing. Rows from the largest to the smallest say between
 * which two neighbours a mark lies: where the exact numbers of a column, shown or behind it, rise or fall all the way
 * and some are held back, those rows come after the others, by name. So they do within the rows of each first key, where
 * those of each rise or fall, and where only rows set apart at the end do not. Rows in the order of their names say
 * nothing. Totals stay where they were, before or after all.
 */
export function untellingOrder(exact: FindingTable, released: FindingTable): FindingTable {
  const keys = exact.rows.map((row) => measuredRowKey(exact, row));
  const counts = exact.columns.flatMap((column, at) => (countsPeopleColumn(column) ? [at] : []));
  const implied = impliedTotalRows(exact, counts).map((at) => keys[at]!);
  const totals = new Set([...(exact.totals?.map(({ row }) => row) ?? []), ...implied]);
  const counted = keys.flatMap((key, at) => (totals.has(key) ? [] : [at]));
  const whole = (table: FindingTable, at: number) => [...table.rows[at]!, ...(table.parts?.rows[at] ?? [])];
  const width = exact.columns.length + (exact.parts?.columns.length ?? 0);
  const blanksAtEnd = (rows: readonly number[]) => blankRowsAtEnd(exact, rows);
  const unnamed = (blocks: readonly (readonly number[])[]) =>
    blocks.filter((rows) => !isInOrderOfNames(rows.map((at) => keys[at]!)));
  const all = unnamed([counted]);
  const blocks = blocksOf(exact, counted);
  const readings = [
    { rowsOf: all, apart: 0 },
    { rowsOf: blocks.length === 0 ? all : unnamed(blocks), apart: MOST_SET_APART },
  ];
  const after = new Map<number, readonly number[]>();
  for (const { rowsOf, apart } of readings) {
    const marked = new Set<number>();
    for (let column = 0; column < width; column++) {
      if (exact.columns[column]?.key === true) continue;
      const numbered = rowsOf.map((rows) => rows.filter((at) => typeof whole(exact, at)[column] === 'number'));
      const ordered = inOrder(
        numbered.map((rows) => rows.map((at) => whole(exact, at)[column] as number)),
        numbered.map((rows) => blanksAtEnd(rows)),
        apart,
      );
      // What is held back and stands apart would be told by its place, were it left there; but for those who always stand last.
      for (const [block, rows] of numbered.entries())
        for (const at of rows.slice(
          0,
          ordered === null ? 0 : Math.max(ordered[block]!, rows.length - blanksAtEnd(rows)),
        ))
          if (isHeldBack(whole(released, at)[column]!)) marked.add(at);
    }
    if (marked.size === 0) continue;
    for (const rows of rowsOf) {
      const held = rows.filter((at) => marked.has(at)).sort((a, b) => (keys[a]! < keys[b]! ? -1 : 1));
      const others = rows.filter((at) => !marked.has(at));
      const stay = others.length - blanksAtEnd(others);
      after.set(rows[0]!, [...others.slice(0, stay), ...held, ...others.slice(stay)]);
    }
    break;
  }
  if (after.size === 0) return released;
  const moved = new Set([...after.values()].flat());
  const first = counted[0]!;
  const order = [
    ...keys.flatMap((key, at) => (totals.has(key) && at < first ? [at] : [])),
    ...counted.flatMap((at) => after.get(at) ?? (moved.has(at) ? [] : [at])),
    ...keys.flatMap((key, at) => (totals.has(key) && at > first ? [at] : [])),
  ];
  const { parts } = released;
  return {
    ...released,
    rows: order.map((at) => released.rows[at]!),
    ...(parts === undefined ? {} : { parts: { ...parts, rows: order.map((at) => parts.rows[at]!) } }),
  };
}

/** Is a number not there, be it marked or told as a bound alone? */
function isHeldBack(value: CellValue): boolean {
  return value === SUPPRESSED || value === null;
}

/** How many of these rows, from the last, are of people of whom it is not recorded: they stand there whatever their size. */
function blankRowsAtEnd({ columns, rows }: FindingTable, of: readonly number[]): number {
  const key = columns.findLastIndex((column) => column.key === true);
  const isBlank = (at: number) => String(rows[at]![key] ?? '').startsWith(BLANK_GROUP);
  return of.length - 1 - of.findLastIndex((at) => !isBlank(at));
}

/** The rows of each value of all keys but the last; none where those of one value do not stand together. */
function blocksOf({ columns, rows }: FindingTable, counted: readonly number[]): number[][] {
  const leading = columns.flatMap(({ key }, at) => (key === true ? [at] : [])).slice(0, -1);
  const blocks: number[][] = [];
  const seen = new Set<string>();
  let before: string | null = null;
  for (const at of leading.length === 0 ? [] : counted) {
    const name = JSON.stringify(leading.map((column) => rows[at]![column]));
    if (name === before) blocks.at(-1)!.push(at);
    else if (seen.has(name)) return [];
    else blocks.push([at]);
    seen.add(name);
    before = name;
  }
  return blocks;
}

/**
 * How many rows of each block, from its first, rise or fall, all blocks in one way; `null` where they do not, or none is
 * long enough to say.
 */
function inOrder(
  blocks: readonly (readonly number[])[],
  blanks: readonly number[],
  apart: number,
): readonly number[] | null {
  const isLong = (numbers: readonly number[]) => numbers.length >= FEWEST_ROWS && numbers.some((n) => n !== numbers[0]);
  for (const sign of [-1, 1]) {
    const lengths = blocks.map((numbers, block) => {
      const breach = numbers.findIndex((value, at) => at > 0 && Math.sign(value - numbers[at - 1]!) === -sign);
      const length = breach < 0 ? numbers.length : breach;
      return length >= numbers.length - Math.max(setApart(length, apart), blanks[block]!) ? length : 0;
    });
    const isOrdered = lengths.every((length, at) => length > 0 || blocks[at]!.length === 0);
    if (isOrdered && blocks.some((numbers, at) => isLong(numbers.slice(0, lengths[at])))) return lengths;
  }
  return null;
}

/** How many may stand behind so many rows in order without being part of it: of few, chance alone leaves that many over. */
function setApart(length: number, most: number): number {
  return Math.max(0, Math.min(most, length - FEWEST_ROWS + 1));
}

function isInOrderOfNames(keys: readonly string[]): boolean {
  const compare = new Intl.Collator('en-GB', { numeric: true }).compare;
  return keys.every((key, at) => at === 0 || compare(keys[at - 1]!, key) <= 0);
}
