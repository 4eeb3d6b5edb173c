import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A value of any of the formats that are no text. */
export type CellValue = string | number | bigint | boolean | Date | null | undefined;

/** Columns, by position, in which a cell holds something that is no value, and what; such a cell is empty in the copy. */
export type NotValues = Map<number, string>;

const ROWS_AT_ONCE = 5000;

/** Writes rows as CSV in UTF-8 that only this user can open. Times are written as the calendar shows them, without a zone. */
export async function csvCopy(path: string, rows: Iterable<readonly CellValue[]>): Promise<void> {
  await pipeline(Readable.from(lines(rows)), createWriteStream(path, { mode: 0o600 }));
}

function* lines(rows: Iterable<readonly CellValue[]>): Generator<string> {
  let block: string[] = [];
  for (const row of rows) {
    const line = row.map((value) => quoted(cellText(value))).join(',');
    block.push(line === '' ? '""' : line);
    if (block.length < ROWS_AT_ONCE) continue;
    yield `${block.join('\n')}\n`;
    block = [];
  }
  if (block.length > 0) yield `${block.join('\n')}\n`;
}

/** A date at midnight is a date; numbers as JavaScript writes them, which reads back as the same number. */
function cellText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  const written = value.toISOString();
  return written.endsWith('T00:00:00.000Z') ? written.slice(0, 10) : written.replace(/(\.000)?Z$/, '');
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
