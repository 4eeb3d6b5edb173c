import type { Finding } from '@assay/evidence';
import { type AnswerQuote, answerQuotes, exampleOf } from '@assay/report';
import type { Person } from '../people/person.ts';
import type { Workbench } from '../workbench-context.ts';
import { isBroken } from './notebook-index.ts';
import { reportLinks } from './report-links.ts';

/** `shown`: on invented data alone, which says how an answer would look and nothing of the force. */
export type QuestionState = 'open' | 'shown' | 'answered' | 'unanswerable';

export interface Answer {
  readonly state: QuestionState;
  /** Why data cannot answer it, where a notebook says so. */
  readonly reason: string | null;
  readonly findings: readonly { readonly finding: Finding; readonly run: string; readonly title: string }[];
  /** What reports say to it, surest evidence being the report's own business. */
  readonly quotes: readonly { readonly quote: AnswerQuote; readonly run: string; readonly title: string }[];
  readonly notebooks: readonly { readonly slug: string; readonly title: string }[];
}

/**
 * What answers each question: findings of the latest run of each notebook that this person may see. A question with a
 * computed finding is answered where the data were not invented, and shown where they were; one that a notebook excuses is unanswerable; every other is open.
 */
export async function answersOf(workbench: Workbench, person: Person): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<
    string,
    { -readonly [K in keyof Answer]: Answer[K] extends readonly (infer T)[] ? T[] : Answer[K] }
  >();
  const of = (id: string) => {
    const known = answers.get(id);
    if (known) return known;
    const fresh = {
      state: 'open' as QuestionState,
      reason: null as string | null,
      findings: [],
      quotes: [],
      notebooks: [],
    };
    answers.set(id, fresh);
    return answers.get(id)!;
  };
  for (const entry of await workbench.notebooks.all()) {
    if (isBroken(entry)) continue;
    const { slug, description } = entry;
    for (const id of [...description.questions, ...Object.keys(description.unanswerable)]) {
      of(id).notebooks.push({ slug, title: description.title });
    }
    for (const [id, reason] of Object.entries(description.unanswerable)) {
      const answer = of(id);
      answer.reason = reason;
      if (answer.state === 'open') answer.state = 'unanswerable';
    }
    const run = workbench.runs.list(slug).find((each) => workbench.mayRead(person, each));
    if (run === undefined) continue;
    const source = workbench.sourceFor(person, run);
    const isExample = exampleOf(source) !== null;
    for (const [id, quote] of answerQuotes(source, reportLinks(run)))
      of(id).quotes.push({ quote, run: run.id, title: description.title });
    for (const finding of source.results.findings) {
      for (const id of finding.questions) {
        const answer = of(id);
        answer.findings.push({ finding, run: run.id, title: description.title });
        if (finding.status !== 'computed' || answer.state === 'answered') continue;
        answer.state = isExample ? 'shown' : 'answered';
      }
    }
  }
  return answers;
}
