import { defaultSigningPolicy, policyProblems, type SignatureCheck, verifyPack } from '@assay/evidence';
import {
  type ContentProblem,
  readReleasedPack,
  releasedPackProblems,
  releasedSourceProblems,
  signedLog,
} from '@assay/report/release';
import { countedNoun, InputError } from '@assay/statistics';
import type { Command, ExitCode } from '../command.ts';
import { readPackBytes, readTextFile } from '../pack/read-bytes.ts';
import { trustedSigners } from '../pack/trusted-signers.ts';
import { filePath } from '../words/file-path.ts';
import { readWholeOption } from '../words/read-pairs.ts';

const KINDS: Readonly<Record<string, string>> = {
  'sign-off': 'signed it off',
  rerun: 'reran it',
  disclosure: 'decided on its disclosure',
};

export const verify: Command = {
  name: 'verify',
  summary: 'Is this evidence pack the one that was made, are its reports those of its numbers, and who signed it?',
  usage: '<pack> [--policy] [--signatures n] [--signers signers.json] [--digest digits] [--certificate file] [--json]',
  options: {
    policy: { takes: 'nothing', help: 'fail without the signatures that the pack itself asks for' },
    signatures: { takes: 'one', help: 'how many signatures the minutes say that it bears: fail on another number' },
    signers: { takes: 'one', help: 'signers to trust (default signers.json of the project)' },
    digest: { takes: 'one', help: 'the digest that the minutes quote, at least its first twelve characters' },
    certificate: { takes: 'one', help: 'a certificate that stands beside the pack, to check with it' },
    json: { takes: 'nothing', help: 'for machines' },
  },
  examples: ['assay verify match-and-merge.zip --digest 3f2a9c0b1d4e --signers signers.json --policy'],
  words: { least: 1, most: 1 },
  async run(given, context) {
    const { cwd, home, stdout } = context;
    const bytes = readPackBytes(filePath(cwd, given.words[0]!));
    const certificate = given.one('certificate');
    const beside = certificate === null ? [] : [readTextFile(filePath(cwd, certificate), 'certificate')];
    const pack = verifyPack(bytes, trustedSigners(context, given.one('signers')), beside, context.now());
    const { digest, signatures, files } = pack;
    const log = signedLog(home, signatures);
    const problems: ContentProblem[] = [
      ...pack.problems,
      ...releasedPackProblems(files),
      ...(await releasedSourceProblems(files)),
      ...digestProblems(given.one('digest'), digest),
      ...countProblems(readWholeOption('signatures', given.one('signatures')), signatures),
      ...log.problems,
    ];
    const policy = signingPolicy(files);
    const lacking = policyProblems(policy, signatures);
    if (given.has('policy')) for (const problem of lacking) problems.push({ path: 'signatures', problem });
    const holds = problems.length === 0;
    const code: ExitCode = holds ? 0 : problems.every(({ isUnchecked }) => isUnchecked) ? 2 : 1;
    if (given.has('json')) {
      stdout.write(`${JSON.stringify({ holds, digest, problems, signatures, lacking })}\n`);
      return code;
    }
    for (const signature of signatures) if (signature.problem === null) stdout.write(signatureText(signature));
    for (const sentence of log.elsewhere) stdout.write(`${shown(sentence)}\n`);
    for (const { path, problem } of problems) stdout.write(`${shown(path)}: ${shown(problem)}\n`);
    if (digest !== null) stdout.write(`digest ${digest}\n`);
    if (digest !== null && !given.has('policy')) stdout.write(countText(signatures, lacking));
    stdout.write(
      holds
        ? `holds: ${countedNoun(files.size, 'file')}, none changed, the reports those of the numbers\n`
        : code === 2
          ? `cannot tell: ${countedNoun(problems.length, 'file')} made by another Assay; no other problem\n`
          : `does not hold: ${countedNoun(problems.length, 'problem')}\n`,
    );
    return code;
  },
};

function signingPolicy(files: ReadonlyMap<string, Uint8Array>) {
  try {
    return readReleasedPack(files).signing ?? defaultSigningPolicy;
  } catch (error) {
    if (error instanceof InputError || error instanceof SyntaxError) return defaultSigningPolicy;
    throw error;
  }
}

function digestProblems(quoted: string | null, digest: string | null): ContentProblem[] {
  if (quoted === null) return [];
  if (!/^[0-9a-f]{12,64}$/.test(quoted)) {
    throw new InputError(
      `--digest is ${quoted}. Give twelve to sixty-four hexadecimal digits, as the minutes quote them.`,
    );
  }
  if (digest === null || digest.startsWith(quoted)) return [];
  return [{ path: 'the pack', problem: `its digest is ${digest.slice(0, 12)}, not ${quoted}: it is another pack` }];
}

function countProblems(quoted: number | null, signatures: readonly SignatureCheck[]): ContentProblem[] {
  const count = signatures.filter(({ problem }) => problem === null).length;
  if (quoted === null || quoted === count) return [];
  return [
    {
      path: 'signatures',
      problem: `${count} count, not the ${quoted} that were quoted: some were taken away or added`,
    },
  ];
}

function countText(signatures: readonly SignatureCheck[], lacking: readonly string[]): string {
  const count = signatures.filter(({ problem }) => problem === null).length;
  const signed =
    count === 0 ? 'nobody trusted here signed it' : `${count} ${count === 1 ? 'signature counts' : 'signatures count'}`;
  return `${signed}; ${lacking.length === 0 ? 'its signing policy is met' : 'its signing policy is not met: --policy says what is lacking'}\n`;
}

function signatureText({ signer, role, kind, signedAt, predicate }: SignatureCheck): string {
  const result = typeof predicate?.['result'] === 'string' ? `: ${predicate['result']}` : '';
  const note = typeof predicate?.['note'] === 'string' ? ` (${predicate['note']})` : '';
  const text = `${signer}, ${role}, ${KINDS[kind ?? ''] ?? 'signed it'} on ${signedAt?.slice(0, 10)}${result}${note}`;
  return `${shown(text)}\n`;
}

/** A hostile name must not move the cursor of a terminal, nor turn the direction of its line. */
function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
}
