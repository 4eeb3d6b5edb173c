import { existsSync, writeFileSync } from 'node:fs';
import { isWrittenDay } from '@assay/dataset';
import { generateSigningKey, type TrustedSigner } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { shortPath } from '../show/short-path.ts';
import { filePath } from '../words/file-path.ts';

const VALID_YEARS = 2;

export const key: Command = {
  name: 'key',
  summary: 'Makes a key to sign packs with, and the entry by which others trust it',
  usage: '<name> [--as "A. Reviewer"] [--role reviewer] [--until date]',
  options: {
    as: { takes: 'one', help: 'name of the person, as verifying shows it (default: the name of the key)' },
    role: { takes: 'one', help: 'analyst, reviewer, chair, … (default reviewer)' },
    until: { takes: 'one', help: 'last day on which a signature counts (default two years from today)' },
  },
  examples: ['assay key reviewer --as "A. Reviewer" --role reviewer'],
  words: { least: 1, most: 1 },
  async run(given, { cwd, stdout, now }) {
    const name = given.words[0]!;
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
      throw new InputError(`not a name for a key: ${name}. Use letters, digits, hyphens and dots.`);
    }
    const today = now().toISOString().slice(0, 10);
    const later = `${Number(today.slice(0, 4)) + VALID_YEARS}${today.slice(4)}`;
    // Two years from a leap day there is none.
    const until = given.one('until') ?? (isWrittenDay(later) ? later : later.replace('-29', '-28'));
    if (!isWrittenDay(until) || until < today) {
      throw new InputError(`--until is ${until}. Give a day to come, such as 2030-12-31.`);
    }
    const paths = [filePath(cwd, `${name}.key`), filePath(cwd, `${name}.signer.json`)] as const;
    const present = paths.find((path) => existsSync(path));
    if (present !== undefined) throw new InputError(`there is a key already: ${present}. Choose another name.`);
    const { privateKey, publicKey } = generateSigningKey();
    const signer: TrustedSigner = {
      name: given.one('as') ?? name,
      role: given.one('role') ?? 'reviewer',
      publicKey,
      validFrom: today,
      validUntil: until,
    };
    writeFileSync(paths[0], privateKey, { mode: 0o600, flag: 'wx' });
    writeFileSync(paths[1], `${JSON.stringify([signer], null, 2)}\n`, { flag: 'wx' });
    stdout.write(`${shortPath(cwd, paths[0])} signs: keep it to yourself\n`);
    stdout.write(`${shortPath(cwd, paths[1])} is for others: they add it to their signers.json\n`);
    return 0;
  },
};
