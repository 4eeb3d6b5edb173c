import type { Finding, Results } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import type { Notebook } from '../definition/define-notebook.ts';
import { findReferences } from '../reference/find-references.ts';
import { nearestNameSuggestion } from '../reference/nearest-name.ts';
import type { Block } from '../reference/parse-block.ts';
import { parseReference, type Reference } from '../reference/parse-reference.ts';
import { MOST_CHOICES, resolveChoice } from '../reference/resolve-choice.ts';
import { type ReferenceScope, resolveReference } from '../reference/resolve-reference.ts';
import { answerProblems } from './answers.ts';
import { chartProblems } from './chart-problems.ts';
import { limitationProblems } from './limitations.ts';
import { noDifferenceProblems } from './no-difference.ts';
import { type OutcomeWording, unattestedOutcomes } from './outcome-wording.ts';
import type { CheckProblem } from './problem.ts';
import { rangeProblems } from './ratio-range.ts';
import { isRowOfAnotherChoice } from './row-of-another-choice.ts';
import { sameNameProblems } from './same-name.ts';
import { sameNumberProblems } from './same-number.ts';
import { typedDigits } from './typed-digits.ts';
import { overclaims } from './wording.ts';

export interface CheckSubject {
  readonly notebook: Pick<Notebook, 'id' | 'system' | 'questions' | 'unanswerable' | 'figures' | 'title' | 'summary'> &
    Partial<Pick<Notebook, 'parameters'>>;
  readonly results: Results;
  /** Markdown by file name: `report.md`, `technical.md`. */
  readonly markdown: Readonly<Record<string, string>>;
  /** Ids of every question that the panel asked of the notebook's system; empty where no ledger is at hand. */
  readonly ledger: readonly string[];
  /** The panel's scale of outcomes; without it outcomes are not judged. */
  readonly outcomes?: readonly OutcomeWording[];
}

/**
 * May this notebook go before a panel? Every reference must resolve, every finding be used, every question have its
 * answer or its reason, every finding be one that could be stated, no digit be typed, no sentence claim too much, and the plain view say what it does not show.
 *
 * @example
 * const answer = '{answer: MM-P1 at pairs.wrong}\nOf all pairs {pairs.wrong} are wrong.';
 * const markdown = { 'report.md': `# How many?\n\n${answer}\n\nOr 3.\n\n## What this does not show\n\n{limitations}\n` };
 * checkNotebook({ notebook, results, markdown, ledger: ['MM-P1'] }).map(({ rule, where }) => [rule, where]) // [['typed-digit', 'report.md:6']]
 */
export function checkNotebook(subject: CheckSubject): readonly CheckProblem[] {
  const { notebook, results, markdown, outcomes = [] } = subject;
  const findings = new Map(results.findings.map((finding) => [finding.id, finding]));
  const used = new Set<string>();
  const problems: CheckProblem[] = [];
  for (const [file, text] of Object.entries(markdown)) {
    problems.push(...checkReferences(file, text, subject, findings, used));
    problems.push(...typedDigits(file, text), ...overclaims(file, text), ...unattestedOutcomes(file, text, outcomes));
  }
  for (const figure of notebook.figures) problems.push(...checkFigure(figure, subject, findings, used));
  if (Object.keys(markdown).length > 0) {
    for (const finding of results.findings) {
      if (used.has(finding.id)) continue;
      problems.push({
        rule: 'unused-finding',
        where: finding.id,
        message: `no view shows it. Refer to {${finding.id}}, or take it out of cell ${finding.source.cell}.`,
      });
    }
  }
  for (const { id, fault, source } of results.findings) {
    if (fault === undefined) continue;
    problems.push({
      rule: 'unstated',
      where: id,
      message: `it could not be stated: ${fault}. Mend cell ${source.cell}.`,
    });
  }
  const sentences = results.findings.flatMap(({ id, title, limitations }) =>
    [title, ...limitations].map((sentence) => [id, sentence] as const),
  );
  const ofNotebook = [notebook.title, notebook.summary, ...Object.values(notebook.unanswerable)];
  for (const [where, sentence] of [...sentences, ...ofNotebook.map((text) => ['notebook.ts', text] as const)]) {
    problems.push(...overclaims(where, sentence, false), ...unattestedOutcomes(where, sentence, outcomes, false));
  }
  const plain = markdown['report.md'];
  const answers =
    plain === undefined
      ? []
      : [
          ...answerProblems(notebook, results, plain),
          ...rangeProblems('report.md', plain, results),
          ...sameNumberProblems('report.md', plain, notebook.figures, results),
        ];
  return [
    ...problems,
    ...sameNameProblems(results),
    ...answers,
    ...limitationProblems(markdown, results),
    ...checkQuestions(subject),
  ];
}

function scopeOf({ results }: CheckSubject, findings: ReadonlyMap<string, Finding>): ReferenceScope {
  return { findings, parameters: results.run.parameters, words: 'plain' };
}

function checkReferences(
  file: string,
  text: string,
  subject: CheckSubject,
  findings: ReadonlyMap<string, Finding>,
  used: Set<string>,
): CheckProblem[] {
  const problems: CheckProblem[] = [];
  const refuse = (line: number, message: string) =>
    problems.push({ rule: 'unknown-reference', where: `${file}:${line}`, message });
  const found = findReferences(text, (fault, line) => refuse(line, fault.message));
  for (const { reference, line } of found.references) {
    try {
      resolveReference(reference, scopeOf(subject, findings));
      if (reference.kind !== 'parameter') used.add(reference.id);
    } catch (error) {
      if (!isRowOfAnotherChoice(reference, findings, subject.notebook.parameters)) refuse(line, messageOf(error));
    }
  }
  for (const { block, line } of found.blocks) {
    if (block.kind === 'table') {
      const finding = findings.get(block.id);
      if (finding === undefined)
        refuse(line, `unknown finding: ${block.id}. ${nearestNameSuggestion(block.id, [...findings.keys()])}`);
      else if (finding.table === null && finding.status === 'computed') {
        refuse(line, `finding ${block.id} has no table. Write {${block.id}} in a sentence.`);
      }
      used.add(block.id);
    }
    if (block.kind === 'answer') {
      const { id } = block.at as Extract<Reference, { id: string }>;
      if (!findings.has(id)) refuse(line, `unknown finding: ${id}. ${nearestNameSuggestion(id, [...findings.keys()])}`);
      used.add(id);
    }
    if (block.kind === 'choose') {
      const finding = findings.get(block.id);
      if (finding === undefined)
        refuse(line, `unknown finding: ${block.id}. ${nearestNameSuggestion(block.id, [...findings.keys()])}`);
      else problems.push(...checkChoice(block, finding, subject, `${file}:${line}`));
      used.add(block.id);
    }
    if (block.kind === 'figure') {
      const ids = subject.notebook.figures.map(({ id }) => id);
      const figure = subject.notebook.figures.find(({ id }) => id === block.id);
      if (figure === undefined) refuse(line, `unknown figure: ${block.id}. ${nearestNameSuggestion(block.id, ids)}`);
      else used.add(figure.finding);
    }
  }
  return problems;
}

function checkChoice(
  block: Extract<Block, { kind: 'choose' }>,
  finding: Finding,
  { results }: CheckSubject,
  where: string,
): CheckProblem[] {
  const problem = (message: string): CheckProblem[] => [{ rule: 'choice', where, message }];
  try {
    const columns = resolveChoice(block, finding, results.run.parameters)?.columns ?? [];
    const most = Math.max(0, ...columns.map(({ values }) => values.length));
    return most > MOST_CHOICES
      ? problem(`${block.id} offers ${most} values, more than ${MOST_CHOICES}. Write {table: ${block.id}}.`)
      : [];
  } catch (error) {
    return problem(messageOf(error));
  }
}

function checkFigure(
  figure: CheckSubject['notebook']['figures'][number],
  subject: CheckSubject,
  findings: ReadonlyMap<string, Finding>,
  used: Set<string>,
): CheckProblem[] {
  const where = `figure ${figure.id}`;
  const finding = findings.get(figure.finding);
  if (finding === undefined) {
    const remedy = nearestNameSuggestion(figure.finding, [...findings.keys()]);
    return [{ rule: 'figure', where, message: `unknown finding: ${figure.finding}. ${remedy}` }];
  }
  const problems: CheckProblem[] = [];
  const columns = finding.table?.columns.map(({ name }) => name) ?? [];
  const isComputed = finding.status !== 'not-computed';
  const ofChart = chartProblems(figure.chart, isComputed ? columns : null, finding.id);
  const ofLines =
    ofChart.length === 0 && finding.table !== null ? noDifferenceProblems(figure.chart, finding.table) : [];
  for (const message of [...ofChart, ...ofLines]) problems.push({ rule: 'figure', where, message });
  for (const [, inside] of figure.summary.matchAll(/\{([^{}]*)\}/g)) {
    let reference: Reference | null = null;
    try {
      reference = parseReference(inside!);
      resolveReference(reference, scopeOf(subject, findings));
      if (reference.kind !== 'parameter') used.add(reference.id);
    } catch (error) {
      if (reference === null || !isRowOfAnotherChoice(reference, findings, subject.notebook.parameters))
        problems.push({ rule: 'unknown-reference', where, message: messageOf(error) });
    }
  }
  for (const text of [figure.caption, figure.summary]) {
    problems.push(...overclaims(where, text, false));
    problems.push(...typedDigits(where, text).map((problem) => ({ ...problem, where })));
  }
  return problems;
}

function checkQuestions({ notebook, results, ledger }: CheckSubject): CheckProblem[] {
  const answered = new Set(results.findings.flatMap(({ questions }) => questions));
  const problem = (id: string, message: string): CheckProblem => ({ rule: 'unanswered-question', where: id, message });
  const promised = notebook.questions.filter((id) => !answered.has(id));
  const excused = Object.keys(notebook.unanswerable);
  return [
    ...promised.map((id) => problem(id, 'no finding answers it. State one, or give the reason under unanswerable.')),
    ...excused
      .filter((id) => notebook.unanswerable[id]!.trim() === '')
      .map((id) => problem(id, 'it is called unanswerable without a reason. Give one.')),
    ...(ledger.length === 0 ? [] : [...notebook.questions, ...excused])
      .filter((id) => !ledger.includes(id))
      .map((id) => problem(id, `the panel's ledger has no such question. ${nearestNameSuggestion(id, ledger)}`)),
  ];
}

function messageOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  throw error;
}
