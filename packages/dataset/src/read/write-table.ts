import { renameSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { InputError } from '@assay/statistics';
import { withDatabase } from '../query/open-database.ts';
import { sqlText } from '../query/sql-text.ts';
import { type Column, MISSING_DAY, type Table } from '../table/table.ts';
import { writtenValues } from '../table/written-values.ts';

const ROWS_AT_ONCE = 20_000;

/**
 * Writes a table as CSV or, where the path ends in `.parquet`, as Parquet. The file appears under its name when it is
 * whole. Missing values are empty; dates are written as recorded, so that reading the file back gives the same table.
 *
 * In Parquet a column of dates is typed DATE where every recorded date exists, else text; times are moments of universal time.
 *
 * @throws InputError where the path cannot be written.
 *
 * @example
 * await writeTable(people, `${folder}/written.csv`);
 * await countRows(`${folder}/written.csv`) // 3
 */
export async function writeTable(table: Table, path: string): Promise<void> {
  const part = `${path}.part`;
  const csv = path.endsWith('.parquet') ? `${path}.csv.part` : part;
  try {
    await writeCsv(table, csv);
    if (csv !== part) await toParquet(table, csv, part);
    renameSync(part, path);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (cause instanceof InputError || code === undefined) throw cause;
    throw new InputError(
      `${path} cannot be written (${code}). Give a path in a folder that exists and may be written.`,
      { cause },
    );
  } finally {
    for (const left of new Set([csv, part])) rmSync(left, { force: true });
  }
}

async function writeCsv(table: Table, path: string): Promise<void> {
  const names = Object.keys(table.columns);
  const values = names.map((name) => quotedValues(table.columns[name]!));
  const file: FileHandle = await open(path, 'w', 0o600);
  try {
    await file.write(`${names.map(quoted).join(',')}\n`);
    for (let start = 0; start < table.rowCount; start += ROWS_AT_ONCE) {
      const lines: string[] = [];
      for (let row = start; row < Math.min(table.rowCount, start + ROWS_AT_ONCE); row++) {
        let line = values[0]!(row);
        for (let at = 1; at < values.length; at++) line += `,${values[at]!(row)}`;
        // A lone empty value would be an empty line, which readers skip.
        lines.push(line === '' ? '""' : line);
      }
      await file.write(`${lines.join('\n')}\n`);
    }
  } finally {
    await file.close();
  }
}

/** Quotes each distinct text once and not each row. */
function quotedValues(column: Column): (row: number) => string {
  const dictionary = column.kind === 'text' ? column : column.kind === 'date' ? column.recorded : undefined;
  if (dictionary === undefined) {
    const written = writtenValues(column);
    return (row) => written(row) ?? '';
  }
  const { codes, values } = dictionary;
  const texts = values.map(quoted);
  return (row) => texts[codes[row]!] ?? '';
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function toParquet(table: Table, csv: string, path: string): Promise<void> {
  const names = Object.keys(table.columns);
  const types = names.map((name) => `${sqlText(name)}: '${parquetType(table.columns[name]!)}'`);
  const from = `read_csv(${sqlText(csv)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${types.join(', ')}})`;
  await withDatabase([csv, path], async (connection) => {
    await connection.run(`COPY (SELECT * FROM ${from}) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd)`);
  });
}

function parquetType(column: Column): string {
  if (column.kind === 'number') return 'DOUBLE';
  if (column.kind === 'time') return 'TIMESTAMPTZ';
  if (column.kind === 'text') return 'VARCHAR';
  const { codes } = column.recorded;
  return column.days.some((day, row) => day === MISSING_DAY && codes[row]! >= 0) ? 'VARCHAR' : 'DATE';
}
