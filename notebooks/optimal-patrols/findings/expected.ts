import { DISPLACEMENT_METHODS, type PatrolEvaluation } from '@assay/displacement';
import { finding } from '@assay/notebook';
import { isComputed, type NotComputed } from '@assay/statistics';
import { fewer } from './draft.ts';

/** The one comparison of the evaluation, by which every answer on displacement is stated. */
export const headline = finding.about({
  questions: ['OP-Q3', 'OP-C1', 'OP-R2'],
  method: DISPLACEMENT_METHODS.comparableAreas,
});

/** What was recorded while patrols went, beside what the comparison suggests: the counterfactual of the headline. */
export function expectedDraft(evaluation: PatrolEvaluation | NotComputed) {
  return headline.given(evaluation).table('displacement.expected', {
    title: 'Crimes recorded while patrols went, and how many the comparison suggests without them',
    rows: ({ local, moved }) => [
      ...(isComputed(local) ? [{ zone: 'patrolled', ...local, ...local.counts }] : []),
      ...(isComputed(moved) ? [{ zone: 'next door', ...moved, ...moved.counts }] : []),
    ],
    columns: (t) => [
      t.key('zone', 'Sectors'),
      t.count('recorded', 'Recorded', 'events', 'after', { population: 'crimes of the follow-up' }),
      t.estimate(
        'expected',
        'Suggested without patrols',
        ({ after, ratio, interval }) => ({
          status: 'computed',
          value: Math.round(after / ratio),
          interval: { ...interval, low: Math.floor(after / interval.high), high: Math.ceil(after / interval.low) },
        }),
        { ...fewer, unit: 'count' },
      ),
    ],
  });
}
