import type { Results } from '@assay/evidence';
import { type Answer, resolveAnswers } from '@assay/notebook';
import { renderMarkdownLine } from '../markdown/render-markdown.ts';
import { reportScope } from '../markdown/report-scope.ts';
import { type Html, html } from '../page/html.ts';
import { fileLinks, findingsById, type ReportLinks, type ReportSource } from '../source/report-source.ts';

/** A version of the same report that the panel saw before. */
export interface EarlierReport {
  readonly source: ReportSource;
  /** When it was released, as a reader would say it. */
  readonly when: string;
}

/** More changes than these are told by their number. */
const MOST_TOLD = 7;

/**
 * Which answers moved since the panel last saw this report, and why can they have? Each answer that reads otherwise now,
 * as it was and as it is, below what differs between the two runs.
 */
export function answerChanges({ source: before, when }: EarlierReport, now: ReportSource, links: ReportLinks): Html {
  const [old, current] = [answersOf(before), answersOf(now)];
  const ids = [...new Set([...current.keys(), ...old.keys()])];
  const moved = ids.filter((id) => old.get(id) !== current.get(id));
  const asked = (id: string) => {
    const href = links.question(id);
    const text = [...now.questions, ...before.questions].find((question) => question.id === id)?.text ?? id;
    return html`${text} <span class="quiet">(${href === null ? id : html`<a href="${href}">${id}</a>`})</span>`;
  };
  const items = moved
    .slice(0, MOST_TOLD)
    .map(
      (id) =>
        html`<li><p class="asked">${asked(id)}</p><p><b>Then:</b> ${old.get(id) ?? 'it was not asked.'}</p><p><b>Now:</b> ${current.get(id) ?? 'it is not asked any more.'}</p></li>\n`,
    );
  return html`<section aria-labelledby="since"><h2 id="since">Since you last saw it</h2>
<p>The version released on ${when} gave ${old.size} ${old.size === 1 ? 'answer' : 'answers'}. ${
    moved.length === 0
      ? 'Every answer still reads the same.'
      : moved.length === 1
        ? 'One reads otherwise now.'
        : `${moved.length} read otherwise now.`
  } ${reasonFor(before.results.run, now.results.run)}</p>
${items.length > 0 && html`<ul class="answers">${items}</ul>`}
${moved.length > MOST_TOLD && html`<p class="small">And ${moved.length - MOST_TOLD} more.</p>`}
</section>`;
}

/** Each question's answer as a reader reads it, without its links. */
function answersOf(source: ReportSource): ReadonlyMap<string, string> {
  const onPaper = { ...fileLinks, numbers: false as const };
  const scope = reportScope(source, 'plain', onPaper);
  const text = (answer: Answer) =>
    answer.status === 'answered'
      ? String(renderMarkdownLine(answer.sentence, scope))
          .replace(/<[^>]*>/g, '')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&')
      : `Not answered, because ${answer.reason}.`;
  return new Map(
    resolveAnswers(source.plain, findingsById(source.results)).map((answer) => [answer.question, text(answer)]),
  );
}

/** What differs between two runs of one notebook: data, choices, chance, method, or Assay itself. */
function reasonFor(before: Results['run'], now: Results['run']): string {
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
  const changed = [
    differs(sorted(before.inputs), sorted(now.inputs)) && 'the data',
    differs(sorted(before.parameters), sorted(now.parameters)) && 'what was chosen',
    before.seed !== now.seed && 'the seed of chance',
    before.code !== now.code && 'the method or its text',
    differs(sorted(before.environment), sorted(now.environment)) && 'the program',
  ].filter((each) => each !== false);
  if (changed.length === 0) return 'Nothing differs between the two runs.';
  return `What differs between the two runs: ${new Intl.ListFormat('en-GB').format(changed)}.`;
}

function sorted(values: Readonly<Record<string, unknown>>): unknown[] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}
