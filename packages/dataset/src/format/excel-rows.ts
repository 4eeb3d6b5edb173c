import { InputError } from '@assay/statistics';
import readWorkbook from 'read-excel-file/node';
import { EXCEL_1904_DAY_ZERO, EXCEL_DAY_ZERO } from '../date/date-format.ts';
import type { CellValue } from './csv-copy.ts';
import { type MergedCells, type WorkbookParts, workbookParts } from './excel-parts.ts';

/** Rows of one sheet of a workbook, all of one length, and which sheet it was. */
export async function excelRows(
  path: string,
  wanted: string | undefined,
): Promise<{
  readonly rows: readonly (readonly CellValue[])[];
  readonly part: string;
  readonly others: readonly string[];
  /** Cells that take the value of a merged one above. */
  readonly mergedCells: number;
  readonly isFrom1904: boolean;
}> {
  let sheets: readonly Sheet[];
  let parts: WorkbookParts;
  try {
    sheets = (await readWorkbook(path)) as readonly Sheet[];
    parts = workbookParts(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0]! : String(cause);
    throw new InputError(`${path} cannot be read as an Excel workbook: ${reason}. Save it again, or as CSV (UTF-8).`, {
      cause,
    });
  }
  const filled = sheets.filter(({ data }) => data.length > 0);
  const names = sheets.map(({ sheet }) => sheet);
  const shown = filled.filter(({ sheet }) => !parts.hidden.has(sheet));
  const chosen = wanted === undefined ? only(path, shown.length === 0 ? filled : shown) : named(path, sheets, wanted);
  const { merged, isUncalculated } = parts.sheet(chosen.sheet);
  if (isUncalculated) {
    throw new InputError(
      `the sheet "${chosen.sheet}" of ${path} has formulas whose results are not stored. Open it in a spreadsheet and save it again, or as CSV (UTF-8).`,
    );
  }
  const { data, mergedCells } = withMergedCells(chosen.data, merged);
  const rows = data
    .filter((row) => row.some((value) => value !== null && value !== ''))
    .map((row) => row.map((value) => (value instanceof Date ? asShown(value, parts.isFrom1904) : value)));
  if (rows.length === 0)
    throw new InputError(`the sheet "${chosen.sheet}" of ${path} is empty. Name another: --sheet name.`);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    rows: rows.map((row) => (row.length === width ? row : [...row, ...Array(width - row.length).fill(null)])),
    part: chosen.sheet,
    others: names.filter((name) => name !== chosen.sheet),
    mergedCells,
    isFrom1904: parts.isFrom1904,
  };
}

const DAY = 86_400_000;

/**
 * A date as the sheet shows it. Serial numbers fall short of the second that somebody typed by a hair, and 21:00 would be of the hour
 * before; a time without a day is on the day that serial numbers count from.
 */
function asShown(date: Date, isFrom1904: boolean): CellValue {
  const second = Math.round(date.getTime() / 1000) * 1000;
  const milliseconds = Math.abs(date.getTime() - second) <= 1 ? second : date.getTime();
  const day = Math.floor(milliseconds / DAY);
  const isTimeAlone = day === (isFrom1904 ? EXCEL_1904_DAY_ZERO : EXCEL_DAY_ZERO) && milliseconds % DAY !== 0;
  const shown = new Date(milliseconds);
  return isTimeAlone ? shown.toISOString().slice(11, 19) : shown;
}

/** Each row with the value of a merged cell above it, which only the first row holds; merged columns are titles and stay as they are. */
function withMergedCells(data: Sheet['data'], merged: readonly MergedCells[]) {
  const tall = merged.filter(({ firstRow, lastRow }) => lastRow > firstRow);
  if (tall.length === 0) return { data, mergedCells: 0 };
  const rows = data.map((row) => [...row]);
  let mergedCells = 0;
  for (const { column, firstRow, lastRow } of tall) {
    const value = rows[firstRow]?.[column] ?? null;
    for (let row = firstRow + 1; value !== null && row <= Math.min(lastRow, rows.length - 1); row++) {
      rows[row]![column] = value;
      mergedCells++;
    }
  }
  return { data: rows, mergedCells };
}

type Sheet = { readonly sheet: string; readonly data: readonly (readonly CellValue[])[] };

function only(path: string, filled: readonly Sheet[]): Sheet {
  if (filled.length === 1) return filled[0]!;
  if (filled.length === 0) throw new InputError(`${path} has no sheet with anything in it. Save the workbook again.`);
  throw new InputError(
    `${path} has ${filled.length} sheets: ${filled.map(({ sheet }) => sheet).join(', ')}. Say which: --sheet "${filled[0]!.sheet}"`,
  );
}

function named(path: string, sheets: readonly Sheet[], wanted: string): Sheet {
  const found =
    sheets.find(({ sheet }) => sheet === wanted) ??
    sheets.find(({ sheet }) => sheet.trim().toLowerCase() === wanted.trim().toLowerCase());
  if (found !== undefined) return found;
  throw new InputError(
    `${path} has no sheet "${wanted}". It has ${sheets.map(({ sheet }) => sheet).join(', ')}. Name one of these.`,
  );
}
