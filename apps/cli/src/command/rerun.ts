import { statSync } from 'node:fs';
import type { Command } from '../command.ts';
import { findRun } from '../pack/find-run.ts';
import { rerunPackFile } from '../pack/rerun-pack-file.ts';
import { withRerunRemedy } from '../pack/rerun-remedy.ts';
import { rerunRunFolder } from '../pack/rerun-run-folder.ts';
import { filePath } from '../words/file-path.ts';

export const rerun: Command = {
  name: 'rerun',
  summary: 'Computes a stored run or a pack again and says, number by number, whether it still holds',
  usage: '<run or pack> [--input name=path]... [--seeds n] [--current] [--certificate file --key k] [--json]',
  options: {
    input: {
      takes: 'many',
      help: 'name=path of an input that the pack may not carry, or to read instead of the one that the run read',
    },
    seeds: { takes: 'one', help: 'further seeds for numbers that rest on chance, to tell luck from drift' },
    current: {
      takes: 'nothing',
      help: 'run the notebook as it stands here, not the code in the pack; a stored run is always rerun so',
    },
    trust: {
      takes: 'one',
      not: ['current'],
      help: 'digest of a pack whose code may run where the system cannot close it in',
    },
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
    const path = filePath(context.cwd, given.words[0]!);
    const entry = statSync(path, { throwIfNoEntry: false });
    try {
      if (entry?.isFile()) return await rerunPackFile(path, given, context);
      return await rerunRunFolder(entry === undefined ? findRun(context, given.words[0]!) : path, given, context);
    } catch (error) {
      throw withRerunRemedy(error, Object.keys(rerun.options));
    }
  },
};
