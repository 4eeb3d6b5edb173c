import { InputError } from '@assay/statistics';
import readWorkbook from 'read-excel-file/node';
import type { CellValue } from './csv-copy.ts';

/** Rows of one sheet of a workbook, all of one length, and which sheet it was. */
export async function excelRows(
  path: string,
  wanted: string | undefined,
): Promise<{
  readonly rows: readonly (readonly CellValue[])[];
  readonly part: string;
  readonly others: readonly string[];
}> {
  let sheets: readonly { readonly sheet: string; readonly data: readonly (readonly CellValue[])[] }[];
  try {
    sheets = (await readWorkbook(path)) as typeof sheets;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0]! : String(cause);
    throw new InputError(`${path} cannot be read as an Excel workbook: ${reason}. Save it again, or as CSV (UTF-8).`, {
      cause,
    });
  }
  const filled = sheets.filter(({ data }) => data.length > 0);
  const names = sheets.map(({ sheet }) => sheet);
  const chosen = wanted === undefined ? only(path, filled) : named(path, sheets, wanted);
  const rows = chosen.data.filter((row) => row.some((value) => value !== null && value !== ''));
  if (rows.length === 0)
    throw new InputError(`the sheet "${chosen.sheet}" of ${path} is empty. Name another: --sheet name.`);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    rows: rows.map((row) => (row.length === width ? row : [...row, ...Array(width - row.length).fill(null)])),
    part: chosen.sheet,
    others: names.filter((name) => name !== chosen.sheet),
  };
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
