import { resolve } from 'node:path';
import { readRun, rerun as rerunStored } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { madeDatasetFiles } from '../place/make-datasets.ts';
import { notebookFolder } from '../place/notebook-folders.ts';
import { driftText } from '../show/drift-text.ts';
import { runProgress } from '../show/run-progress.ts';

export const rerun: Command = {
  name: 'rerun',
  summary: 'Computes a stored run again and says, number by number, whether it still holds',
  usage: '<run folder> [--json]',
  options: { json: { takes: 'nothing', help: 'for machines' } },
  words: { least: 1, most: 1 },
  async run(given, context) {
    const { cwd, home, stdout, stderr, signal } = context;
    const folder = resolve(cwd, given.words[0]!);
    const { record } = readRun(folder);
    const isForMachines = given.has('json');
    const progress = runProgress(stderr, record.run.notebook, isForMachines);
    const { report, reason } = await rerunStored(
      folder,
      notebookFolder(home, record.run.notebook),
      madeDatasetFiles(context),
      { onEvent: (event) => progress.on(event), ...(signal === undefined ? {} : { signal }) },
    ).finally(() => progress.end());
    if (isForMachines) stdout.write(`${JSON.stringify(report)}\n`);
    if (reason !== null) throw new InputError(`cannot rerun ${record.run.notebook} ${record.run.id}: ${reason}`);
    if (!isForMachines) stdout.write(driftText(report));
    return report.holds ? 0 : 1;
  },
};
