/// <reference path="./shpjs.d.ts" />
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { InputError } from '@assay/statistics';
import { DBFFile, DELETED } from 'dbffile';
import { parseShp } from 'shpjs';
import type { SourceFile } from '../read/source-file.ts';
import { guessEncoding } from '../read/text/guess-encoding.ts';
import { knownEncoding, type TextEncoding } from '../read/text/text-encoding.ts';
import type { Geometry } from './geometry-bytes.ts';
import { type MapSystem, nameOfSystem, systemOfText } from './map-system.ts';
import { shapefilePartsBeside } from './shapefile-parts.ts';
import { type PlacedRow, writeFeatures } from './write-features.ts';

const REMEDY =
  'Give the .shp with its .dbf and .prj beside it, or a zip of them, in WGS 84 (EPSG:4326) or the British national grid (EPSG:27700).';

/**
 * Writes the points or areas of a Shapefile, with what its table says of each, as GeoJSON.
 *
 * @throws InputError where a part is missing or cut short, shapes and rows are not as many, or the coordinates are neither degrees
 * of WGS 84 nor metres of the British national grid.
 *
 * Source: ESRI (1998), Shapefile Technical Description.
 */
export async function shapefileFeatures(
  { path, shown = path }: SourceFile,
  stated: string | undefined,
  copy: string,
): Promise<TextEncoding> {
  const parts = shapefilePartsBeside(path);
  const part = (ending: string) => parts.find((each) => each.toLowerCase().endsWith(ending));
  const system = systemOf(part('.prj'), shown);
  const table = part('.dbf');
  if (table === undefined)
    throw new InputError(`${shown} has no .dbf beside it, which says what each shape is. ${REMEDY}`);
  const shapes = shapesOf(path, shown);
  const encoding = encodingOf(table, part('.cpg'), stated, shown);
  const rows = await rowsOf(table, encoding.encoding, shown);
  if (rows.length !== shapes.length) {
    throw new InputError(
      `${shown} has ${shapes.length.toLocaleString('en-GB')} shapes and its .dbf ${rows.length.toLocaleString('en-GB')} rows. They are not of one export: export both again.`,
    );
  }
  const placed = shapes.flatMap((geometry, at): PlacedRow[] =>
    rows[at] === null ? [] : [{ geometry, values: rows[at]! }],
  );
  writeFeatures(copy, placed, system, shown);
  return encoding;
}

function systemOf(path: string | undefined, shown: string): MapSystem {
  if (path === undefined)
    throw new InputError(`${shown} has no .prj beside it, which says what its coordinates are. ${REMEDY}`);
  const text = readFileSync(path, 'utf8');
  const system = systemOfText(text);
  if (system === null) {
    throw new InputError(
      `${shown} has its coordinates in the system "${nameOfSystem(text)}", not in degrees or metres of the national grid. Export it in WGS 84 (EPSG:4326) or the British national grid (EPSG:27700).`,
    );
  }
  return system;
}

function shapesOf(path: string, shown: string): readonly (Geometry | null)[] {
  const bytes = readFileSync(path);
  const cut = () => new InputError(`${shown} is cut short or damaged. Export it again.`);
  // The reader stops without a word at a shape that is not whole; the head says how long the file is.
  if (bytes.length < 100 || 2 * bytes.readInt32BE(24) !== bytes.length) throw cut();
  try {
    return parseShp(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)).map((shape) =>
      shape === null ? null : { type: shape.type, coordinates: flat(shape.coordinates) },
    );
  } catch (cause) {
    throw Object.assign(cut(), { cause });
  }
}

/** Positions without heights. */
function flat(coordinates: unknown): unknown {
  const list = coordinates as readonly unknown[];
  return typeof list[0] === 'number' ? list.slice(0, 2) : list.map(flat);
}

/** Rows in their order; `null` for one that was deleted and is still in the file, with its shape. */
async function rowsOf(
  path: string,
  encoding: string,
  shown: string,
): Promise<readonly (Record<string, unknown> | null)[]> {
  try {
    const file = await DBFFile.open(path, { encoding, includeDeletedRecords: true, readMode: 'loose' });
    const records = await file.readRecords();
    if (records.length !== file.recordCount) throw new Error(`${records.length} of ${file.recordCount} rows`);
    return records.map((record) => (record[DELETED] === true ? null : valuesOf(record)));
  } catch (cause) {
    throw new InputError(`the .dbf of ${shown} cannot be read. Export it again.`, { cause });
  }
}

function valuesOf(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      if (value instanceof Date) return [name, Number.isNaN(value.getTime()) ? null : dayOf(value)];
      if (typeof value === 'string') return [name, value.replaceAll('\0', '').trim()];
      return [name, typeof value === 'number' && !Number.isFinite(value) ? null : value];
    }),
  );
}

/** The library gives a day as the midnight of universal time at its start. */
function dayOf(date: Date): string {
  const text = date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

/** Code pages that the head of a table names by a number. */
const LANGUAGE_DRIVERS: Readonly<Record<number, string>> = {
  1: 'cp437',
  2: 'cp850',
  3: 'windows-1252',
  87: 'windows-1252',
};

/** What was said, then the part that is there to say it, then the table's head, then what fits every byte. */
function encodingOf(table: string, part: string | undefined, stated: string | undefined, shown: string): TextEncoding {
  const known = (encoding: string, how: TextEncoding['how'], confidence: number | null = null): TextEncoding => ({
    encoding,
    how,
    confidence,
    markBytes: 0,
    stray: null,
  });
  if (stated !== undefined) return known(knownEncoding(stated), 'stated');
  if (part !== undefined) return known(knownEncoding(labelOf(readFileSync(part, 'latin1'))), 'stated');
  const bytes = readFileSync(table);
  const driver = LANGUAGE_DRIVERS[bytes[29] ?? 0];
  const texts = bytes.subarray(bytes.length > 10 ? bytes.readUInt16LE(8) : 0);
  if (isUtf8(texts)) return known('utf-8', 'every byte fits');
  if (driver !== undefined) return known(driver, 'stated');
  const guess = guessEncoding(texts);
  if (guess === null) {
    throw new InputError(
      `the .dbf of ${shown} is no UTF-8, and nothing says what it is. Say which, e.g. --encoding windows-1252, or put a .cpg beside it.`,
    );
  }
  return known(guess.encoding, 'guessed', guess.confidence);
}

/** "1252", "ANSI 1252", "88591", as the program that wrote it calls what others call windows-1252 and iso-8859-1. */
function labelOf(text: string): string {
  const label = text.trim();
  const page = /^(?:ansi\s*|cp|oem\s*)?(\d{3,4})$/i.exec(label)?.[1];
  if (page !== undefined) return /^125\d$/.test(page) ? `windows-${page}` : `cp${page}`;
  const latin = /^8859-?(\d{1,2})$/.exec(label)?.[1];
  return latin === undefined ? label : `iso-8859-${latin}`;
}
