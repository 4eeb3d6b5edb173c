import { openingText } from '@assay/dataset/read';
import type { Input } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import { mostCsvColumns, mostJsonColumns } from './count-columns.ts';
import type { UploadShelf } from './upload-shelf.ts';

export const mostUploadBytes = 64 * 2 ** 20;
const mostColumns = 2000;
const kinds = ['csv', 'parquet', 'json', 'geojson', 'gpkg', 'xlsx', 'arrow', 'feather', 'sqlite', 'duckdb'] as const;

/**
 * Puts an uploaded file on the shelf for one run under a name of our own; the sender's name only tells the kind. What is plainly not
 * a table is refused here, before anything reads it; the reader then holds it against the input's schema.
 *
 * @throws InputError where the kind is unknown, the file is empty or too large, or its first line has too many columns.
 */
export async function keepUpload(
  shelf: UploadShelf,
  job: string,
  input: Input,
  file: File,
  position: number,
): Promise<string> {
  if (file.size === 0)
    throw new InputError(
      `file of input ${input.title} is empty (0 bytes). Choose the whole file, or none to leave it out.`,
    );
  const kind = kinds.find((each) => file.name.toLowerCase().endsWith(`.${each}`));
  if (kind === undefined)
    throw new InputError(
      `file of input ${input.title} is of no known kind. Send CSV, Excel, Parquet, Arrow, JSON, SQLite or DuckDB.`,
    );
  if (file.size > mostUploadBytes) {
    throw new InputError(
      `file of input ${input.title} is too large: ${Math.ceil(file.size / 2 ** 20)} MB. Use the command line, or send less than ${mostUploadBytes / 2 ** 20} MB.`,
    );
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (kind === 'csv' || kind === 'json') refuseWhatIsNoText(bytes, kind, input);
  // The name comes from the notebook, and only its letters enter the path.
  const letters = input.name.replace(/[^a-zA-Z0-9]/g, '');
  return shelf.keep(job, `${letters}-${position}.${kind}`, bytes);
}

function refuseWhatIsNoText(bytes: Uint8Array, kind: 'csv' | 'json', { title }: Input): void {
  const start = openingText(bytes.subarray(0, 1 << 20));
  if (start === null) throw new InputError(`file of input ${title} is no text. Send UTF-8 ${kind.toUpperCase()}.`);
  const columns = kind === 'csv' ? mostCsvColumns(start) : mostJsonColumns(start);
  if (columns > mostColumns) {
    throw new InputError(
      `file of input ${title} has more than ${mostColumns.toLocaleString('en-GB')} columns. Keep those that the notebook reads.`,
    );
  }
}
