import {
  type CellValue,
  type Finding,
  type FindingTable,
  isDerived,
  type PartRef,
  partsNamed,
  remakeTable,
  type TableColumn,
} from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { measuredRowKey } from '../cells/row-key.ts';
import { leavingDigits } from './leaving-digits.ts';
import { monthTold } from './month-told.ts';
import { nearAt, type Protection, protectedCount, protectedNumberId, protectedPlaceName } from './protection.ts';
import { contributorsLeft, isAmount, releaseAmount } from './release-amount.ts';
import { mostOff, standsSince } from './stands-since.ts';
import { SUPPRESSED } from './suppressed-mark.ts';
import { untellingOrder } from './untelling-order.ts';
import { withoutWordsBesideMarks } from './words-beside-marks.ts';

/**
 * The table as it leaves. Counts of people are protected, in it and behind it; what is made of them is made again; what
 * cannot be made again leaves rounded, or marked where its people are too few.
 */
export function releaseTable(finding: Finding, table: FindingTable, protection: Protection): FindingTable {
  const keys = table.rows.map((row) => measuredRowKey(table, row));
  const protect = (columns: readonly TableColumn[], rows: FindingTable['rows']): CellValue[][] =>
    rows.map((row, at) =>
      row.map((value, index) => {
        const { name } = columns[index]!;
        return protectedCount(protection, { finding: finding.id, row: keys[at]!, column: name }, value);
      }),
    );
  const { parts } = table;
  const counted: FindingTable = {
    ...table,
    rows: protect(table.columns, table.rows),
    ...(parts === undefined ? {} : { parts: { ...parts, rows: protect(parts.columns, parts.rows) } }),
  };
  const exact = new Numbers(table, keys);
  const left = new Numbers(counted, keys);
  const amounts = releaseAmounts(finding, counted, keys, exact, left, protection);
  const standing = withoutMoved(finding.id, remakeRows(amounts), keys, protection);
  return untellingOrder(table, withDigits(withoutWordsBesideMarks(standing, table)));
}

/** Numbers of a table and behind it, by row and column. */
class Numbers {
  private readonly table: FindingTable;
  private readonly keys: readonly string[];

  constructor(table: FindingTable, keys: readonly string[]) {
    this.table = table;
    this.keys = keys;
  }

  at(row: number, part: PartRef): CellValue {
    const [name, at] = typeof part === 'string' ? [part, row] : [part.column, this.keys.indexOf(part.row)];
    const isNamed = (column: TableColumn): boolean => column.name === name;
    const home = [this.table, this.table.parts].find((each) => each?.columns.some(isNamed));
    return home?.rows[at]?.[home.columns.findIndex(isNamed)] ?? null;
  }

  numberAt(row: number, part: PartRef): number | null {
    const value = this.at(row, part);
    return typeof value === 'number' ? value : null;
  }
}

function releaseAmounts(
  finding: Finding,
  table: FindingTable,
  keys: readonly string[],
  exact: Numbers,
  left: Numbers,
  protection: Protection,
): FindingTable {
  const limitOf = (name: string, end: 'low' | 'high'): string | null =>
    table.columns.find(({ kind }) => kind?.kind === 'limit' && kind.of === name && kind.end === end)?.name ?? null;
  const release = (columns: readonly TableColumn[], rows: FindingTable['rows']): CellValue[][] =>
    rows.map((row, at) => {
      const result = [...row];
      const key = keys[at]!;
      const put = (name: string | null, value: CellValue): void => {
        const index = columns.findIndex((column) => column.name === name);
        if (index >= 0 && result[index] !== null) result[index] = value;
      };
      for (const [index, column] of columns.entries()) {
        const { kind, name, unit } = column;
        const value = row[index]!;
        const hide = (): void => {
          for (const each of [name, limitOf(name, 'low'), limitOf(name, 'high')]) put(each, SUPPRESSED);
        };
        if (kind?.kind === 'text' && kind.contributors !== undefined) {
          if (value === null) continue;
          const month = monthTold(column, value);
          const place = protectedNumberId(finding.id, key, name);
          const isOut =
            left.at(at, kind.contributors) !== SUPPRESSED &&
            (month === null || protection.mayLeave(place, month, exact.numberAt(at, kind.contributors) ?? 0));
          if (!isOut) hide();
          continue;
        }
        if (!isAmount(kind)) continue;
        const [low, high] = [limitOf(name, 'low'), limitOf(name, 'high')];
        if (value === null) {
          // A number that is not there may have a lower limit: it leaves as a number without a range does, or not.
          const least = low === null ? null : exact.numberAt(at, low);
          if (least === null) continue;
          const behind = { value: least, unit, limits: { low: least, high: null } };
          const contributors = contributorsLeft(kind, (part) => left.numberAt(at, part));
          const released = releaseAmount(
            kind,
            { ...behind, contributors, partOf: (part) => exact.numberAt(at, part) },
            protection.policy,
          );
          const isOut =
            !('withheld' in released) &&
            protection.mayLeave(
              protectedNumberId(finding.id, key, low!),
              released.remembered,
              exact.numberAt(at, kind.contributors)!,
            );
          put(low, isOut ? released.low : SUPPRESSED);
          continue;
        }
        if (typeof value !== 'number') continue;
        const released = releaseAmount(
          kind,
          {
            value,
            unit,
            limits: {
              low: low === null ? null : exact.numberAt(at, low),
              high: high === null ? null : exact.numberAt(at, high),
            },
            contributors: contributorsLeft(kind, (part) => left.numberAt(at, part)),
            partOf: (part) => exact.numberAt(at, part),
          },
          protection.policy,
        );
        if ('withheld' in released) {
          hide();
          protection.decide({
            finding: finding.id,
            place: protectedPlaceName(key, name),
            status: 'suppressed',
            rule: 'held-back',
          });
          continue;
        }
        const people = exact.numberAt(at, kind.contributors)!;
        if (!protection.mayLeave(protectedNumberId(finding.id, key, name), released.remembered, people)) {
          hide();
          continue;
        }
        put(name, released.value);
        put(low, released.low);
        put(high, released.high);
      }
      return result;
    });
  const { parts } = table;
  return {
    ...table,
    rows: release(table.columns, table.rows),
    ...(parts === undefined ? {} : { parts: { ...parts, rows: release(parts.columns, parts.rows) } }),
  };
}

/** Everything made of counts, made again; a table whose rounded counts contradict its kinds leaves without such numbers. */
function remakeRows(table: FindingTable): FindingTable {
  try {
    return remakeTable(table);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
  const isMade = madeOfCounts(table);
  return {
    ...table,
    rows: table.rows.map((row) => row.map((value, index) => (value !== null && isMade[index] ? SUPPRESSED : value))),
  };
}

/** The table without what is made of counts that may be others by now, where that could be another number. */
function withoutMoved(
  finding: string,
  table: FindingTable,
  keys: readonly string[],
  protection: Protection,
): FindingTable {
  const left = new Numbers(table, keys);
  const off = mostOff(protection.policy);
  const indexOf = (name: string, end: 'low' | 'high'): number =>
    table.columns.findIndex(({ kind }) => kind?.kind === 'limit' && kind.of === name && kind.end === end);
  const rows = table.rows.map((row, at) => {
    const result = [...row];
    for (const [index, { kind, name }] of table.columns.entries()) {
      if (kind === undefined || !isDerived(kind)) continue;
      const ends = [indexOf(name, 'low'), indexOf(name, 'high')];
      const all = [index, ...ends].filter((each) => each >= 0);
      const value = row[index]!;
      if (value === SUPPRESSED || all.every((each) => row[each] === null)) continue;
      const isNear = (part: PartRef): boolean => {
        const place = typeof part === 'string' ? { row: keys[at]!, column: part } : part;
        return nearAt(protection, { finding, ...place }) !== null;
      };
      const [low, high] = ends.map((each) => (typeof row[each] === 'number' ? row[each] : null));
      const countOf = (part: PartRef) => left.numberAt(at, part);
      const stands =
        typeof value === 'number'
          ? standsSince(kind, { countOf, isNear, value, low: low ?? null, high: high ?? null }, off)
          : !partsNamed(kind).some(isNear);
      if (protection.mayStand(protectedNumberId(finding, keys[at]!, name), stands)) continue;
      for (const each of all) if (row[each] !== null) result[each] = SUPPRESSED;
    }
    return result;
  });
  return { ...table, rows };
}

/** Which columns are made of counts, or are limits of one that is? */
function madeOfCounts({ columns }: FindingTable): readonly boolean[] {
  return columns.map(({ kind }) => {
    const of = kind?.kind === 'limit' ? columns.find(({ name }) => name === kind.of)?.kind : kind;
    return of !== undefined && isDerived(of);
  });
}

function withDigits(table: FindingTable): FindingTable {
  const isMade = madeOfCounts(table);
  return {
    ...table,
    rows: table.rows.map((row) =>
      row.map((value, index) => (isMade[index] && typeof value === 'number' ? leavingDigits(value) : value)),
    ),
  };
}
