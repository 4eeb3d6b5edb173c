import { resolve } from 'node:path';
import { type SignatureCheck, verifyPack } from '@assay/evidence';
import { packContentProblems } from '@assay/report/release';
import { InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { readPackBytes, readTextFile } from '../pack/read-bytes.ts';
import { trustedSigners } from '../pack/trusted-signers.ts';

const KINDS: Readonly<Record<string, string>> = {
  'sign-off': 'signed it off',
  'test-result': 'reran it',
  'disclosure-decision': 'decided on its disclosure',
};

export const verify: Command = {
  name: 'verify',
  summary: 'Is this evidence pack the one that was made, to the last byte, and whose signatures does it bear?',
  usage: '<pack> [--signers signers.json] [--digest digits] [--certificate file] [--json]',
  options: {
    signers: { takes: 'one', help: 'signers to trust (default signers.json of the project)' },
    digest: { takes: 'one', help: 'the digest that the minutes quote, at least its first twelve characters' },
    certificate: { takes: 'one', help: 'a certificate that stands beside the pack, to check with it' },
    json: { takes: 'nothing', help: 'for machines' },
  },
  examples: ['assay verify match-and-merge.zip --digest 3f2a9c0b1d4e --signers signers.json'],
  words: { least: 1, most: 1 },
  async run(given, context) {
    const { cwd, stdout } = context;
    const bytes = readPackBytes(resolve(cwd, given.words[0]!));
    const certificate = given.one('certificate');
    const beside = certificate === null ? [] : [readTextFile(resolve(cwd, certificate), 'certificate')];
    const pack = verifyPack(bytes, trustedSigners(context, given.one('signers')), beside);
    const problems = [...pack.problems, ...packContentProblems(pack.files)];
    const quoted = given.one('digest');
    if (quoted !== null && !/^[0-9a-f]{12,64}$/.test(quoted)) {
      throw new InputError(
        `--digest is ${quoted}. Give twelve to sixty-four hexadecimal digits, as the minutes quote them.`,
      );
    }
    if (quoted !== null && pack.digest !== null && !pack.digest.startsWith(quoted)) {
      problems.push({
        path: 'the pack',
        problem: `its digest is ${pack.digest.slice(0, 12)}, not ${quoted}: it is another pack`,
      });
    }
    const holds = problems.length === 0;
    if (given.has('json')) {
      const { digest, signatures } = pack;
      stdout.write(`${JSON.stringify({ holds, digest, problems, signatures })}\n`);
      return holds ? 0 : 1;
    }
    for (const signature of pack.signatures) if (signature.problem === null) stdout.write(signatureText(signature));
    for (const { path, problem } of problems) stdout.write(`${shown(path)}: ${shown(problem)}\n`);
    if (pack.digest !== null) stdout.write(`digest ${pack.digest}\n`);
    stdout.write(
      holds ? `holds: ${pack.files.size} files, none changed\n` : `does not hold: ${problems.length} problems\n`,
    );
    return holds ? 0 : 1;
  },
};

function signatureText({ signer, role, predicateType, signedAt, predicate }: SignatureCheck): string {
  const kind = Object.keys(KINDS).find((each) => predicateType?.includes(`/${each}/`));
  const result = typeof predicate?.['result'] === 'string' ? `: ${predicate['result']}` : '';
  const note = typeof predicate?.['note'] === 'string' ? ` (${predicate['note']})` : '';
  const text = `${signer}, ${role}, ${KINDS[kind ?? ''] ?? 'signed it'} on ${signedAt?.slice(0, 10)}${result}${note}`;
  return `${shown(text)}\n`;
}

/** A hostile name must not move the cursor of a terminal. */
function shown(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
