import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellSource } from '../source/cell-source.ts';

/** The source file that declares a cell, as a path within the project: "notebooks/match-and-merge/notebook.ts". */
export function findCellFile(folder: string, notebook: string, files: readonly string[], cell: string): string {
  const file = files.find((each) => cellSource(readFileSync(join(folder, each), 'utf8'), cell) !== null);
  return `notebooks/${notebook}/${file ?? 'notebook.ts'}`;
}
