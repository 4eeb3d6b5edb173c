import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellSources } from '../source/cell-source.ts';

/**
 * The source file that declares each cell, as a path within the project: "notebooks/match-and-merge/notebook.ts". Each
 * file is read once, and only as far as a cell is looked for.
 */
export function cellFiles(folder: string, notebook: string, files: readonly string[]): (cell: string) => string {
  const declaredIn = new Map<string, string>();
  const unread = [...files];
  return (cell) => {
    while (!declaredIn.has(cell) && unread.length > 0) {
      const file = unread.shift()!;
      for (const name of cellSources(readFileSync(join(folder, file), 'utf8')).keys()) {
        if (!declaredIn.has(name)) declaredIn.set(name, file);
      }
    }
    return `notebooks/${notebook}/${declaredIn.get(cell) ?? 'notebook.ts'}`;
  };
}
