import {
  type CellValue,
  dateWords,
  displayBound,
  type FindingTable,
  numberWords,
  type TableColumn,
  type Unit,
} from '@assay/evidence';
import { intervalColumns } from '@assay/notebook';
import { BLANK_GROUP, InputError } from '@assay/statistics';
import { inGroupOrder } from './group-order.ts';

export type ChartRow = Readonly<Record<string, CellValue>>;

/** A finding's table as one object per row, as Plot reads it; a date as people say it, a share that left as a bound in words: no mark is a point of it. */
export function chartRows(table: FindingTable): ChartRow[] {
  const ends = table.columns.map((_, index) => intervalColumns(table.columns, index));
  return table.rows.map((row) =>
    Object.fromEntries(
      table.columns.map(({ name, unit }, index) => {
        const value = row[index] ?? null;
        const own = ends[index];
        const bound = own == null ? null : displayBound(value, [row[own.low]!, row[own.high]!], unit, 'percent');
        return [name, bound ?? (typeof value === 'string' ? dateWords(value) : value)];
      }),
    ),
  );
}

/** The column a chart names. @throws InputError where the table has no such column. */
export function chartColumn(table: FindingTable, name: string): TableColumn {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column) return column;
  const known = table.columns.map((candidate) => candidate.name).join(', ');
  throw new InputError(`chart column is not in the table: ${name}. Use one of ${known}.`);
}

/** True where the cell holds a number that can be placed on an axis; suppressed and uncomputed cells cannot. */
export function isPlottable(value: CellValue | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Distinct values of a column as text: groups in their one order, others as they first appear. */
export function distinctTexts(rows: readonly ChartRow[], name: string): string[] {
  return inGroupOrder([...new Set(rows.map((row) => groupText(row, name)))]);
}

/** What a row's group is called. */
export function groupText(row: ChartRow, name: string): string {
  return String(row[name] ?? BLANK_GROUP);
}

const ticks: Partial<Record<Unit, Intl.NumberFormat>> = {
  proportion: new Intl.NumberFormat('en-GB', { style: 'percent', maximumSignificantDigits: 3 }),
  pounds: new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 }),
};
const wholeTicks = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
/** Three figures are all that an eye can place on an axis or compare in a grid. */
const plainTicks = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

/** How a chart writes a number of this unit; British whatever the machine's locale, with a true minus sign. */
export function tickFormat(unit: Unit): (value: unknown) => string {
  return (value) => {
    if (typeof value !== 'number') return String(value);
    // Stored as a part of one; the axis says what it counts in.
    if (unit === 'percentage-points') return plainTicks.format(value * 100).replace('-', '−');
    const format = ticks[unit] ?? (Number.isInteger(value) ? wholeTicks : plainTicks);
    return format.format(value).replace('-', '−');
  };
}

/** How a chart writes the number of a mark beside it: in the figures of the tables and sentences that tell of it. */
export function labelFormat(unit: Unit): (value: unknown) => string {
  return (value) => {
    if (typeof value !== 'number') return String(value);
    const { before, text, after } = numberWords(value, unit, unit === 'proportion' ? 'percent' : null, 'plain');
    return `${before}${text}${after === '%' ? after : ''}`;
  };
}

/**
 * Ticks of a logarithmic axis: every 1, 2 and 5 of its range where they are few, else each power of ten; as many as the
 * room allows to be read.
 *
 * @throws InputError where an end is zero, negative or not a number: no such place is on the axis.
 */
export function logarithmicTicks(low: number, high: number): number[] {
  const wrong = [low, high].find((end) => !(end > 0 && Number.isFinite(end)));
  if (wrong !== undefined) {
    throw new InputError(`a logarithmic axis has no place for ${wrong}. Leave it out, or draw the axis as it is.`);
  }
  const ticksOf = (steps: readonly number[]) => {
    const found: number[] = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
      for (const step of steps) {
        const tick = Number((step * 10 ** power).toPrecision(1));
        if (tick >= low * 0.999 && tick <= high * 1.001) found.push(tick);
      }
    }
    return found;
  };
  const fine = ticksOf([1, 2, 5]);
  return fine.length <= 7 ? fine : ticksOf([1]);
}
