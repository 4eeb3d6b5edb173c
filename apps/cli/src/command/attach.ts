import { join } from 'node:path';
import { InputError } from '@assay/statistics';
import { attachPack, checkPack, openStore, readPanelFacts, submissions } from '@assay/workbench';
import type { Command } from '../command.ts';
import { readPackBytes } from '../pack/read-bytes.ts';
import { trustedSigners } from '../pack/trusted-signers.ts';
import { printedColumns } from '../show/columns.ts';
import { filePath } from '../words/file-path.ts';

export const attach: Command = {
  name: 'attach',
  summary: 'Verifies an evidence pack and attaches it to a submission in the workbench, as its next version',
  usage: '<pack> --submission id [--signers signers.json] [--by name]',
  options: {
    submission: { takes: 'one', help: 'the submission it belongs to; left out, all of them are listed' },
    signers: { takes: 'one', help: 'signers to trust (default signers.json of the project)' },
    by: { takes: 'one', help: 'who attaches it, by the name of their log-in (default local)' },
  },
  examples: [
    'assay attach match-and-merge.zip --submission mm-2025-03-05-4',
    'assay attach x.zip --submission op --by a.example',
  ],
  words: { least: 1, most: 1 },
  async run(given, context) {
    const { home, cwd, stdout, now } = context;
    const path = filePath(cwd, given.words[0]!);
    const bytes = readPackBytes(path);
    const pack = await checkPack(bytes, trustedSigners(context, given.one('signers')));
    const store = openStore(join(home, '.assay'), readPanelFacts(home), () => now().getTime());
    try {
      const submission = given.one('submission');
      if (submission === null) {
        const rows = submissions(store).map(({ id, title }) => [id, title]);
        stdout.write(printedColumns(rows, '  '));
        throw new InputError('attach needs a submission. Write one of these: --submission id');
      }
      const { version } = attachPack(store, given.one('by') ?? 'local', { bytes, submission, pack });
      stdout.write(
        `pack ${pack.bears.slice(0, 12)} is attached to ${submission} as version ${version} of ${pack.notebook}\n`,
      );
    } finally {
      store.close();
    }
    return 0;
  },
};
