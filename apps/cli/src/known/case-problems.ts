import type { Finding } from '@assay/evidence';
import { answerNumberAt, parseReference } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import type { Expected, KnownCase } from './known-cases.ts';

/** What of a case's expectations a run did not find, each in one line with both values. */
export function caseProblems({ expected }: KnownCase, findings: readonly Finding[]): readonly string[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return expected.flatMap((each) => {
    const problem = problemOf(each, byId);
    return problem === null ? [] : [`${each.at}: ${problem}`];
  });
}

function problemOf(expected: Expected, findings: ReadonlyMap<string, Finding>): string | null {
  const reference = parseReference(expected.at);
  if (reference.kind === 'parameter')
    throw new InputError(`${expected.at} is a parameter, and nothing that is found. Name a finding.`);
  const found = answerNumberAt(reference, findings);
  if ('notComputed' in expected) {
    if (!('missing' in found)) return `it was to be not computed, and is ${found.value}`;
    return found.missing.includes(expected.notComputed) ? null : `not computed, because ${found.missing}`;
  }
  if ('missing' in found) return `not found: ${found.missing}`;
  if ('text' in expected) return found.value === expected.text ? null : `"${found.value}", not "${expected.text}"`;
  const isThere = typeof found.value === 'number' && Math.abs(found.value - expected.value) <= expected.within;
  return isThere ? null : `${found.value}, not ${expected.value}`;
}
