import type { FindingDraft } from '@assay/evidence';
import { finding } from '@assay/notebook';
import type { NotComputed } from '@assay/statistics';
import type { Evaluation } from './baseline.ts';
import { fewer } from './draft.ts';

export const QUESTIONS = ['OP-Q3', 'OP-C1', 'OP-R2'];

export const CHANGE = {
  name: "Rate ratio to comparable areas, Student's t on their own before and after",
  source: 'Wheeler (2021); Donner and Klar (2000)',
};

/** What was recorded while patrols went, beside what the comparison suggests: the counterfactual of the headline. */
export function expectedDraft(problem: NotComputed | null, evaluation: Evaluation | NotComputed): FindingDraft {
  const about = finding.about({ questions: QUESTIONS, method: CHANGE });
  const zones = ({ local, moved }: Evaluation) =>
    [
      { zone: 'patrolled', change: local },
      { zone: 'next door', change: moved },
    ].flatMap(({ zone, change }) => (change.status === 'computed' ? [{ zone, ...change }] : []));
  const made = problem ?? (evaluation.status === 'computed' ? zones(evaluation) : evaluation);
  return about.given(made).table(
    'displacement.expected',
    'Crimes recorded while patrols went, and how many the comparison suggests without them',
    (rows) => rows,
    (t) => [
      t.key('zone', 'Sectors'),
      t.count('recorded', 'Recorded', 'events', ({ counts }) => counts.after, {
        population: 'crimes of the follow-up',
      }),
      t.estimate(
        'expected',
        'Suggested without patrols',
        ({ counts, ratio, interval }) => ({
          status: 'computed',
          value: Math.round(counts.after / ratio),
          interval: {
            ...interval,
            low: Math.floor(counts.after / interval.high),
            high: Math.ceil(counts.after / interval.low),
          },
        }),
        { contributors: ({ counts }) => fewer([counts.before, counts.after]), counts: 'events', unit: 'count' },
      ),
    ],
  );
}
