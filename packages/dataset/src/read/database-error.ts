import { InputError } from '@assay/statistics';
import type { SourceFile } from './source-file.ts';

/** The file's bytes are no UTF-8; the reader answers by trying the encoding that older systems write. */
export class NotUtf8 extends Error {
  override readonly name = 'NotUtf8';
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(`${path} is not UTF-8`, { cause });
    this.path = path;
  }
}

/** A number column of a text file holds something else, perhaps a text for a missing value; it has to be read as texts. */
export class NotPlainNumbers extends Error {
  override readonly name = 'NotPlainNumbers';
}

/** One line for what DuckDB says in twenty; the row itself, which is somebody's, is not repeated. */
export function describeFailure(file: SourceFile, cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/not utf-8 encoded|Invalid unicode|not valid UTF-?8/i.test(message)) return new NotUtf8(file.path, cause);
  if (/Could not convert string/i.test(message)) return new NotPlainNumbers('a number column holds texts', { cause });
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  if (line && counts) {
    const remedy = 'Put quotes around values that hold the separator, or export the file again.';
    return new InputError(
      `line ${line} of ${file.path} has ${counts[2]} values where the header has ${counts[1]}. ${remedy}`,
      { cause },
    );
  }
  if (line && /unterminated quote/.test(message)) {
    return new InputError(`line ${line} of ${file.path} opens a quote that is never closed. Close or remove it.`, {
      cause,
    });
  }
  if (line && /Maximum line size/.test(message)) {
    return new InputError(`line ${line} of ${file.path} is longer than 2 MB. Look for a quote that is never closed.`, {
      cause,
    });
  }
  const first = message.split('\n', 1)[0]!.replace(/^\w[\w ]*Error: /, '');
  const kind = { csv: 'CSV', parquet: 'Parquet', json: 'JSON', geojson: 'GeoJSON' }[file.format];
  return new InputError(
    `${file.path} cannot be read as ${kind}: ${first}${first.endsWith('.') ? '' : '.'} Export it again.`,
    {
      cause,
    },
  );
}
