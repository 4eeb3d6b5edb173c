import { resolveAnswers } from '@assay/notebook';
import { reportScope } from '../markdown/report-scope.ts';
import { type Html, html } from '../page/html.ts';
import { exampleWordsOf } from '../source/example-note.ts';
import { findingsById, type ReportLinks, type ReportSource } from '../source/report-source.ts';
import { restsOn } from '../source/rests-on.ts';
import { answerGiven } from './answer-list.ts';

/** An answer of one report, as other pages quote it. */
export interface AnswerQuote {
  readonly isAnswered: boolean;
  readonly html: Html;
  /** What the report rests on, for a page that shows nothing else of it. */
  readonly restsOn: Html;
}

/**
 * The same words wherever a question is shown: what this report answers to each question, with how sure it is and the
 * way to where it is shown.
 *
 * @example
 * answerQuotes(sampleSource, fileLinks).get('MM-P1').isAnswered // true
 */
export function answerQuotes(source: ReportSource, links: ReportLinks): ReadonlyMap<string, AnswerQuote> {
  const scope = reportScope(source, 'plain', links);
  // A quoted answer stands far from its report's title.
  const words = exampleWordsOf(source);
  const example = words === null ? null : html`<p class="small"><span class="tag warn">${words}</span></p>`;
  return new Map(
    resolveAnswers(source.plain, findingsById(source.results)).map((answer) => [
      answer.question,
      {
        isAnswered: answer.status === 'answered',
        html: html`${answerGiven(answer, scope, links)}${example}`,
        restsOn: restsOn(source),
      },
    ]),
  );
}
