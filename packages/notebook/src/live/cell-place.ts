import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { cellSources } from '../source/cell-source.ts';

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

/** Where each cell is declared among the texts of a notebook, by its name. */
export function cellPlaces(texts: ReadonlyMap<string, string>): ReadonlyMap<string, CellPlace> {
  const places = new Map<string, CellPlace>();
  for (const [file, text] of texts) {
    if (!file.endsWith('.ts')) continue;
    for (const [name, source] of cellSources(text)) if (!places.has(name)) places.set(name, { file, ...source });
  }
  return places;
}
