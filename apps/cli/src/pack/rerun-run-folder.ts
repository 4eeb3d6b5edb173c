import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { certifyFiles, type Results, writeAtomically } from '@assay/evidence';
import { readRun, rerun } from '@assay/notebook/run';
import { rerunPredicate, simulationErrors } from '@assay/report/release';
import { InputError } from '@assay/statistics';
import type { Context, ExitCode } from '../command.ts';
import { madeDatasetFiles } from '../home/make-datasets.ts';
import { notebookFolder } from '../home/notebook-folders.ts';
import { driftText } from '../show/drift-text.ts';
import { runProgress } from '../show/run-progress.ts';
import { shortPath } from '../show/short-path.ts';
import { simulationText } from '../show/simulation-text.ts';
import { filePath } from '../words/file-path.ts';
import { readInputs, readWholeOption } from '../words/read-pairs.ts';
import type { Given } from '../words/read-words.ts';
import { logSigning } from './log-signing.ts';
import { signingKey } from './signing-key.ts';

/** Computes a stored run again, by the notebook as it stands here, on the same files or on those that are given. */
export async function rerunRunFolder(folder: string, given: Given, context: Context): Promise<ExitCode> {
  const { cwd, home, stdout, stderr, signal, now } = context;
  for (const option of ['attach', 'trust']) {
    if (given.has(option)) {
      throw new InputError(
        `--${option} is for a pack; ${shortPath(cwd, folder)} is a stored run. Leave it out, or export the run.`,
      );
    }
  }
  const key = signingKey(given, cwd);
  const seeds = readWholeOption('seeds', given.one('seeds')) ?? 0;
  const inputs = readInputs(given.many('input'), cwd);
  const { results, record } = readRun(folder);
  const { notebook, id, seed } = record.run;
  const isForMachines = given.has('json');
  const progress = runProgress(stderr, notebook, isForMachines);
  const once = async (withSeed: number) => {
    const found = await rerun(
      folder,
      notebookFolder(home, notebook),
      madeDatasetFiles(context),
      { onEvent: (event) => progress.on(event), ...(signal === undefined ? {} : { signal }) },
      { inputs, seed: withSeed },
    ).finally(() => progress.end());
    if (found.reason !== null) {
      if (isForMachines) stdout.write(`${JSON.stringify(found.report)}\n`);
      throw new InputError(`cannot rerun ${notebook} ${id}: ${found.reason}`);
    }
    return found;
  };
  const { report, fresh } = await once(seed);
  const isChance = results.findings.some(({ tolerance }) => tolerance.kind === 'stochastic');
  const further: Results[] = [];
  for (let index = 1; isChance && index <= seeds; index++) further.push((await once(seed + index)).fresh!.results);
  const simulation = further.length === 0 ? [] : simulationErrors(results, [fresh!.results, ...further]);
  if (isForMachines) stdout.write(`${JSON.stringify({ ...report, simulation })}\n`);
  else stdout.write(`${driftText(report)}${simulationText(simulation)}`);
  const certificate = given.one('certificate');
  if (key !== null && certificate !== null) {
    const at = now().toISOString();
    const found = rerunPredicate(report, simulation, at);
    const files = new Map(['results.json', 'run.json'].map((name) => [name, readFileSync(join(folder, name))]));
    const log = logSigning(home, at, 'run-rerun', { run: id, result: found.result });
    const predicate = { ...found, log };
    writeAtomically(filePath(cwd, certificate), certifyFiles(files, 'rerun', predicate, key));
    stderr.write(`certificate: ${predicate.result}, in ${shortPath(cwd, filePath(cwd, certificate))}\n`);
  }
  return report.holds ? 0 : 1;
}
