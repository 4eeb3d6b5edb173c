import { InputError } from '@assay/statistics';
import { FORMAT_NAMES, type SourceFile } from '../read/source-file.ts';

/** A number column of a text file holds something else, perhaps a text for a missing value; it has to be read as texts. */
export class NotPlainNumbers extends Error {
  override readonly name = 'NotPlainNumbers';
}

/** One line for what DuckDB says in twenty; the row itself, which is somebody's, is not repeated. */
export function describeDatabaseFailure(file: SourceFile, cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/Could not convert string/i.test(message)) return new NotPlainNumbers('a number column holds texts', { cause });
  const path = file.shown ?? file.path;
  const found = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  const line = found === undefined ? undefined : Number(found) + (file.linesBefore ?? 0);
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  if (line && counts) {
    const remedy = 'Put quotes around values that hold the separator, or export the file again.';
    return new InputError(
      `line ${line} of ${path} has ${counts[2]} values where the header has ${counts[1]}. ${remedy}`,
      { cause },
    );
  }
  if (line && /unterminated quote/.test(message)) {
    return new InputError(
      `line ${line} of ${path} opens a quote that is never closed, or goes on after one that is. Close or remove it; a quote inside a value is written twice.`,
      {
        cause,
      },
    );
  }
  if (line && /Maximum line size/.test(message)) {
    return new InputError(`line ${line} of ${path} is longer than 2 MB. Look for a quote that is never closed.`, {
      cause,
    });
  }
  const first = message
    .split('\n', 1)[0]!
    .replace(/^\w[\w ]*Error: /, '')
    .trim();
  const kind = FORMAT_NAMES[file.format];
  return new InputError(
    `${path} cannot be read as ${kind}: ${first}${first.endsWith('.') ? '' : '.'} Export it again.`,
    {
      cause,
    },
  );
}
