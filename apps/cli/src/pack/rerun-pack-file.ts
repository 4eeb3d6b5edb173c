import { certifyPack, signPack, verifyPack, writeAtomically } from '@assay/evidence';
import {
  arithmeticProblems,
  type PackContent,
  type RerunOfPack,
  readReleasedPack,
  releasedPackProblems,
  releasedSourceProblems,
  rerunPredicate,
  rerunReleasedPack,
} from '@assay/report/release';
import { InputError } from '@assay/statistics';
import type { Context, ExitCode } from '../command.ts';
import { madeDatasetFiles } from '../home/make-datasets.ts';
import { notebookFolder } from '../home/notebook-folders.ts';
import { driftText } from '../show/drift-text.ts';
import { runProgress } from '../show/run-progress.ts';
import { shortPath } from '../show/short-path.ts';
import { simulationText } from '../show/simulation-text.ts';
import { filePath } from '../words/file-path.ts';
import { readInputs, readWholeOption } from '../words/read-pairs.ts';
import type { Given } from '../words/read-words.ts';
import { logSigning } from './log-signing.ts';
import { readPackBytes } from './read-bytes.ts';
import { signInPlace } from './sign-in-place.ts';
import { signingKey } from './signing-key.ts';

const FEW_SEEDS = 0;

/** Reruns a pack: is it whole, does it compute, does every released number come out, and what may explain where not. */
export async function rerunPackFile(path: string, given: Given, context: Context): Promise<ExitCode> {
  const { home, cwd, stdout, stderr, signal } = context;
  const key = signingKey(given, cwd);
  const seeds = readWholeOption('seeds', given.one('seeds')) ?? FEW_SEEDS;
  const inputs = readInputs(given.many('input'), cwd);
  const bytes = readPackBytes(path);
  const { problems, files, digest } = verifyPack(bytes);
  const found = [
    ...problems.filter((each) => !each.path.startsWith('signatures/')),
    ...releasedPackProblems(files),
    ...(await releasedSourceProblems(files)),
  ];
  const broken = found.filter((each) => !('isUnchecked' in each));
  const unchecked = found.filter((each) => 'isUnchecked' in each);
  if (broken.length > 0) {
    for (const { path: place, problem } of broken) stdout.write(`${place}: ${problem}\n`);
    stdout.write('the pack does not hold, so it is not run\n');
    return 1;
  }
  for (const { path: place, problem } of unchecked) stderr.write(`not checked: ${place}: ${problem}\n`);
  const trusted = isTrusted(given.one('trust'), digest!);
  const content = readReleasedPack(files);
  const { notebook } = content.record.run;
  const isForMachines = given.has('json');
  const progress = runProgress(stderr, notebook, isForMachines);
  let rerunFound: RerunOfPack;
  try {
    rerunFound = await rerunReleasedPack(content, {
      current: given.has('current') ? notebookFolder(home, notebook) : null,
      inputs,
      datasetFiles: madeDatasetFiles(context),
      seeds,
      isTrusted: trusted,
      options: { onEvent: (event) => progress.on(event), ...(signal === undefined ? {} : { signal }) },
    });
  } catch (error) {
    progress.end();
    if (error instanceof InputError) stdout.write(withoutRerun(content));
    throw error;
  }
  progress.end();
  const { drift, simulation } = rerunFound;
  if (isForMachines) stdout.write(`${JSON.stringify({ ...drift, simulation })}\n`);
  else {
    stdout.write(`pack ${digest!.slice(0, 12)}: ${driftText(drift)}`);
    stdout.write(simulationText(rerunFound.simulation));
  }
  if (key !== null) {
    const at = context.now().toISOString();
    const result = rerunPredicate(drift, simulation, at);
    const certificate = given.one('certificate');
    const log = logSigning(home, at, 'pack-rerun', { digest, result: result.result });
    const predicate = { ...result, log };
    if (certificate !== null) {
      writeAtomically(filePath(cwd, certificate), certifyPack(bytes, 'rerun', predicate, key));
      stderr.write(`certificate: ${predicate.result}, in ${shortPath(cwd, filePath(cwd, certificate))}\n`);
    }
    if (given.has('attach')) {
      signInPlace(path, digest!, (latest) => signPack(latest, 'rerun', predicate, key));
      stderr.write(`certificate: ${predicate.result}, added to ${shortPath(cwd, path)}\n`);
    }
  }
  return drift.holds ? 0 : 1;
}

/** Somebody who names the digest says that they know whose code it is. */
function isTrusted(trust: string | null, digest: string): boolean {
  if (trust === null) return false;
  if (!/^[0-9a-f]{12,64}$/.test(trust) || !digest.startsWith(trust)) {
    throw new InputError(
      `--trust names ${trust}, the pack is ${digest.slice(0, 12)}. Name its own digest, or leave it out.`,
    );
  }
  return true;
}

/** What can be said of a pack that cannot be computed again here, and what cannot. */
function withoutRerun({ results, record }: PackContent): string {
  const wrong = arithmeticProblems(results);
  return [
    'checked: every file is the one that was packed',
    `checked: the code has the hash that the run names, ${record.run.code.slice(0, 12)}`,
    wrong.length === 0
      ? `checked: the ${results.findings.length} released findings do not contradict themselves`
      : `checked, and wrong: ${wrong.join('; ')}`,
    'not checked: whether the data give these numbers',
    '',
  ].join('\n');
}
