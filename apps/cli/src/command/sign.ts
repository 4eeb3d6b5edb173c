import { readPrivateKey, readStatement, refuseReplacing, signPack, verifyPack, writeAtomically } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { logSigning } from '../pack/log-signing.ts';
import { readPackBytes, readTextFile } from '../pack/read-bytes.ts';
import { signInPlace } from '../pack/sign-in-place.ts';
import { shortPath } from '../show/short-path.ts';
import { filePath } from '../words/file-path.ts';

const KINDS = ['sign-off', 'disclosure', 'rerun'] as const;

export const sign: Command = {
  name: 'sign',
  summary: 'Adds a signature to an evidence pack; its digest and the signatures before stay',
  usage: '<pack> --key file [--as sign-off|disclosure|rerun] [--note text] [--certificate file] [--out y.zip]',
  options: {
    key: { takes: 'one', help: 'private key made by assay key' },
    as: { takes: 'one', help: 'sign-off (default), disclosure, or rerun with its certificate' },
    note: { takes: 'one', help: 'what the signer wants to say; it stands in the pack for good' },
    certificate: { takes: 'one', help: 'certificate of assay rerun, for --as rerun' },
    out: { takes: 'one', help: 'another file for the signed pack' },
  },
  examples: ['assay sign match-and-merge.zip --key reviewer.key --note "Read on 5 March"'],
  words: { least: 1, most: 1 },
  async run(given, { home, cwd, stdout, now }) {
    const path = filePath(cwd, given.words[0]!);
    const keyPath = given.one('key');
    if (keyPath === null) throw new InputError('sign needs a key. Write: --key name.key, made by assay key <name>');
    const kind = KINDS.find((each) => each === (given.one('as') ?? 'sign-off'));
    if (kind === undefined) throw new InputError(`--as is ${given.one('as')}. Use one of ${KINDS.join(', ')}.`);
    const certificate = given.one('certificate');
    if ((kind === 'rerun') !== (certificate !== null)) {
      throw new InputError('a rerun is signed with its certificate. Write: --as rerun --certificate file');
    }
    const key = readPrivateKey(readTextFile(filePath(cwd, keyPath), 'key'), keyPath);
    const bytes = readPackBytes(path);
    const { problems, digest } = verifyPack(bytes);
    const broken = problems.find((each) => !each.path.startsWith('signatures/'));
    if (broken !== undefined) {
      throw new InputError(`the pack does not hold, so it is not signed: ${broken.path}: ${broken.problem}.`);
    }
    const note = given.one('note');
    const signedAt = now().toISOString();
    const stated =
      certificate === null ? {} : readStatement(readTextFile(filePath(cwd, certificate), 'certificate'), digest!);
    const out = filePath(cwd, given.one('out') ?? given.words[0]!);
    if (out !== path) refuseReplacing(out);
    const log = logSigning(home, signedAt, 'pack-signed', { digest, as: kind });
    const signed = (pack: Uint8Array) =>
      signPack(pack, kind, { ...stated, signedAt, log, ...(note === null ? {} : { note }) }, key);
    if (out === path) signInPlace(path, digest!, signed);
    else writeAtomically(out, signed(bytes));
    stdout.write(`signed ${digest!.slice(0, 12)} as ${kind}: ${shortPath(cwd, out)}\n`);
    return 0;
  },
};
