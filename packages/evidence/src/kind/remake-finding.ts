import { InputError, isComputed } from '@assay/statistics';
import type { CellValue, Finding, FindingTable } from '../finding/finding.ts';
import { isStated } from '../finding/is-stated.ts';
import { rowKey } from '../finding/row-key.ts';
import { isDerived, type PartRef } from './kind.ts';
import { type Remade, remake } from './remake.ts';

/**
 * A finding with every number that is made of counts made again from its counts, as they stand in it now: in its parts,
 * or in its table's columns. Numbers of other kinds stay. A text in place of a count ("held back") takes the place of
 * all that is made of it.
 *
 * @throws InputError as {@link remake}.
 *
 * @example
 * const [wrong, linked] = [{ name: 'wrong', value: 5, ...pairs }, { name: 'linked', value: 20, ...pairs }];
 * const kind = { kind: 'share', of: 'wrong', outOf: 'linked', interval: 'wilson' };
 * remakeFinding({ ...stated, kind, parts: [wrong, linked] }).value // 0.25
 */
export function remakeFinding(finding: Finding): Finding {
  if (finding.table !== null) return { ...finding, table: remakeTable(finding.table) };
  const { kind, parts = [] } = finding;
  if (kind === undefined || !isDerived(kind) || !isStated(finding)) return finding;
  const partValue = (part: PartRef): CellValue => parts.find(({ name }) => name === part)?.value ?? null;
  const counts =
    'group' in kind ? null : { numerator: numberOf(partValue(kind.of)), denominator: numberOf(partValue(kind.outOf)) };
  const marks: string[] = [];
  const made = remake(kind, (part) => numberOrMark(partValue(part), marks));
  const rest = { ...finding, ...(counts ?? {}), interval: null };
  if (marks.length > 0) return { ...rest, status: 'computed', reason: null, value: marks[0]! };
  if (!isComputed(made))
    return { ...rest, status: 'not-computed', reason: made.reason, value: null, interval: made.interval ?? null };
  const interval = made.interval === null || 'status' in made.interval ? null : made.interval;
  return { ...rest, status: 'computed', reason: null, value: made.value, interval };
}

/**
 * A table with every share, rate, ratio, difference and its limits made again from the table's counts, shown or among
 * its parts. A cell that is empty stays empty: what was not stated does not appear. A ratio to a rate of 0 is stated by its
 * lower limit alone.
 *
 * @throws InputError as {@link remake}.
 *
 * @example
 * const share = { kind: 'share', of: 'wrong', outOf: 'all', interval: null };
 * const columns = [['area', { kind: 'key' }], ['wrong', pairs.kind], ['all', pairs.kind], ['share', share]];
 * const named = columns.map(([name, kind]) => ({ name, label: name, unit: 'count', kind, key: kind.kind === 'key' }));
 * remakeTable({ columns: named, rows: [['North', 5, 20, 0.2]] }).rows[0] // ['North', 5, 20, 0.25]
 */
export function remakeTable(table: FindingTable): FindingTable {
  const rowOfKey = new Map(table.rows.map((row, index) => [rowKey(table.columns, row), index]));
  const cell = (index: number, part: PartRef): CellValue => {
    const [name, at] = typeof part === 'string' ? [part, index] : [part.column, rowOfKey.get(part.row)];
    if (at === undefined) return null;
    const shown = table.columns.findIndex((column) => column.name === name);
    if (shown >= 0) return table.rows[at]![shown] ?? null;
    const behind = table.parts?.columns.findIndex((column) => column.name === name) ?? -1;
    return behind >= 0 ? (table.parts!.rows[at]![behind] ?? null) : null;
  };
  const rows = table.rows.map((row, index) => {
    const remade = [...row];
    const put = (position: number, value: CellValue, isOneSided: boolean): void => {
      if (position >= 0 && (row[position] !== null || isOneSided)) remade[position] = value;
    };
    for (const [position, { kind, name }] of table.columns.entries()) {
      if (kind === undefined || !isDerived(kind)) continue;
      const marks: string[] = [];
      const made = remakeAt(`"${name}" of "${rowKey(table.columns, row)}"`, () =>
        remake(kind, (part) => numberOrMark(cell(index, part), marks)),
      );
      const limits =
        made.interval !== undefined && made.interval !== null && 'low' in made.interval ? made.interval : null;
      const otherwise = marks[0] ?? null;
      const low = limitPosition(table, name, 'low');
      // Of a number that is not there its lower limit may be: then all three are stated, empty cells or not.
      const isOneSided = row[position] === null && low >= 0 && row[low] !== null;
      put(position, isComputed(made) ? made.value : otherwise, isOneSided);
      put(low, limits?.low ?? otherwise, isOneSided);
      put(limitPosition(table, name, 'high'), limits?.high ?? otherwise, isOneSided);
    }
    return remade;
  });
  return { ...table, rows };
}

/** What the counts give, or where they contradict each other. */
function remakeAt(place: string, make: () => Remade): Remade {
  try {
    return make();
  } catch (cause) {
    if (cause instanceof InputError) throw new InputError(`${place}: ${cause.message}`, { cause });
    throw cause;
  }
}

function limitPosition({ columns }: FindingTable, of: string, end: 'low' | 'high'): number {
  return columns.findIndex(({ kind }) => kind?.kind === 'limit' && kind.of === of && kind.end === end);
}

function numberOf(value: CellValue): number | null {
  return typeof value === 'number' ? value : null;
}

function numberOrMark(value: CellValue, marks: string[]): number | null {
  if (typeof value === 'string') marks.push(value);
  return numberOf(value);
}
