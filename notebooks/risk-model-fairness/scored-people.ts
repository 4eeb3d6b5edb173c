import { broadEthnicity, codeList, groupsOf, recordedYesNo } from '@assay/dataset';
import { type CountedScore, type ScoreColumns, type ScorePart, scoresOfCounts } from '@assay/fairness-metrics';
import { cell, countsOf } from '@assay/notebook';
import {
  type CountRow,
  countedPositions,
  dictionaryColumn,
  type NotComputed,
  notComputed,
  takeRows,
} from '@assay/statistics';
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
  return counted.isExact ? columnsOf(counted.scores) : notComputed(MANY_SCORES);
}

/** Everybody again: whoever is told alike scores alike. */
function columnsOf(scores: readonly CountedScore[]): ScoreColumns | null {
  if (scores.every(({ score }) => score === null)) return null;
  const rows = countedPositions(scores.map(({ count }) => count));
  const each = (of: (score: CountedScore) => string | null) => takeRows(dictionaryColumn(scores.map(of)), rows);
  return {
    group: groupsOf(broadEthnicity(each(({ group }) => group)).column, codeList('ethnic-group-5+1')),
    label: recordedYesNo(each(({ label }) => label)).values,
    score: Float64Array.from(rows, (at) => scores[at]!.score ?? Number.NaN),
  };
}
