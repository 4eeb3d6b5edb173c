import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { InputError, refuseAddress } from '@assay/statistics';
import { refuseOtherPrograms } from './other-programs.ts';

export type FileFormat =
  | 'csv'
  | 'parquet'
  | 'json'
  | 'geojson'
  | 'excel'
  | 'arrow'
  | 'sqlite'
  | 'duckdb'
  | 'shapefile'
  | 'zip';

/** What people call each. */
export const FORMAT_NAMES: Readonly<Record<FileFormat, string>> = {
  csv: 'CSV',
  parquet: 'Parquet',
  json: 'JSON',
  geojson: 'GeoJSON',
  excel: 'Excel',
  arrow: 'Arrow',
  sqlite: 'SQLite',
  duckdb: 'DuckDB',
  shapefile: 'Shapefile',
  zip: 'zip archive',
};

/** A file that can be read, with the format that its name and first bytes say it has. */
export interface SourceFile {
  readonly path: string;
  readonly format: FileFormat;
  readonly compressed: boolean;
  readonly bytes: number;
  /** The path that messages name, where this is a copy. */
  readonly shown?: string;
  /** Lines that the copy leaves out before the header. */
  readonly linesBefore?: number;
}

/**
 * Looks at a file before anything is read out of it.
 *
 * @throws InputError where it is absent, a folder, unreadable or empty, or where its name would be read as a pattern.
 */
export function sourceFile(path: string): SourceFile {
  if (path === '')
    throw new InputError(
      'no file was named: "". Give the path of a CSV, Excel, Parquet, Arrow, JSON, SQLite or DuckDB file.',
    );
  let bytes: number;
  let start: Buffer;
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new InputError(`${path} is a folder. Give the path of one file in it.`);
    if (!stat.isFile())
      throw new InputError(
        `${path} is no ordinary file. Give the path of a CSV, Excel, Parquet, Arrow, JSON, SQLite or DuckDB file.`,
      );
    bytes = stat.size;
    start = firstBytes(path, OPENING_BYTES);
  } catch (cause) {
    throw cause instanceof InputError ? cause : unreadableFile(path, cause);
  }
  if (bytes === 0) throw new InputError(`${path} is empty (0 bytes). Export it again.`);
  if (/[*?[\]{}]/.test(path)) {
    throw new InputError(`the path ${path} has one of * ? [ ] { }, which stand for patterns. Rename the file.`);
  }
  const name = path.toLowerCase().replace(/\.gz$/, '');
  const compressed = start[0] === 0x1f && start[1] === 0x8b;
  const opening = compressed ? unpackedStart(start) : start;
  refuseOtherPrograms(opening, path);
  const format = formatOf(name, opening, path);
  if (compressed && opening !== start && !READ_PACKED.includes(format)) {
    throw new InputError(`${path} is ${FORMAT_NAMES[format]} packed with gzip. Unpack it and give the file in it.`);
  }
  return { path, format, compressed, bytes };
}

const OPENING_BYTES = 2000;

/** Formats that are read as they are unpacked. */
const READ_PACKED: readonly FileFormat[] = ['csv', 'json', 'geojson'];

/** What the first bytes unpack to; themselves where they do not, which is told once the whole is read. */
function unpackedStart(start: Buffer): Buffer {
  try {
    return gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, OPENING_BYTES);
  } catch {
    return start;
  }
}

/** PNG, JPEG, GIF and TIFF. */
const PICTURES = ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*'];

/** What a file is, by its first bytes before its name: a name is what somebody typed. */
function formatOf(name: string, start: Buffer, path: string): FileFormat {
  const ascii = start.toString('latin1');
  if (ascii.startsWith('PAR1')) return 'parquet';
  if (ascii.startsWith('SQLite format 3\0')) return 'sqlite';
  if (ascii.slice(8, 12) === 'DUCK') return 'duckdb';
  if (ascii.startsWith('ARROW1\0\0') || ascii.startsWith('\xff\xff\xff\xff')) return 'arrow';
  if (start.length > 100 && start.readInt32BE(0) === 9994) return 'shapefile';
  if (ascii.startsWith('FEA1')) {
    throw new InputError(`${path} is Feather of version 1, which is no longer written. Export it as Feather 2 or CSV.`);
  }
  if (ascii.startsWith('\xd0\xcf\x11\xe0')) {
    throw new InputError(
      `${path} is a workbook of Excel 97 to 2003 or locked by a password. Save it as .xlsx or CSV (UTF-8).`,
    );
  }
  if (ascii.startsWith('PK\x03\x04')) {
    if (/\.xls[xm]$/.test(name) || /\[Content_Types\]\.xml|xl\//.test(ascii)) return 'excel';
    return 'zip';
  }
  if (PICTURES.some((first) => ascii.startsWith(first))) {
    throw new InputError(`${path} is a picture. Export the table itself as CSV or Excel.`);
  }
  if (ascii.startsWith('{\\rtf'))
    throw new InputError(`${path} is a document. Export the table itself as CSV or Excel.`);
  if (ascii.startsWith('%PDF')) throw new InputError(`${path} is a PDF. Export the table itself as CSV or Excel.`);
  if (/\.parquet$/.test(name)) {
    throw new InputError(`${path} is named Parquet but is none (it does not begin with PAR1). Export it again.`);
  }
  if (/\.(dbf|shx|prj|cpg)$/.test(name)) {
    throw new InputError(
      `${path} is a part of a Shapefile. Give the .shp with its .dbf and .prj beside it, or a zip of them.`,
    );
  }
  const binary = /\.(xlsx|xlsm|xls|arrow|feather|sqlite3?|db|duckdb|gpkg|shp)$/.exec(name)?.[1];
  if (binary !== undefined) {
    const isText = !start.includes(0) && !/^\s*</.test(ascii);
    if (isText && /^xls/.test(binary)) {
      throw new InputError(`${path} is named .${binary} but is a text. Rename it to .csv.`);
    }
    if (/^\s*</.test(ascii) && /^xls/.test(binary)) {
      throw new InputError(
        `${path} is named .${binary} but is a page of HTML or XML. Open it in a spreadsheet and save it as .xlsx or CSV (UTF-8).`,
      );
    }
    throw new InputError(`${path} is named .${binary} but does not begin as such a file does. Export it again.`);
  }
  // A text file whose first character opens an object or a list of objects is no table of separated values.
  const isJson = /\.(json|ndjson|jsonl)$/.test(name) || /^(?:\xef\xbb\xbf)?\s*(?:\[\s*\{\s*"|\{\s*")/.test(ascii);
  if (/\.geojson$/.test(name) || (isJson && start.includes('"FeatureCollection"'))) return 'geojson';
  return isJson ? 'json' : 'csv';
}

function firstBytes(path: string, length: number): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(descriptor, buffer, 0, length, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** One line for what the system says of a file that it does not open. */
export function unreadableFile(path: string, cause: unknown): InputError {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    refuseAddress('the path given', path);
    return new InputError(`no file at ${path}. Check the path; it is taken from the folder you stand in.`, { cause });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new InputError(`${path} may not be read by this user. Change its permissions.`, { cause });
  }
  return new InputError(`${path} cannot be read (${code ?? 'damaged'}). Export it again.`, { cause });
}
