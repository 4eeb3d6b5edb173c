import { type Answer, resolveAnswers, type Sureness } from '@assay/notebook';
import { countedNoun } from '@assay/statistics';
import { agreeInText } from '../markdown/agree-in-number.ts';
import { type MarkdownScope, renderMarkdownLine } from '../markdown/render-markdown.ts';
import { type Html, html } from '../page/html.ts';
import { findingsById, type ReportLinks, type ReportSource } from '../source/report-source.ts';

/** How each level of certainty reads beside an answer; the glossary gives the rule. */
const SURE: Readonly<Record<Sureness, { readonly word: string; readonly tag: string; readonly why: string }>> = {
  counted: { word: 'Counted', tag: 'good', why: 'every record was looked at, nothing is estimated' },
  firm: { word: 'Firm', tag: 'good', why: 'the range is narrow' },
  rough: { word: 'Rough', tag: 'warn', why: 'the range is wide, or a model stands behind the number' },
  open: { word: 'Open', tag: 'bad', why: 'the range is too wide to settle it, or none can be given' },
};

/** The same where the gate rounded the range: the numbers as they were computed may settle what this leaves open. */
const SURE_AS_ROUNDED: Readonly<Partial<Record<Sureness, string>>> = {
  rough: 'the range is wide as it was rounded for release, or a model stands behind the number',
  open: 'the range is too wide as it was rounded for release to settle it, or none can be given',
};

/** More than this at the head of a report, and nobody reads any. */
export const MOST_FIRST = 7;

/**
 * What does the report answer? For each of the panel's questions the question, the answer in one sentence, how sure it
 * is by one rule, and where it is shown; the first seven at once, the others below. Nothing where a report states none.
 */
export function answerList(source: ReportSource, scope: MarkdownScope, links: ReportLinks): Html | null {
  const answers = resolveAnswers(source.plain, findingsById(source.results));
  if (answers.length === 0) return null;
  // What a level means is said where it first stands.
  const told = new Set<string>();
  const inOrder = [...answers].sort((a, b) => Number(a.status !== 'answered') - Number(b.status !== 'answered'));
  const items = inOrder.map((answer) => answerItem(source, answer, scope, links, told));
  const later = items.slice(MOST_FIRST);
  const rest =
    links.numbers === false
      ? html`<ul class="answers">${later}</ul>`
      : html`<details><summary>${countedNoun(later.length, 'more answer')}</summary><ul class="answers">${later}</ul></details>`;
  return html`<section aria-labelledby="answers"><h2 id="answers">The answers</h2>
<ul class="answers">${items.slice(0, MOST_FIRST)}</ul>
${later.length > 0 && rest}
</section>`;
}

/**
 * Where in a report a question is answered: the part of its address after the `#`.
 *
 * @example
 * answerAnchor('PSD-R6/C2') // 'answer-PSD-R6-C2'
 */
export function answerAnchor(question: string): string {
  return `answer-${question.replace(/[^A-Za-z0-9-]+/g, '-')}`;
}

/** One question with its answer. */
export function answerItem(
  source: ReportSource,
  answer: Answer,
  scope: MarkdownScope,
  links: ReportLinks,
  told: Set<string> = new Set(),
): Html {
  const question = source.questions.find(({ id }) => id === answer.question);
  const href = links.question(answer.question);
  const id = href === null ? answer.question : html`<a href="${href}">${answer.question}</a>`;
  return html`<li${links.numbers !== false && html` id="${answerAnchor(answer.question)}"`}><p class="asked">${question?.text ?? answer.question} <span class="quiet">(${id})</span></p>
${answerGiven(answer, scope, links, told)}</li>
`;
}

/** The answer itself with how sure it is, or why there is none. */
export function answerGiven(
  answer: Answer,
  scope: MarkdownScope,
  links: ReportLinks,
  told: Set<string> = new Set(),
): Html {
  if (answer.status === 'not-answered')
    return html`<p><span class="tag warn">Not answered here</span>, because ${agreeInText(answer.reason)}.</p>`;
  const { word, tag, why: unrounded } = SURE[answer.sureness];
  const why = (answer.isRounded ? SURE_AS_ROUNDED[answer.sureness] : undefined) ?? unrounded;
  const isTold = told.has(why);
  told.add(why);
  return html`<p class="said">${renderMarkdownLine(answer.sentence, scope)}</p>
<p class="quiet small"><span class="tag ${tag}">${word}</span>${!isTold && html` ${why}.`}${answer.isSecondBest && ' A fuller answer is held back, so that nobody can be told from it.'} ${
    links.numbers !== false && html`<a href="${links.finding(answer.at.id)}">Where it is shown</a>`
  }</p>`;
}
