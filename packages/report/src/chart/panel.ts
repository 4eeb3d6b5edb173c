import { dateWords, type FindingTable } from '@assay/evidence';
import type { PlotChart, PlotMark } from '@assay/notebook';
import { BLANK_GROUP } from '@assay/statistics';
import { type ChartRow, distinctTexts, isPlottable } from './chart-rows.ts';
import type { ChartLayout } from './layout.ts';

/** Values of a run's parameters, by name. */
export type ChosenValues = Readonly<Record<string, unknown>>;

/** One drawing of a declared figure: its rows, and all rows whose scales it shares. */
export interface Panel {
  readonly chart: PlotChart;
  readonly table: FindingTable;
  readonly rows: readonly ChartRow[];
  readonly all: readonly ChartRow[];
  readonly layout: ChartLayout;
  /** What the run was set to, by which a figure marks what was chosen. */
  readonly set: ChosenValues;
}

/** A swatch of the key, in the order of the colours. */
export interface KeyEntry {
  readonly fill: string;
  readonly text: string;
}

/** A cell's word on an axis or in a key. */
export function chartWord(row: ChartRow, column: string): string {
  return String(row[column] ?? BLANK_GROUP);
}

/** How a number that may not be shown, or could not be computed, stands in a drawing: as that, and never as nought. */
export function hiddenWord(row: ChartRow, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : 'not shown';
}

/** The number of a cell, or `NaN`, which Plot leaves out. */
export function chartNumber(row: ChartRow, column: string): number {
  const value = row[column];
  return isPlottable(value) ? value : Number.NaN;
}

const SPANS: readonly string[] = ['interval', 'band', 'whisker'];
const NOTES: readonly string[] = ['rule', 'text'];

/** The mark that says what the axis measures: one of numbers before their range, and no annotation where there is another. */
export function measuredMark({ marks }: PlotChart): PlotMark {
  const rank = ({ mark }: PlotMark) => (NOTES.includes(mark) ? 2 : SPANS.includes(mark) ? 1 : 0);
  return [...marks].sort((a, b) => rank(a) - rank(b))[0]!;
}

/** Words along an axis in the order of the table; days and months in that of time. */
export function wordsAlong(table: FindingTable, rows: readonly ChartRow[], column: string): readonly string[] {
  const words = distinctTexts(rows, column);
  const position = table.columns.findIndex(({ name }) => name === column);
  const written = table.rows.map((row) => row[position]).filter((cell) => cell !== null && cell !== undefined);
  if (!written.every((cell) => typeof cell === 'string' && /^\d{4}-\d{2}(-\d{2})?$/.test(cell))) return words;
  const inTime = [...new Set(written as string[])].sort().map((cell) => dateWords(cell));
  return [...inTime.filter((word) => words.includes(word)), ...words.filter((word) => !inTime.includes(word))];
}
