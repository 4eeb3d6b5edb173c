import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex, writeAtomically } from '@assay/evidence';
import { type CountsFile, countsText } from './counts-file.ts';

/**
 * Keeps counts under `.assay/counts` of a project by their content, for this user alone: they are exact, and no gate has seen
 * them. Returns the path of the file that a run reads in place of rows.
 *
 * @example
 * keepCounts(folder, await countFiles([`${folder}/people.csv`], request)).endsWith('.json') // true
 */
export function keepCounts(home: string, counted: CountsFile): string {
  const text = countsText(counted);
  const folder = join(home, '.assay', 'counts');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${counted.input}-${sha256Hex(text).slice(0, 16)}.json`);
  // Written again, an equal file would look as if it had changed.
  if (statSync(path, { throwIfNoEntry: false }) === undefined) writeAtomically(path, text);
  chmodSync(path, 0o600);
  return path;
}
