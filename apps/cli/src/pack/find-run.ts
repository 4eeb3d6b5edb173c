import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@assay/statistics';
import type { Context } from '../command.ts';
import { filePath } from '../words/file-path.ts';

/** The folder of a stored run, named by its folder or by its id (or the id's beginning). */
export function findRun({ home, cwd }: Context, word: string): string {
  const folder = filePath(cwd, word);
  if (existsSync(join(folder, 'run.json'))) return folder;
  const runs = join(home, '.assay', 'runs');
  const found = !/^[0-9a-f]{4,16}$/.test(word) || !existsSync(runs) ? [] : startingWith(runs, word);
  if (found.length === 1) return found[0]!;
  const remedy =
    found.length > 1 ? `${found.length} runs begin so. Give more of the id.` : 'Pass a run folder or its id.';
  throw new InputError(`no run at ${word}. ${remedy}`);
}

function startingWith(runs: string, id: string): string[] {
  // A computer's own file manager leaves files among the folders.
  const notebooks = readdirSync(runs, { withFileTypes: true }).filter((each) => each.isDirectory());
  return notebooks.flatMap(({ name }) =>
    readdirSync(join(runs, name))
      .filter((run) => run.startsWith(id) && existsSync(join(runs, name, run, 'run.json')))
      .map((run) => join(runs, name, run)),
  );
}
