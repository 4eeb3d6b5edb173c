import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ownText } from '@assay/notebook/run';

/** The Markdown of a notebook's views by file name; only those that exist. */
export function notebookMarkdown(folder: string): Readonly<Record<string, string>> {
  const present = ['report.md', 'technical.md'].filter((name) => existsSync(join(folder, name)));
  return Object.fromEntries(present.map((name) => [name, ownText(join(folder, name))]));
}
