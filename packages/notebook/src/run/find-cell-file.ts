import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The source file that names a cell, as a path within the project: "notebooks/match-and-merge/notebook.ts". */
export function findCellFile(folder: string, notebook: string, files: readonly string[], cell: string): string {
  const naming = new RegExp(`\\bname:\\s*['"\`]${cell.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')}['"\`]`);
  const file = files.find((each) => naming.test(readFileSync(join(folder, each), 'utf8')));
  return `notebooks/${notebook}/${file ?? 'notebook.ts'}`;
}
