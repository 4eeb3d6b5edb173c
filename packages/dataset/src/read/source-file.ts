import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { InputError } from '@assay/statistics';

export type FileFormat = 'csv' | 'parquet' | 'json' | 'geojson';

/** A file that can be read, with the format that its name and first bytes say it has. */
export interface SourceFile {
  readonly path: string;
  readonly format: FileFormat;
  readonly compressed: boolean;
  readonly bytes: number;
}

/**
 * Looks at a file before anything is read out of it.
 *
 * @throws InputError where it is absent, a folder, unreadable or empty, or where its name would be read as a pattern.
 */
export function sourceFile(path: string): SourceFile {
  if (path === '') throw new InputError('no file was named: "". Give the path of a CSV, Parquet or JSON file.');
  let bytes: number;
  let start: Buffer;
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new InputError(`${path} is a folder. Give the path of one file in it.`);
    if (!stat.isFile())
      throw new InputError(`${path} is no ordinary file. Give the path of a CSV, Parquet or JSON file.`);
    bytes = stat.size;
    start = firstBytes(path, 2000);
  } catch (cause) {
    throw cause instanceof InputError ? cause : unreadable(path, cause);
  }
  if (bytes === 0) throw new InputError(`${path} is empty (0 bytes). Export it again.`);
  if (/[*?[\]{}]/.test(path)) {
    throw new InputError(`the path ${path} has one of * ? [ ] { }, which stand for patterns. Rename the file.`);
  }
  const isParquet = start.toString('latin1').startsWith('PAR1');
  const name = path.toLowerCase().replace(/\.gz$/, '');
  const isJson = /\.(json|ndjson|jsonl)$/.test(name);
  const isGeoJson = /\.geojson$/.test(name) || (isJson && start.includes('"FeatureCollection"'));
  if (/\.parquet$/.test(name) && !isParquet) {
    throw new InputError(`${path} is named Parquet but is none (it does not begin with PAR1). Export it again.`);
  }
  if (start.toString('latin1').startsWith('PK')) {
    throw new InputError(`${path} is a zip archive or a spreadsheet. Save the sheet as CSV (UTF-8), or unzip it.`);
  }
  return {
    path,
    format: isParquet ? 'parquet' : isGeoJson ? 'geojson' : isJson ? 'json' : 'csv',
    compressed: start[0] === 0x1f && start[1] === 0x8b,
    bytes,
  };
}

/** The first bytes of a file's text, unpacked where it is compressed. */
export async function openingOf({ path, compressed }: SourceFile, length: number): Promise<Buffer> {
  if (!compressed) return firstBytes(path, length);
  const parts: Buffer[] = [];
  let size = 0;
  const unpacked = createReadStream(path).pipe(createGunzip());
  try {
    for await (const part of unpacked) {
      parts.push(part);
      size += part.length;
      if (size >= length) break;
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
  return Buffer.concat(parts).subarray(0, length);
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

function unreadable(path: string, cause: unknown): InputError {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new InputError(`no file at ${path}. Check the path; it is taken from the folder you stand in.`, { cause });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new InputError(`${path} may not be read by this user. Change its permissions.`, { cause });
  }
  return new InputError(`${path} cannot be read (${code ?? 'damaged'}). Export it again.`, { cause });
}
