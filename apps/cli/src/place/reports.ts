import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FinishedRun, PreparedRun } from '@assay/notebook/run';
import { reportFiles } from '@assay/report';
import { readLedger } from './read-ledger.ts';

/** The Markdown of a notebook's views by file name; only those that exist. */
export function notebookMarkdown(folder: string): Readonly<Record<string, string>> {
  const files = ['report.md', 'technical.md'].filter((name) => existsSync(join(folder, name)));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** The views of a run as HTML files by name. A notebook without a plain view has none. */
export function renderReports(
  home: string,
  { folder, notebook }: PreparedRun,
  { results, record }: FinishedRun,
  finishedAt: string,
): Readonly<Record<string, string>> {
  const markdown = notebookMarkdown(folder);
  const plain = markdown['report.md'];
  if (plain === undefined) return {};
  const ledger = readLedger(home);
  const inputs = Object.fromEntries(
    record.inputs.map(({ name, dataset, files, rows }) => [
      name,
      { from: dataset ?? files.map(({ path }) => basename(path)).join(' + '), rows },
    ]),
  );
  return reportFiles({
    notebook,
    results,
    plain,
    technical: markdown['technical.md'] ?? '',
    questions: [...notebook.questions, ...Object.keys(notebook.unanswerable)].flatMap((id) => {
      const question = ledger.find(id);
      return question === null ? [] : [{ id, text: question.text, minute: question.minute }];
    }),
    record: { finishedAt, inputs },
  });
}
