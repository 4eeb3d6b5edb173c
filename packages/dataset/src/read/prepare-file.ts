import { join } from 'node:path';
import { withTemporaryFolder } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { EXCEL_1904_DAY_ZERO, EXCEL_DAY_ZERO } from '../date/date-format.ts';
import { type CellValue, csvCopy, type NotValues } from '../format/csv-copy.ts';
import { duckdbToParquet } from '../format/duckdb-rows.ts';
import type { ReadingChoices } from './reading-choices.ts';
import type { FileFormat, SourceFile } from './source-file.ts';
import { type PreparedText, prepareText } from './text/prepare-text.ts';
import type { TextEncoding } from './text/text-encoding.ts';

/** A file as something that DuckDB reads without guessing, and what was done to make it so. */
export interface PreparedFile {
  /** As given. */
  readonly source: SourceFile;
  /** The same, or a copy. */
  readonly file: SourceFile;
  readonly encoding: TextEncoding | null;
  readonly text: Omit<PreparedText, 'file' | 'encoding'> | null;
  /** Sheet, table or query that the rows come from; the key around a list in JSON. */
  readonly part: string | null;
  /** Columns, by position, that hold no values, and what they hold; they can be left alone and not be read. */
  readonly notValues: ReadonlyMap<number, string>;
  /** Cells that take the value of a merged cell above them. */
  readonly mergedCells: number;
  /** Day that serial numbers count from. */
  readonly serialsFrom: number;
  /** Sheets or tables that were not read. */
  readonly otherParts: readonly string[];
}

/**
 * Hands over files that DuckDB can read, with copies in place of those that it cannot, and deletes the copies afterwards. They lie
 * in a folder that only this user can open, because they hold the same people as the files do.
 */
export async function withPreparedFiles<Result>(
  sources: readonly SourceFile[],
  choices: ReadingChoices,
  work: (prepared: readonly PreparedFile[]) => Promise<Result>,
): Promise<Result> {
  return withTemporaryFolder('read', async (folder) => {
    const prepared: PreparedFile[] = [];
    for (const [index, given] of sources.entries()) {
      const source = given.format === 'zip' ? await fileInZip(given, folder, String(index)) : given;
      refuseUnusedChoices(source.shown === undefined ? source : { ...source, path: source.shown }, choices);
      const found = await namingGiven(source, () => prepareFile(source, choices, folder, String(index)));
      prepared.push({ ...found, source: { ...source, path: given.path, bytes: given.bytes } });
    }
    return work(prepared);
  });
}

const TEXTS: readonly FileFormat[] = ['csv', 'json', 'geojson', 'shapefile'];

/** What was said and cannot be meant is refused: it would be thought to have been heeded. */
function refuseUnusedChoices(
  { path, format }: SourceFile,
  { encoding, skipLines, sheet, query }: ReadingChoices,
): void {
  const refuse = (option: string, value: string | number, applies: string) => {
    throw new InputError(`--${option} ${value} does not apply to ${path}: it is for ${applies}. Leave it out.`);
  };
  if (encoding !== undefined && !TEXTS.includes(format)) refuse('encoding', encoding, 'CSV, JSON and Shapefiles');
  if (skipLines !== undefined && format !== 'csv') refuse('skip-lines', skipLines, 'CSV');
  if (sheet !== undefined && !['excel', 'sqlite', 'duckdb'].includes(format))
    refuse('sheet', sheet, 'workbooks and databases');
  if (query !== undefined && !['sqlite', 'duckdb'].includes(format)) refuse('query', query, 'SQLite and DuckDB files');
  if (sheet !== undefined && query !== undefined) {
    throw new InputError(`--sheet ${sheet} and --query are both given. Keep one: a query names its own tables.`);
  }
}

/** Messages about a file out of an archive name the archive, not the copy. */
async function namingGiven<Result>({ path, shown }: SourceFile, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (shown === undefined || !(cause instanceof InputError)) throw cause;
    throw new InputError(cause.message.replaceAll(path, shown), { cause });
  }
}

async function fileInZip(source: SourceFile, folder: string, name: string): Promise<SourceFile> {
  const { onlyFileOfZip } = await import('../format/zip-file.ts');
  return onlyFileOfZip(source, folder, name);
}

async function prepareFile(
  source: SourceFile,
  choices: ReadingChoices,
  folder: string,
  name: string,
): Promise<PreparedFile> {
  const { path, bytes } = source;
  const plain: PreparedFile = {
    source,
    file: source,
    encoding: null,
    text: null,
    part: null,
    notValues: new Map(),
    mergedCells: 0,
    serialsFrom: EXCEL_DAY_ZERO,
    otherParts: [],
  };
  switch (source.format) {
    case 'csv': {
      const { file, encoding, ...text } = await prepareText(source, choices, folder, name);
      return { ...plain, file, encoding, text };
    }
    case 'json': {
      const { prepareJson } = await import('./text/prepare-json.ts');
      const { file, encoding, wrappedIn } = await prepareJson(source, choices.encoding, folder, name);
      return { ...plain, file, encoding, part: wrappedIn };
    }
    case 'geojson': {
      const { asUtf8 } = await import('./text/prepare-text.ts');
      return { ...plain, ...(await asUtf8(source, choices.encoding, join(folder, `${name}.geojson`))) };
    }
    case 'excel': {
      const { excelRows } = await import('../format/excel-rows.ts');
      const { rows, part, others, mergedCells, isFrom1904 } = await excelRows(path, choices.sheet);
      const copied = await fromRows(plain, rows, folder, name);
      return {
        ...copied,
        part,
        otherParts: others,
        mergedCells,
        serialsFrom: isFrom1904 ? EXCEL_1904_DAY_ZERO : EXCEL_DAY_ZERO,
      };
    }
    case 'arrow': {
      const { rowsOfArrowFile } = await import('../format/arrow-rows.ts');
      const notValues: NotValues = new Map();
      return { ...(await fromRows(plain, rowsOfArrowFile(path, bytes, notValues), folder, name)), notValues };
    }
    case 'sqlite': {
      const { geopackageFeatures } = await import('../format/geopackage-features.ts');
      const { sqliteRows, withSqlite } = await import('../format/sqlite-rows.ts');
      const copy = join(folder, `${name}.csv`);
      const features = join(folder, `${name}.geojson`);
      const found = await withSqlite(path, join(folder, `${name}.sqlite`), async (database) => {
        const layer = choices.query === undefined ? geopackageFeatures(database, path, choices.sheet, features) : null;
        if (layer !== null)
          return { ...layer, file: { ...source, format: 'geojson' as const, path: features, shown: path } };
        const { rows, part, others, notValues } = sqliteRows(database, path, choices);
        await csvCopy(copy, rows);
        return { part, otherParts: others, notValues };
      });
      if ('file' in found) return { ...plain, ...found };
      return { ...(await fromCopy(plain, copy, folder, name)), ...found };
    }
    case 'duckdb': {
      const copy = join(folder, `${name}.parquet`);
      const { part, others } = await duckdbToParquet(path, choices, copy);
      return { ...plain, file: { ...source, format: 'parquet', path: copy, shown: path }, part, otherParts: others };
    }
    case 'shapefile': {
      const { shapefileFeatures } = await import('../format/shapefile-features.ts');
      const features = join(folder, `${name}.geojson`);
      const encoding = await shapefileFeatures(source, choices.encoding, features);
      const shown = source.shown ?? path;
      return { ...plain, encoding, file: { ...source, format: 'geojson', path: features, shown } };
    }
    case 'zip':
      throw new InputError(`${path} is a zip archive within a zip archive. Unzip it and give the file in it.`);
    case 'parquet':
      return plain;
  }
}

async function fromRows(
  plain: PreparedFile,
  rows: Iterable<readonly CellValue[]>,
  folder: string,
  name: string,
): Promise<PreparedFile> {
  const copy = join(folder, `${name}.csv`);
  await csvCopy(copy, rows);
  return fromCopy(plain, copy, folder, name);
}

/** The copy is laid out by us, so its separator is known; a title above the table or a total under it still has to go. */
async function fromCopy(plain: PreparedFile, copy: string, folder: string, name: string): Promise<PreparedFile> {
  const written: SourceFile = {
    ...plain.source,
    path: copy,
    format: 'csv',
    compressed: false,
    shown: plain.source.path,
  };
  const { file, encoding: _, ...text } = await prepareText(written, { delimiter: ',' }, folder, name);
  return { ...plain, file, text };
}
