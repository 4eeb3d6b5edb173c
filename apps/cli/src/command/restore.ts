import { join } from 'node:path';
import { restoreStore } from '@assay/workbench';
import type { Command } from '../command.ts';
import { shortPath } from '../show/short-path.ts';
import { filePath } from '../words/file-path.ts';

export const restore: Command = {
  name: 'restore',
  summary: 'Checks a backup whole, then puts it in place of the store; what was there is kept beside it',
  usage: '<folder>',
  options: {},
  examples: ['assay restore ../assay-2025-03-05'],
  words: { least: 1, most: 1 },
  async run(given, { home, cwd, stdout, now }) {
    const source = filePath(cwd, given.words[0]!);
    const { kept } = await restoreStore(join(home, '.assay'), source, now().toISOString());
    stdout.write(`the store is the one of ${shortPath(cwd, source)}\n`);
    if (kept !== null) stdout.write(`what was there before is in ${shortPath(cwd, kept)}\n`);
    return 0;
  },
};
