import { broadGroups, recordedYesNo } from '@assay/dataset';
import { peopleOfScores, type ScoreColumns, type ScorePart, scoresOfCounts } from '@assay/fairness-metrics';
import { cell, countsOf } from '@assay/notebook';
import { type CountRow, type NotComputed, notComputed } from '@assay/statistics';
import { cohort } from './inputs.ts';
import { MANY_SCORES, repeatedNeedRows } from './lists.ts';
import { people } from './people.ts';

/** `null` where the file has no scores of the model. */
type Scored = ScoreColumns | NotComputed | null;

export const scoredPeople = cell('scoredPeople', 'Group, outcome and score of everybody, by model', {
  needs: { people, scores: countsOf(cohort, 'scores') },
  compute: ({ people, scores }): { readonly offender: Scored; readonly suspect: Scored } => {
    if (scores !== null) {
      const lacking = repeatedNeedRows(people);
      const of = (model: ScorePart) => (lacking === null ? ofCounts(scores, model) : notComputed(lacking));
      return { offender: of('score'), suspect: of('secondScore') };
    }
    const { group, label, offenderScore, suspectScore } = people;
    const of = (score: Float64Array) => (score.every(Number.isNaN) ? null : { group, label, score });
    return { offender: of(offenderScore), suspect: of(suspectScore) };
  },
});

function ofCounts(counts: readonly CountRow[], model: ScorePart): Scored {
  const counted = scoresOfCounts(counts, model);
  if (!counted.isExact) return notComputed(MANY_SCORES);
  const { group, label, score } = peopleOfScores(counted.scores);
  return score.every(Number.isNaN) ? null : { group: broadGroups(group), label: recordedYesNo(label).values, score };
}
