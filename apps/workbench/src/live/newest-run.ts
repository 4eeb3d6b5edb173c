import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Results } from '@assay/evidence';
import { readRun } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';

/** The last run of a notebook that a project keeps; `null` where it keeps none that can be read. */
export function newestRun(home: string, slug: string): { readonly folder: string; readonly results: Results } | null {
  const place = join(home, '.assay', 'runs', slug);
  if (!existsSync(place)) return null;
  const runs = readdirSync(place)
    .filter((name) => existsSync(join(place, name, 'run.json')))
    .map((name) => ({ folder: join(place, name), at: statSync(join(place, name, 'run.json')).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { folder } of runs) {
    try {
      return { folder, results: readRun(folder).results };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
  return null;
}
