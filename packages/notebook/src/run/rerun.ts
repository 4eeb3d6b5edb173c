import { compareResults, type DriftReport, rerunCannotRun } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { prepareRun } from './prepare-run.ts';
import type { DatasetFiles, RunChoices } from './run-choices.ts';
import { readRun } from './run-folder.ts';
import { type FinishedRun, type RunOptions, runNotebook } from './run-notebook.ts';
import type { RunRecord } from './run-record.ts';

/**
 * Does a stored run still hold? Reads the same files by the same columns with the same parameters and seed, runs the
 * notebook as it stands now, and compares every number. A file that changed is used and said to have changed.
 *
 * `otherwise`: files to read instead of those that the run read, and another seed.
 *
 * Where the rerun cannot finish, the report says so for every finding, with the reason.
 *
 * @example
 * writeRun(`${folder}/before`, finished);
 * (await rerun(`${folder}/before`, toy, noDatasets, {})).report.holds // true
 */
export async function rerun(
  runFolder: string,
  notebookFolder: string,
  datasetFiles: DatasetFiles,
  options: RunOptions,
  otherwise: Pick<RunChoices, 'inputs' | 'seed'> = {},
): Promise<{ readonly report: DriftReport; readonly fresh: FinishedRun | null; readonly reason: string | null }> {
  const { results, record } = readRun(runFolder);
  const stored = choicesOf(record);
  const choices: RunChoices = {
    ...stored,
    inputs: { ...stored.inputs, ...otherwise.inputs },
    standIns: (stored.standIns ?? []).filter((name) => !(name in (otherwise.inputs ?? {}))),
    ...(otherwise.seed === undefined ? {} : { seed: otherwise.seed }),
  };
  try {
    const prepared = await prepareRun(notebookFolder, choices, datasetFiles);
    const fresh = await runNotebook(prepared, options);
    return { report: compareResults(results, fresh.results), fresh, reason: null };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { report: rerunCannotRun(results, error.message), fresh: null, reason: error.message };
  }
}

/** The choices that a stored run was started with; an invented input beside own files stands in again only if it was asked for. */
function choicesOf({ inputs, run }: RunRecord): RunChoices {
  const given = inputs.filter(({ dataset, files }) => dataset === null && files.length > 0);
  const asked = inputs.filter(({ dataset, source }) => given.length > 0 && dataset !== null && source !== undefined);
  return {
    inputs: Object.fromEntries(given.map(({ name, files }) => [name, files.map(({ path }) => path)])),
    columns: Object.fromEntries(inputs.map(({ name, mapping }) => [name, mapping])),
    readings: Object.fromEntries(inputs.map(({ name, choices = {} }) => [name, choices])),
    standIns: asked.map(({ name }) => name),
    parameters: run.parameters,
    seed: run.seed,
  };
}
