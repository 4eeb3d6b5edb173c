import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, sha256Hex } from '@assay/evidence';
import { keptBundle, type RunRecord, readRun } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import type { ReportSource } from '../source/report-source.ts';
import { readStoredSource } from '../store/report-stamp.ts';

/** File beside a run's results that holds the code that computed them. */
export const BUNDLE_FILE = 'notebook.mjs';

export interface StoredRunParts {
  readonly source: ReportSource;
  readonly record: RunRecord;
  readonly code: { readonly bundle: string; readonly files: Readonly<Record<string, string>> };
}

/**
 * A stored run with the code that computed it: the bundle beside it, or the notebook bundled again where it still is
 * the same.
 *
 * @throws InputError where results, record or code are not those of the run.
 *
 * @example
 * (await readStoredRun(target, `${home}/notebooks`)).source.notebook.id // 'toy'
 */
export async function readStoredRun(folder: string, notebooks: string): Promise<StoredRunParts> {
  const { results, record } = readRun(folder);
  const { id, ...parts } = record.run;
  const isOwn = sha256Hex(canonicalJson(parts)).slice(0, 16) === id;
  if (!isOwn || canonicalJson(results.run) !== canonicalJson(record.run)) {
    throw new InputError(`run.json in ${folder} was changed: it does not fit its run ${id}. Run the notebook again.`);
  }
  const path = join(folder, 'report-source.json');
  if (!existsSync(path)) {
    throw new InputError(`run ${id} has no report: ${folder}. Add report.md to the notebook and run it again.`);
  }
  const source = readStoredSource(folder, results, path);
  const bundle = await codeOf(folder, join(notebooks, record.run.notebook), record);
  const prefix = `notebooks/${source.notebook.id}/`;
  const files = Object.entries(source.code ?? {}).map(([name, text]) => [name.replace(prefix, ''), text] as const);
  const data = record.files.find((file) => !file.endsWith('.ts'));
  if (data !== undefined) {
    throw new InputError(
      `the notebook's code holds a file that is not code: ${data}. Declare it as an input, so that it stays in the Data Lab.`,
    );
  }
  return {
    source,
    record,
    code: { bundle, files: { ...Object.fromEntries(files), ...proseOf(source) } },
  };
}

function proseOf({ plain, technical }: ReportSource): Record<string, string> {
  return { 'report.md': plain, ...(technical === '' ? {} : { 'technical.md': technical }) };
}

async function codeOf(folder: string, notebookFolder: string, { run }: RunRecord): Promise<string> {
  const path = join(folder, BUNDLE_FILE);
  const stored = existsSync(path) ? readFileSync(path, 'utf8') : null;
  if (stored !== null && sha256Hex(stored) === run.code) return stored;
  if (existsSync(notebookFolder)) {
    const { code, sha256 } = await keptBundle(notebookFolder);
    if (sha256 === run.code) return code;
  }
  const why =
    stored === null ? 'was not stored, and the notebook has changed since' : 'was changed after it was stored';
  throw new InputError(`the code of run ${run.id} ${why}. Run the notebook again: assay run ${run.notebook}`);
}
