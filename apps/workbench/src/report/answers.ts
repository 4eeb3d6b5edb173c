import type { Finding } from '@assay/evidence';
import {
  type AnswerQuote,
  answerQuotes,
  exampleWordsOf,
  type ReportLinks,
  type ReportSource,
  reportTitle,
} from '@assay/report';
import type { Person } from '../security/person.ts';
import type { Workbench } from '../workbench-context.ts';
import { latestReport } from './latest-report.ts';
import { isBroken } from './notebook-index.ts';
import { orDamaged } from './or-damaged.ts';
import type { ReadableReport } from './readable-reports.ts';
import { reportLinks } from './report-links.ts';

/** `shown`: on invented data alone, which says how an answer would look and nothing of the force. */
export type QuestionState = 'open' | 'shown' | 'answered' | 'unanswerable';

export interface Answer {
  readonly state: QuestionState;
  /** Why data cannot answer it, where a notebook says so. */
  readonly reason: string | null;
  readonly findings: readonly {
    readonly finding: Finding;
    readonly href: string;
    readonly report: string;
    readonly title: string;
  }[];
  /** What reports say to it, surest evidence being the report's own business. */
  readonly quotes: readonly { readonly quote: AnswerQuote; readonly href: string; readonly title: string }[];
  readonly notebooks: readonly {
    readonly slug: string;
    readonly title: string;
    /** Runs that this person may read and nobody released, later than the one that stands for the notebook. */
    readonly tried: number;
  }[];
}

/**
 * What answers each question: the report that stands for each notebook as far as this person may see it, and what notebooks excuse.
 */
export async function answersOf(workbench: Workbench, person: Person): Promise<ReadonlyMap<string, Answer>> {
  const gathered = answersGathered();
  for (const entry of await workbench.notebooks.all()) {
    if (isBroken(entry)) continue;
    const { slug, description } = entry;
    gathered.excuse(description.unanswerable);
    const { run, tried } = latestReport(workbench, person, entry);
    for (const id of [...description.questions, ...Object.keys(description.unanswerable)])
      gathered.of(id).notebooks.push({ slug, title: description.title, tried: tried.length });
    const source = run === null ? 'damaged' : orDamaged(() => workbench.sourceFor(person, run));
    // Where the latest run does not open, nothing stands for it, no older one either: the front page says so.
    if (run !== null && source !== 'damaged') gathered.read(source, reportLinks(run));
  }
  return gathered.answers;
}

/** What a paper's own evidence answers, and nothing else: the reports and packs attached to it. */
export function ownAnswers(reports: readonly ReadableReport[]): ReadonlyMap<string, Answer> {
  const gathered = answersGathered();
  for (const { source, links } of reports) {
    gathered.excuse(source.notebook.unanswerable);
    gathered.read(source, links);
  }
  return gathered.answers;
}

type Gathered = { -readonly [K in keyof Answer]: Answer[K] extends readonly (infer T)[] ? T[] : Answer[K] };

/**
 * A question is answered where a report answers it, or, in a report that opens without answers, where a finding was computed
 * for it; on invented data it is only shown. One that a notebook excuses is unanswerable; every other is open.
 */
function answersGathered() {
  const answers = new Map<string, Gathered>();
  const of = (id: string): Gathered => {
    const known = answers.get(id) ?? { state: 'open', reason: null, findings: [], quotes: [], notebooks: [] };
    answers.set(id, known);
    return known;
  };
  const settle = (id: string, isExample: boolean) => {
    const answer = of(id);
    if (answer.state !== 'answered') answer.state = isExample ? 'shown' : 'answered';
  };
  return {
    answers: answers as ReadonlyMap<string, Answer>,
    of,
    excuse(unanswerable: Readonly<Record<string, string>>) {
      for (const [id, reason] of Object.entries(unanswerable)) {
        const answer = of(id);
        answer.reason = reason;
        if (answer.state === 'open') answer.state = 'unanswerable';
      }
    },
    read(source: ReportSource, links: ReportLinks) {
      const isExample = exampleWordsOf(source) !== null;
      const title = reportTitle(source);
      const quotes = answerQuotes(source, links);
      for (const [id, quote] of quotes) {
        of(id).quotes.push({ quote, href: links.plain, title });
        if (quote.isAnswered) settle(id, isExample);
      }
      for (const finding of source.results.findings) {
        for (const id of finding.questions) {
          of(id).findings.push({ finding, href: links.finding(finding.id), report: links.plain, title });
          if (quotes.size === 0 && finding.status === 'computed') settle(id, isExample);
        }
      }
    },
  };
}
