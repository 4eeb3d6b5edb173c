import type { Finding, Results } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { type AnswerText, findAnswers } from '../answer/find-answers.ts';
import { resolveAnswers } from '../answer/resolve-answers.ts';
import type { Notebook } from '../definition/define-notebook.ts';
import { parseReference } from '../reference/parse-reference.ts';
import { resolveReference } from '../reference/resolve-reference.ts';
import type { CheckProblem } from './problem.ts';

/** Words beyond which nobody takes an answer in at one reading. */
const MOST_WORDS = 30;

/**
 * Does the report open with an answer to every question it promises? Each is one sentence of at most thirty words as it
 * reads, with a number that a cell computed.
 */
export function answerProblems(
  notebook: Pick<Notebook, 'questions'>,
  results: Results,
  markdown: string,
): readonly CheckProblem[] {
  const problem = (where: string, message: string): CheckProblem => ({ rule: 'answer', where, message });
  const findings = new Map(results.findings.map((finding) => [finding.id, finding]));
  let texts: readonly AnswerText[];
  try {
    texts = findAnswers(markdown);
  } catch (error) {
    // What follows no grammar is told by the check of references.
    if (error instanceof InputError) return [];
    throw error;
  }
  const answered = new Map(resolveAnswers(markdown, findings).map((answer) => [answer.question, answer]));
  return [
    ...notebook.questions.flatMap((id) => {
      const answer = answered.get(id);
      if (answer === undefined)
        return [problem(id, `the report opens without an answer. Write {answer: ${id} at finding.id} and a sentence.`)];
      return answer.status === 'answered'
        ? []
        : [problem(id, `its answer cannot be given: ${answer.reason}. Name a number that this run computes.`)];
    }),
    ...texts.flatMap((text) => textProblems(text, notebook, findings, results, problem)),
  ];
}

function textProblems(
  { question, sentence, references, line }: AnswerText,
  notebook: Pick<Notebook, 'questions'>,
  findings: ReadonlyMap<string, Finding>,
  results: Results,
  problem: (where: string, message: string) => CheckProblem,
): CheckProblem[] {
  const where = `report.md:${line}`;
  const problems: CheckProblem[] = [];
  if (!notebook.questions.includes(question))
    problems.push(
      problem(where, `${question} is no question of this notebook. Use one of ${notebook.questions.join(', ')}.`),
    );
  if (!references.some(({ kind }) => kind !== 'parameter'))
    problems.push(problem(where, `the answer to ${question} has no number. Refer to the finding that it turns on.`));
  const scope = { findings, parameters: results.run.parameters, words: 'plain' as const };
  let read: string;
  try {
    read = sentence.replace(/\{([^{}]*)\}/g, (_, inside: string) => resolveReference(parseReference(inside), scope));
  } catch {
    // A reference that points at nothing is told by the check of references.
    return problems;
  }
  const words = read.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  if (words > MOST_WORDS)
    problems.push(problem(where, `the answer to ${question} has ${words} words. Say it in ${MOST_WORDS}.`));
  return problems;
}
