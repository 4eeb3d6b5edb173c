import { join } from 'node:path';
import { backupStore } from '@assay/workbench';
import type { Command } from '../command.ts';
import { shortPath } from '../show/short-path.ts';
import { filePath } from '../words/file-path.ts';

export const backup: Command = {
  name: 'backup',
  summary: 'Copies submissions, reviews and attached packs into a new folder, while the workbench goes on working',
  usage: '<folder>',
  options: {},
  examples: ['assay backup ../assay-2025-03-05'],
  words: { least: 1, most: 1 },
  async run(given, { home, cwd, stdout, now }) {
    const target = filePath(cwd, given.words[0]!);
    const { packs } = await backupStore(join(home, '.assay'), target, now().toISOString());
    stdout.write(`the store and ${packs} ${packs === 1 ? 'pack' : 'packs'} are in ${shortPath(cwd, target)}\n`);
    return 0;
  },
};
