import { type Finding, type FindingDraft, finding, findingProblems } from '@assay/evidence';
import { statedOr } from '../statement/could-not-be-stated.ts';

/** A draft as it was taken: a finding, one that could not be stated with its fault, or why it has no place. */
export type TakenFinding =
  | { readonly finding: Finding }
  | { readonly finding: Finding; readonly fault: string }
  | { readonly problem: string };

/** Checks what one cell states, beside the ids that were stated before it; its own are added to them. */
export function takeFindings(
  drafts: readonly FindingDraft[],
  source: Finding['source'],
  known: Set<string>,
  questions: readonly string[],
): readonly TakenFinding[] {
  return drafts.map((draft) => {
    const stated = statedOr(draft, () => draft);
    const wrong = [...findingProblems(stated), ...placeProblems(stated, known, questions)];
    if (wrong.length > 0) return { problem: `${draft.id} (cell ${source.cell}): ${wrong.join('; ')}` };
    known.add(stated.id);
    const taken = finding(stated, source);
    return stated.fault === undefined ? { finding: taken } : { finding: taken, fault: stated.fault };
  });
}

function placeProblems(
  draft: { readonly id: string; readonly questions: readonly string[] },
  stated: ReadonlySet<string>,
  questions: readonly string[],
): string[] {
  const problems: string[] = [];
  if (stated.has(draft.id)) problems.push('a finding of this id was stated before');
  for (const question of draft.questions) {
    if (!questions.includes(question)) problems.push(`it answers ${question}, which the notebook does not list`);
  }
  return problems;
}
