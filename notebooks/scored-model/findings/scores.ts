import * as fairness from '@assay/fairness-metrics';
import { BOTH_OUTCOMES, calibrationTable, finding, findings } from '@assay/notebook';
import type { DictionaryColumn, NotComputed, RandomStream } from '@assay/statistics';
import { dictionaryColumn, isComputed, notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { type People, people } from '../people.ts';
import { happenedColumns, repeatedRows } from './people.ts';

const about = finding.about({ questions: ['RAP-Q2'], method: fairness.FAIRNESS_METHODS.deLongArea });

export const scoreFindings = findings('scoreFindings', {
  title: 'What the scores say, and whether they mean the same in every group',
  needs: { people },
  compute: ({ people }, { random }) => {
    const of = (group: DictionaryColumn) => scoresOf(people, group);
    const { division } = people;
    const ofGroups = isComputed(division) ? of(division.groups) : division;
    const lacking = of(everyone(people.count));
    const scores = 'status' in lacking ? lacking : ofGroups;
    const reference = isComputed(division) ? division.reference : '';
    const calibrated =
      'status' in scores ? scores : fairness.calibrationOfPeople(scores, people.person, random('calibration'));
    return [
      overallArea(lacking, people),
      areaTable(scores, people),
      gapTable(scores, people, reference, random),
      calibrationTable(about.with({ method: fairness.FAIRNESS_METHODS.calibrationOfGroups }).given(calibrated), {
        title: 'How often it happened against how often the score expects it',
        group: 'Group',
        happened: 'It happened',
        limitations: [
          'Calibration to what was recorded is not calibration to what happened.',
          ...fairness.calibrationLimits(calibrated, people),
        ],
      }),
      bandTable(people),
    ];
  },
});

function scoresOf({ score, outcome }: People, group: DictionaryColumn): fairness.ScoreColumns | NotComputed {
  if (!(score instanceof Float64Array)) return score;
  return 'values' in outcome ? { group, label: outcome.values, score } : outcome;
}

const everyone = (count: number) => dictionaryColumn(new Array<string>(count).fill('Everyone'));

function overallArea(scores: fairness.ScoreColumns | NotComputed, { person }: People) {
  const none = notComputed('of nobody both the score and what happened are known');
  const made = 'status' in scores ? scores : (fairness.areasOfPeople(scores, person)[0] ?? none);
  return about.given(made).estimate('score.area', {
    title: 'Chance that somebody to whom it happened scores above somebody to whom it did not',
    from: ({ area }) => area,
    ...BOTH_OUTCOMES,
    limitations: [...('area' in made ? fairness.upsideDown(made) : []), ...fairness.rowsOfPeople({ person })],
  });
}

/** What is to be said of flags made of the score, where it runs the wrong way round. */
export function scoreDirection(people: People): readonly string[] {
  const scores = scoresOf(people, everyone(people.count));
  return 'status' in scores ? [] : fairness.areasOfPeople(scores, people.person).flatMap(fairness.upsideDown);
}

function areaTable(scores: fairness.ScoreColumns | NotComputed, { person }: People) {
  return about.given(scores).table('score.area-by-group', {
    title: 'Chance that somebody to whom it happened scores above somebody to whom it did not, within each group',
    limitations: fairness.rowsOfPeople({ person }),
    rows: (scores) => fairness.areasOfPeople(scores, person),
    estimates: BOTH_OUTCOMES,
    columns: (t) => [
      t.key('group', 'Group'),
      t.people('positives', 'It happened'),
      t.people('negatives', 'It did not'),
      t.estimate('area', 'AUC', 'area'),
    ],
  });
}

function gapTable(
  scores: fairness.ScoreColumns | NotComputed,
  { person }: People,
  reference: string,
  random: (label: string) => RandomStream,
) {
  return about
    .given(scores)
    .of((scores) => fairness.areaGapsOfPeople(scores, person, reference, (group) => random(`curves of ${group}`)))
    .table('score.gaps', 'How far the score orders groups differently from the group that others are compared with', {
      tolerance: { kind: 'stochastic', absolute: 0.01, relative: 0.1 },
      method: fairness.FAIRNESS_METHODS.deLongAndAbroca,
      estimates: { unit: 'score', contributors: 'people', fewest: ['fewest'], limits: false },
      columns: (t) => [
        t.key('group', 'Group'),
        t.text('comparedWith', 'Against', () => reference),
        t.behind(t.people('people', 'People of both groups', 'rows')),
        t.behind(t.people('fewest', 'The smallest part of them by group and outcome')),
        t.estimate('difference', 'AUC, difference', 'difference'),
        t.estimate('chance', 'Chance of so wide a gap (p)', 'pValue', { unit: 'proportion' }),
        t.estimate('between', 'Area between curves', 'between'),
        t.estimate('byChance', 'Chance alone stays below', 'chanceLimit'),
      ],
    });
}

/** By score: how many there are and to how many it happened; without what happened, only how many. */
function bandTable(people: People) {
  const { score, label, division, count } = people;
  const group = isComputed(division) ? division.groups : everyone(count);
  return about.table('score.by-band', 'People by score, from the lowest to the highest', {
    method: STATISTICAL_METHODS.wilsonShare,
    limitations: [
      'Bands hold about equal numbers of everyone; their edges are cut on everyone together.',
      ...repeatedRows(people),
    ],
    rows: score instanceof Float64Array ? fairness.peopleByBand({ group, label, score }) : score,
    columns: (t) => [
      t.key('group', 'Group'),
      t.key('band', 'Score, from lowest to highest', 'band', { unit: 'count' }),
      t.people('people', 'People'),
      ...happenedColumns(t, people),
    ],
  });
}
