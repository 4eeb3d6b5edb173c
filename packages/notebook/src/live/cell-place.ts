import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { cellSource } from '../source/cell-source.ts';

/** Where a cell is written, and its text as it is now. */
export interface CellPlace {
  /** Relative to the notebook's folder: `findings/size.ts`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly code: string;
}

/** Texts of a notebook's own files by name, those outside its folder left out. */
export function notebookOwnTexts(folder: string, files: readonly string[]): ReadonlyMap<string, string> {
  return notebookTextsAt(folder, cellNamesIn(folder, files));
}

/** Names of a notebook's own files, those outside its folder left out. */
export function cellNamesIn(folder: string, files: readonly string[]): readonly string[] {
  const names = files.map((path) => relative(folder, path).split(sep).join('/'));
  return names.filter((name) => !name.startsWith('..')).sort();
}

/** Texts of those of the named files that are there. */
export function notebookTextsAt(folder: string, names: readonly string[]): ReadonlyMap<string, string> {
  const present = names.filter((name) => existsSync(join(folder, name)));
  return new Map(present.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Where a cell is declared among the texts of a notebook; `null` where no statement declares it by name. */
export function cellPlace(texts: ReadonlyMap<string, string>, cell: string): CellPlace | null {
  for (const [file, text] of texts) {
    const code = file.endsWith('.ts') ? cellSource(text, cell) : null;
    if (code === null) continue;
    const line = text.slice(0, text.indexOf(code)).split('\n').length;
    return { file, line, code };
  }
  return null;
}
