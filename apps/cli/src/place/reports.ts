import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FinishedRun, PreparedRun } from '@assay/notebook/run';
import { reportFiles, sourceOfRun } from '@assay/report';
import { readPanelFacts } from '@assay/workbench';

/** The Markdown of a notebook's views by file name; only those that exist. */
export function notebookMarkdown(folder: string): Readonly<Record<string, string>> {
  const files = ['report.md', 'technical.md'].filter((name) => existsSync(join(folder, name)));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** The views of a run as HTML files by name. A notebook without a plain view has none. */
export function renderReports(
  home: string,
  { folder, notebook, bundle }: PreparedRun,
  { results, record }: FinishedRun,
  finishedAt: string,
): Readonly<Record<string, string>> {
  const markdown = notebookMarkdown(folder);
  if (markdown['report.md'] === undefined) return {};
  const { ledger, systems } = readPanelFacts(home);
  const systemName = systems.find(({ id }) => id === notebook.system)?.title;
  const code = bundle.files.filter((file) => !file.startsWith('..'));
  return reportFiles(
    sourceOfRun({
      notebook,
      results,
      inputs: record.inputs,
      files: {
        ...markdown,
        ...Object.fromEntries(code.map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
      },
      ledger,
      ...(systemName === undefined ? {} : { systemName }),
      finishedAt,
    }),
  );
}
