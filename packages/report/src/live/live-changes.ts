import { describeChanges, type Results } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { type Html, html } from '../page/html.ts';
import { answerQuotes } from '../section/answer-quotes.ts';
import type { ReportLinks, ReportSource } from '../source/report-source.ts';

/** Something that the present state is held against. */
export interface Before {
  /** "since it was opened". */
  readonly since: string;
  readonly results: Results;
  /** Answers by question, in words. */
  readonly answers: ReadonlyMap<string, string>;
}

const MOST_LINES = 12;

/** What each question is answered now, in words alone; none where the report cannot be read. */
export function liveAnswersNow(source: ReportSource, links: ReportLinks): ReadonlyMap<string, string> {
  try {
    return new Map([...answerQuotes(source, links)].map(([id, { html }]) => [id, wordsOf(html)]));
  } catch (error) {
    if (error instanceof InputError) return new Map();
    throw error;
  }
}

function wordsOf(markup: Html): string {
  return markup
    .toString()
    .replace(/<a [^>]*>Where it is shown<\/a>/g, '')
    .replace(/(<span class="tag[^>]*>[^<]*)<\/span>/g, '$1:')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What is different now: the answers to the panel's questions first, then every number, old and new. */
export function liveChanges(now: Omit<Before, 'since'>, befores: readonly Before[]): Html {
  return html`${befores.map((before) => changesSince(before, now))}`;
}

function changesSince({ since, results, answers }: Before, now: Omit<Before, 'since'>): Html {
  const { sentence, list } = describeChanges(results, now.results);
  const asked = [...new Set([...answers.keys(), ...now.answers.keys()])].filter(
    (id) => answers.get(id) !== now.answers.get(id),
  );
  const heading =
    asked.length === 0
      ? sentence
      : `${sentence}; ${asked.length === 1 ? 'one answer' : `${asked.length} answers`} to the panel changed`;
  if (list.length === 0 && asked.length === 0) return html`<p><strong>Since ${since}:</strong> ${heading}.</p>`;
  return html`<details${since === 'the last edit' && html` open`}><summary>Since ${since}: ${heading}</summary>
${asked.length > 0 && html`<ul class="live-answers">${asked.map((id) => html`<li><strong>${id}</strong><br><del>${answers.get(id) ?? 'no answer'}</del><br><ins>${now.answers.get(id) ?? 'no answer'}</ins></li>`)}</ul>`}
<ul class="small">${list.slice(0, MOST_LINES).map((line) => html`<li>${line}</li>`)}${list.length > MOST_LINES && html`<li>and ${list.length - MOST_LINES} more</li>`}</ul></details>`;
}
