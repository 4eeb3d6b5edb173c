import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FinishedRun, PreparedRun } from '@assay/notebook/run';
import { reportFiles, sourceOfRun } from '@assay/report';
import { readLedger, systemName } from './read-ledger.ts';

/** The Markdown of a notebook's views by file name; only those that exist. */
export function notebookMarkdown(folder: string): Readonly<Record<string, string>> {
  return textFiles(folder, ['report.md', 'technical.md']);
}

/** The views of a run as HTML files by name. A notebook without a plain view has none. */
export function renderReports(
  home: string,
  { folder, notebook, bundle }: PreparedRun,
  { results, record }: FinishedRun,
  finishedAt: string,
): Readonly<Record<string, string>> {
  const code = bundle.files.filter((file) => !file.startsWith('..'));
  const files = { ...notebookMarkdown(folder), ...textFiles(folder, code) };
  if (files['report.md'] === undefined) return {};
  const name = systemName(home, notebook.system);
  return reportFiles(
    sourceOfRun({
      notebook,
      results,
      inputs: record.inputs,
      files,
      ledger: readLedger(home),
      ...(name === null ? {} : { systemName: name }),
      finishedAt,
    }),
  );
}

function textFiles(folder: string, names: readonly string[]): Record<string, string> {
  const present = names.filter((name) => existsSync(join(folder, name)));
  return Object.fromEntries(present.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
