import { type Finding, rangeReason } from '@assay/evidence';
import type { Reference } from '../reference/parse-reference.ts';
import { answerNumberAt, type NumberAt } from './answer-number-at.ts';
import { type AnswerText, findAnswers } from './find-answers.ts';
import { howSure, type Sureness } from './how-sure.ts';

/** What one run answers to one question. */
export type Answer =
  | {
      readonly question: string;
      readonly status: 'answered';
      readonly sentence: string;
      readonly at: AnswerText['at'];
      readonly sureness: Sureness;
      /** Whether the report has a better answer, which the gate held back: then the data do hold what this one lacks. */
      readonly isSecondBest: boolean;
      /** Whether the gate rounded what it turns on: how sure it is goes by the range that was let out, not by the one that was computed. */
      readonly isRounded: boolean;
    }
  | {
      readonly question: string;
      readonly status: 'not-answered';
      readonly reason: string;
      /** Whether the gate held back what the answer turns on. */
      readonly isHeldBack: boolean;
    };

/** Where some cells of a table are held back, those beside them are rounded. */
const ROUNDED: readonly string[] = ['rounded', 'suppressed'];

type Missing = Extract<NumberAt, { missing: string }>;

/**
 * What does this run answer, in the order of its report? Of the alternatives for a question the first counts whose every
 * number was computed and may be shown; where none is whole, the reason
 * is that of the first which is held back, else that of the last.
 *
 * @throws InputError as {@link findAnswers}.
 *
 * @example
 * resolveAnswers('{answer: MM-P1 at pairs.wrong}\nOf all links {pairs.wrong} are wrong.\n', scope.findings)[0].status // 'answered'
 */
export function resolveAnswers(markdown: string, findings: ReadonlyMap<string, Finding>): readonly Answer[] {
  const answers = new Map<string, Answer>();
  const heldBack = new Set<string>();
  for (const text of findAnswers(markdown)) {
    if (answers.get(text.question)?.status === 'answered') continue;
    const answer = resolve(text, findings, heldBack.has(text.question));
    if (answer.status === 'not-answered') {
      // What the data hold and the gate keeps is the reason, not what a later alternative lacks besides.
      if (heldBack.has(text.question)) continue;
      if (answer.isHeldBack) heldBack.add(text.question);
    }
    answers.set(text.question, answer);
  }
  return [...answers.values()];
}

function resolve(
  { question, at, sentence, references }: AnswerText,
  findings: ReadonlyMap<string, Finding>,
  isSecondBest: boolean,
): Answer {
  const missing = [at, ...references]
    .map((reference) => missingAt(reference, findings))
    .filter((each) => each !== null);
  const number = answerNumberAt(at, findings);
  if (!('missing' in number) && missing.length === 0)
    return {
      question,
      status: 'answered',
      sentence,
      at,
      sureness: howSure(number),
      isSecondBest,
      isRounded: ROUNDED.includes(findings.get(at.id)!.disclosure.status),
    };
  const lacking = 'missing' in number ? [...missing, number] : missing;
  const isHeldBack = lacking.some((each) => each.isHeldBack === true);
  return { question, status: 'not-answered', reason: lacking[0]!.missing, isHeldBack };
}

function missingAt(reference: Reference, findings: ReadonlyMap<string, Finding>): Missing | null {
  if (reference.kind === 'parameter') return null;
  const number = answerNumberAt(reference, findings);
  if ('missing' in number) return number;
  const wantsRange =
    reference.format === 'interval' || (reference.kind === 'finding' && /^(low|high)$/.test(reference.part));
  return wantsRange && number.interval === null
    ? { missing: withoutItsRange(reference, findings.get(reference.id)!) }
    : null;
}

/** In the finding's own words where it says why: its id tells a panel member nothing. */
function withoutItsRange(reference: Exclude<Reference, { kind: 'parameter' }>, finding: Finding): string {
  const column =
    reference.kind === 'table-cell' && finding.table?.columns.find(({ name }) => name === reference.column);
  const limitation = column
    ? rangeReason(finding, column.label)
    : finding.limitations.find((each) => each.startsWith('No interval: '));
  const why = limitation?.replace(/^No (range of “[^”]*”|interval): /, ': ').replace(/\.$/, '') ?? '';
  return `how far the number may be off is not known${why}`;
}
