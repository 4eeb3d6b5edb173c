import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FinishedRun, type PreparedRun, writeRun } from '@assay/notebook/run';
import { reportFiles, sourceOfRun } from '@assay/report';
import { BUNDLE_FILE } from '@assay/report/release';
import type { PanelFacts } from '../project/panel-facts.ts';

/** Stores a finished run with its reports under `.assay/runs`, in one step; returns its folder. */
export function storeRun(
  home: string,
  { folder, notebook, bundle, identity }: PreparedRun,
  finished: FinishedRun,
  { ledger, systems }: PanelFacts,
  finishedAt: string,
): string {
  const names = ['report.md', 'technical.md', ...bundle.files.filter((file) => !file.startsWith('..'))];
  const present = names.filter((name) => existsSync(join(folder, name)));
  const systemName = systems.find(({ id }) => id === notebook.system)?.title;
  const source = sourceOfRun({
    notebook,
    results: finished.results,
    inputs: finished.record.inputs,
    files: Object.fromEntries(present.map((name) => [name, readFileSync(join(folder, name), 'utf8')])),
    ledger,
    ...(systemName === undefined ? {} : { systemName }),
    finishedAt,
  });
  const target = join(home, '.assay', 'runs', notebook.id, identity.id);
  writeRun(target, finished, { ...reportFiles(source), [BUNDLE_FILE]: bundle.code });
  return target;
}
