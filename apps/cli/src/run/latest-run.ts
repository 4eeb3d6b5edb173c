import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of a notebook's run that was stored last, or `null`; one of its id is left out. */
export function latestRun(home: string, slug: string, except: string): string | null {
  const folder = join(home, '.assay', 'runs', slug);
  if (!existsSync(folder)) return null;
  const runs = readdirSync(folder)
    .filter((id) => id !== except && existsSync(join(folder, id, 'run.json')))
    .map((id) => ({ id, at: statSync(join(folder, id, 'run.json')).mtimeMs }))
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  return runs.length === 0 ? null : join(folder, runs[0]!.id);
}
