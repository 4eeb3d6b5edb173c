import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readRun, rerun as rerunStored } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { rerunPackFile } from '../pack/rerun-pack-file.ts';
import { madeDatasetFiles } from '../place/make-datasets.ts';
import { notebookFolder } from '../place/notebook-folders.ts';
import { driftText } from '../show/drift-text.ts';
import { runProgress } from '../show/run-progress.ts';

export const rerun: Command = {
  name: 'rerun',
  summary: 'Computes a stored run or a pack again and says, number by number, whether it still holds',
  usage: '<run folder or pack> [--input name=path]... [--seeds n] [--current] [--certificate file --key k] [--json]',
  options: {
    input: { takes: 'many', help: 'name=path of an input that the pack may not carry' },
    seeds: { takes: 'one', help: 'further seeds for numbers that rest on chance, to tell luck from drift' },
    current: { takes: 'nothing', help: 'run the notebook as it stands here, not the code in the pack' },
    trust: { takes: 'one', help: 'digest of a pack whose code may run where the system cannot close it in' },
    certificate: { takes: 'one', help: 'write what was found as a signed certificate' },
    attach: { takes: 'nothing', help: 'add the certificate to the pack' },
    key: { takes: 'one', help: 'private key made by assay key' },
    json: { takes: 'nothing', help: 'for machines' },
  },
  examples: [
    'assay rerun first-run',
    'assay rerun match-and-merge.zip --seeds 5 --certificate rerun.json --key reviewer.key',
  ],
  words: { least: 1, most: 1 },
  async run(given, context) {
    const { cwd, home, stdout, stderr, signal } = context;
    const folder = resolve(cwd, given.words[0]!);
    if (statSync(folder, { throwIfNoEntry: false })?.isFile()) return rerunPackFile(folder, given, context);
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
