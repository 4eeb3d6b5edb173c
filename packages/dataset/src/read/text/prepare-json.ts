import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@assay/statistics';
import type { SourceFile } from '../source-file.ts';
import { asUtf8 } from './prepare-text.ts';
import { textBytes } from './text-bytes.ts';
import type { TextEncoding } from './text-encoding.ts';

interface PreparedJson {
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
  const whole = (await unpacked(plain)).toString('utf8');
  const text = whole.replace(/^\uFEFF/, '');
  const copy = (content: string, wrappedIn: string | null): PreparedJson => {
    const path = join(folder, `${name}.rows.ndjson`);
    writeFileSync(path, content, { mode: 0o600 });
    return { file: { ...plain, path, compressed: false, shown: file.path }, encoding, wrappedIn };
  };
  // DuckDB unpacks by the name, which need not say that the file is packed.
  const asItIs = () =>
    text === whole && !plain.compressed ? { file: plain, encoding, wrappedIn: null } : copy(text, null);
  if (/^\s*\[\s*\[/.test(text)) throw noRows(file.path, 'lists of values');
  if (!/^\s*\{/.test(text)) return asItIs();
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    // Several objects, one on each line, are no JSON together; DuckDB reads them.
    return asItIs();
  }
  const lists = listsOfRows(content as object);
  if (lists.length === 0) {
    if (Object.values(content as object).some(Array.isArray)) throw noRows(file.path, 'lists of values');
    return asItIs();
  }
  if (lists.length > 1) {
    throw new InputError(
      `${file.path} holds several lists: ${lists.map(([key]) => key).join(', ')}. Export the one that is meant by itself.`,
    );
  }
  const [key, rows] = lists[0]!;
  if (rows.length === 0) throw new InputError(`${file.path} has no rows in "${key}". Export it again.`);
  return copy(rows.map((row) => JSON.stringify(row)).join('\n'), key);
}

async function unpacked(file: SourceFile): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of textBytes(file)) parts.push(part);
  return Buffer.concat(parts);
}

function noRows(path: string, what: string): InputError {
  return new InputError(`${path} holds ${what}, not rows with names. Export it as a list of objects, or as CSV.`);
}

/** Levels of objects that an export may wrap its rows in: {"result": {"rows": [...]}}. */
const DEEPEST = 4;

/** Lists of objects, with the keys that lead to each, those nearest to the outside alone. */
function listsOfRows(content: object, before = '', depth = 1): [key: string, rows: readonly object[]][] {
  return Object.entries(content).flatMap(([key, value]): [string, readonly object[]][] => {
    const path = before === '' ? key : `${before}.${key}`;
    if (Array.isArray(value)) {
      const areRows = value.every((row) => row !== null && typeof row === 'object' && !Array.isArray(row));
      return areRows ? [[path, value]] : [];
    }
    const isObject = value !== null && typeof value === 'object' && depth < DEEPEST;
    return isObject ? listsOfRows(value, path, depth + 1) : [];
  });
}
