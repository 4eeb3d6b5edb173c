import { InputError } from '@assay/statistics';
import { openingOf, type SourceFile } from './source-file.ts';

/** How a file of separated values is written. */
export interface CsvLayout {
  readonly delimiter: string;
  readonly encoding: 'utf-8' | 'utf-16';
  /** The header's names, trimmed, in the order of the file. */
  readonly columns: readonly string[];
}

const MAXIMUM_COLUMNS = 4096;
const OPENING_BYTES = 1 << 20;
const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Reads the header. The delimiter is the one of comma, semicolon, tab and bar that occurs most often in it outside quotes:
 * guessing from the rows, as most readers do, changes its mind when a later export holds other people.
 */
export async function csvLayout(file: SourceFile): Promise<CsvLayout> {
  const opening = await openingOf(file, OPENING_BYTES);
  const utf16 = (opening[0] === 0xff && opening[1] === 0xfe) || (opening[0] === 0xfe && opening[1] === 0xff);
  const text = utf16
    ? new TextDecoder(opening[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(opening)
    : decodeOpening(opening);
  const header = firstRecord(text.replace(/^\uFEFF/, ''));
  if (header.includes('\0')) {
    throw new InputError(`${file.path} is no text file. Give a CSV, Parquet or JSON file.`);
  }
  if (header.trim() === '') {
    throw new InputError(`${file.path} begins with an empty line where the column names should be. Remove it.`);
  }
  const counts = DELIMITERS.map((delimiter) => split(header, delimiter).length);
  const delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))]!;
  const columns = split(header, delimiter);
  if (columns.length > MAXIMUM_COLUMNS) {
    throw new InputError(
      `${file.path} has ${columns.length} columns; at most ${MAXIMUM_COLUMNS} are read. Export only the columns that the notebook needs.`,
    );
  }
  return { delimiter, encoding: utf16 ? 'utf-16' : 'utf-8', columns };
}

function decodeOpening(opening: Buffer): string {
  try {
    // `stream` forgives a character that the end of the opening cuts in two.
    return new TextDecoder('utf-8', { fatal: true }).decode(opening, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(opening);
  }
}

function firstRecord(text: string): string {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) return text.slice(0, at);
  }
  return text;
}

function split(record: string, delimiter: string): string[] {
  const names: string[] = [];
  let name = '';
  let quoted = false;
  for (const character of record) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) {
      names.push(name.trim().normalize('NFC'));
      name = '';
    } else name += character;
  }
  names.push(name.trim().normalize('NFC'));
  return names;
}
