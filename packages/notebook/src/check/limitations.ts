import type { Results } from '@assay/evidence';
import { findReferences } from '../reference/find-references.ts';
import type { CheckProblem } from './problem.ts';

/**
 * What keeps a reader from the limits of what is shown: no section that says what it does not show, an empty one, or
 * findings whose limitations no view prints.
 */
export function limitationProblems(markdown: Readonly<Record<string, string>>, results: Results): CheckProblem[] {
  const plain = markdown['report.md'];
  if (plain === undefined) return [];
  const problem = (message: string): CheckProblem[] => [{ rule: 'missing-limitations', where: 'report.md', message }];
  const section = /^#+[^\n]*does not show[^\n]*$([\s\S]*?)(?=^#|(?![\s\S]))/im.exec(plain);
  if (!/does not show/i.test(plain)) {
    return problem('nothing says what this does not show. Add a section "What this does not show".');
  }
  if (section !== null && section[1]!.trim() === '') {
    return problem('the section on what this does not show is empty. Say it, or put {limitations} there.');
  }
  const stated = results.findings.find(({ limitations }) => limitations.length > 0);
  const shown = Object.values(markdown).some(listsLimitations);
  if (stated !== undefined && !shown) {
    return problem(`no view lists the limitations of the findings, such as those of ${stated.id}. Add {limitations}.`);
  }
  return [];
}

function listsLimitations(text: string): boolean {
  try {
    return findReferences(text).blocks.some(({ block }) => block.kind === 'limitations');
  } catch {
    // A reference that follows no grammar is told by the check of references.
    return /^\s*\{\s*limitations\s*\}\s*$/m.test(text);
  }
}
