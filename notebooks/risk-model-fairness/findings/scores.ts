import { broadGroups, recordedYesNo } from '@assay/dataset';
import * as fairness from '@assay/fairness-metrics';
import {
  BOTH_OUTCOMES,
  calibrationTable,
  cell,
  countsOf,
  finding,
  findings,
  type ValueOfCell,
  whereRows,
} from '@assay/notebook';
import { type CountRow, type NotComputed, notComputed } from '@assay/statistics';
import { cohort } from '../inputs.ts';
import { MANY_SCORES, MODELS, repeatedNeedRows } from '../lists.ts';
import { people } from '../people.ts';

const about = finding.about({ questions: ['RFS-A1'], method: fairness.FAIRNESS_METHODS.deLongArea });

/** `null` where the file has no scores of the model. */
type Scored = fairness.ScoreColumns | NotComputed | null;

const scoredPeople = cell('scoredPeople', 'Group, outcome and score of everybody, by model', {
  needs: { people, scores: countsOf(cohort, 'scores') },
  compute: ({ people, scores }): { readonly offender: Scored; readonly suspect: Scored } => {
    if (scores !== null) {
      const lacking = repeatedNeedRows(people);
      const of = (model: fairness.ScorePart) => (lacking === null ? ofCounts(scores, model) : notComputed(lacking));
      return { offender: of('score'), suspect: of('secondScore') };
    }
    const { group, label, offenderScore, suspectScore } = people;
    const of = (score: Float64Array) => (score.every(Number.isNaN) ? null : { group, label, score });
    return { offender: of(offenderScore), suspect: of(suspectScore) };
  },
});

function ofCounts(counts: readonly CountRow[], model: fairness.ScorePart): Scored {
  const counted = fairness.scoresOfCounts(counts, model);
  if (!counted.isExact) return notComputed(MANY_SCORES);
  const { group, label, score } = fairness.peopleOfScores(counted.scores);
  return score.every(Number.isNaN) ? null : { group: broadGroups(group), label: recordedYesNo(label).values, score };
}

export const scoreFindings = findings('scoreFindings', {
  title: 'Does the score order people better, and does it mean the same in every group?',
  needs: { people, scores: scoredPeople, rows: whereRows(cohort) },
  compute: ({ people, scores, rows }, { random }) => {
    const { person } = people;
    const { offenderScore: before, suspectScore: after, label } = people;
    // Who has which pair of scores is told by rows alone.
    const change =
      'status' in rows ? rows : (people.oneModel ?? fairness.areaChangeOfPeople({ before, after, label }, person));
    const own = scores.suspect ?? notComputed('the file has no scores with suspect data');
    const calibrated = 'status' in own ? own : fairness.calibrationOfPeople(own, person, random('calibration'));
    return [
      about.given(change).estimate('score.area-change', {
        title: 'How much better the score with suspect data orders the people whom both models score',
        from: ({ difference }) => difference,
        unit: 'score',
        contributors: ({ rows }) => rows,
        fewest: ({ fewest }) => fewest,
        method: fairness.FAIRNESS_METHODS.deLongDifference,
        limitations: fairness.rowsOfPeople(people),
      }),
      about
        .given(bothOf(scores))
        .table('score.area-by-group', 'Chance that someone charged later scores above someone not charged later', {
          limitations: [
            'The two models may score different people; how many each scores stands in a table of its own.',
            ...fairness.rowsOfPeople(people),
          ],
          rows: (scores) =>
            MODELS.flatMap(({ key, name }) => {
              const own = scores[key];
              return own === null ? [] : fairness.areasOfPeople(own, person).map((row) => ({ ...row, model: name }));
            }),
          estimates: BOTH_OUTCOMES,
          columns: (t) => [
            t.key('model', 'Score'),
            t.key('group', 'Ethnic group'),
            t.people('charged', 'Charged later', 'positives'),
            t.people('others', 'Not charged later', 'negatives'),
            t.estimate('area', 'AUC', 'area'),
          ],
        }),
      calibrationTable(about.with({ method: fairness.FAIRNESS_METHODS.calibrationOfGroups }).given(calibrated), {
        title: 'Charges that followed against charges that the score with suspect data expects',
        group: 'Ethnic group',
        happened: 'Charged later',
        limitations: [
          'Calibration to charges is not calibration to offending: a score can be right about whom police will charge.',
          ...fairness.calibrationLimits(calibrated, people),
        ],
      }),
    ];
  },
});

/** The scores of both models, or why those of one are not told. */
function bothOf({ offender, suspect }: ValueOfCell<typeof scoredPeople>) {
  if (offender !== null && 'status' in offender) return offender;
  return suspect !== null && 'status' in suspect ? suspect : { offender, suspect };
}
