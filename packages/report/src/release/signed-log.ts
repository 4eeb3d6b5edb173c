import { isLogPlace, logProblems, readLogHead, readLogLines, type SignatureCheck } from '@assay/evidence';
import { releaseLogFolder } from './release-shelf.ts';
import type { ContentProblem } from './released-pack-problems.ts';

/**
 * Does the log of what left this Data Lab still go as far as the signatures of a pack say that it went? Whoever cut its end
 * off, with all that stood beside it, could not reach those. A signature that names another log is told of, not held to it.
 *
 * @example
 * signedLog(`${home}/nothing-yet`, []) // { problems: [], elsewhere: [] }
 */
export function signedLog(
  home: string,
  signatures: readonly SignatureCheck[],
): { readonly problems: readonly ContentProblem[]; readonly elsewhere: readonly string[] } {
  const folder = releaseLogFolder(home);
  const head = readLogHead(folder);
  const lines = readLogLines(folder);
  const problems: ContentProblem[] = [];
  const elsewhere: string[] = [];
  for (const { problem, signer, signedAt, predicate } of signatures) {
    const place = predicate?.['log'];
    if (problem !== null || !isLogPlace(place)) continue;
    const said = `${signer} signed on ${signedAt!.slice(0, 10)} at entry ${place.entries} of the log ${place.first.slice(0, 12)}`;
    if (!isSameLog(lines, place.first)) elsewhere.push(`${said}, which is not kept here`);
    else
      for (const each of logProblems(lines, place)) problems.push({ path: '.assay/log', problem: `${each}; ${said}` });
  }
  for (const problem of head === null ? [] : logProblems(lines, head)) {
    if (problems.length === 0) problems.push({ path: '.assay/log', problem });
  }
  return { problems, elsewhere };
}

function isSameLog(lines: readonly string[], first: string): boolean {
  try {
    return (JSON.parse(lines[0] ?? 'null') as { readonly hash?: unknown } | null)?.hash === first;
  } catch {
    return false;
  }
}
