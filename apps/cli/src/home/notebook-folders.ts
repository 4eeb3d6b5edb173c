import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nearestNameSuggestion } from '@assay/notebook';
import { InputError } from '@assay/statistics';

export const SLUG = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Names of the notebooks' folders, sorted. */
export function notebookSlugs(home: string): readonly string[] {
  const folder = join(home, 'notebooks');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => SLUG.test(name) && existsSync(join(folder, name, 'notebook.ts')))
    .sort();
}

/** The folder of a notebook; a name that is none gets the nearest one suggested. */
export function notebookFolder(home: string, slug: string): string {
  const slugs = notebookSlugs(home);
  if (!slugs.includes(slug)) throw new InputError(`unknown notebook: ${slug}. ${nearestNameSuggestion(slug, slugs)}`);
  return join(home, 'notebooks', slug);
}
