import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { InputError } from '@assay/statistics';
import type { SourceFile } from '../source-file.ts';
import { asUtf8 } from './prepare-text.ts';
import type { TextEncoding } from './text-encoding.ts';

export interface PreparedJson {
  readonly file: SourceFile;
  readonly encoding: TextEncoding;
  /** Key of the one list inside an object that wraps it; `null` where the list or the lines stand by themselves. */
  readonly wrappedIn: string | null;
}

/** Larger ones do not fit into one text of the platform. */
const LARGEST_BYTES = 500 * 2 ** 20;

/** JSON in UTF-8, rows of an object such as {"data": [...]} taken out of it. */
export async function prepareJson(
  file: SourceFile,
  stated: string | undefined,
  folder: string,
  name: string,
): Promise<PreparedJson> {
  const { file: plain, encoding } = await asUtf8(file, stated, join(folder, `${name}.utf8.json`));
  if (file.bytes > LARGEST_BYTES) return { file: plain, encoding, wrappedIn: null };
  const bytes = readFileSync(plain.path);
  const text = (plain.compressed ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
  if (!/^\s*\{/.test(text)) return { file: plain, encoding, wrappedIn: null };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    // Several objects, one on each line, are no JSON together; DuckDB reads them.
    return { file: plain, encoding, wrappedIn: null };
  }
  const lists = Object.entries(content as object).filter(
    ([, value]) =>
      Array.isArray(value) && value.every((row) => row !== null && typeof row === 'object' && !Array.isArray(row)),
  );
  if (lists.length === 0) return { file: plain, encoding, wrappedIn: null };
  if (lists.length > 1) {
    throw new InputError(
      `${file.path} holds several lists: ${lists.map(([key]) => key).join(', ')}. Export the one that is meant by itself.`,
    );
  }
  const [key, rows] = lists[0] as [string, readonly object[]];
  if (rows.length === 0) throw new InputError(`${file.path} has no rows in "${key}". Export it again.`);
  const path = join(folder, `${name}.rows.ndjson`);
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'), { mode: 0o600 });
  return { file: { ...plain, path, compressed: false, shown: file.path }, encoding, wrappedIn: key };
}
