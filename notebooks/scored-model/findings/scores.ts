import type { AreaRow, ScoreColumns } from '@assay/fairness-metrics';
import {
  abrocaOfPeople,
  areasOfPeople,
  areaTest,
  calibrationOfPeople,
  FAIRNESS_METHODS,
  rowsOfPeople,
} from '@assay/fairness-metrics';
import { calibratedColumns, finding, findings } from '@assay/notebook';
import type { NotComputed, RandomStream } from '@assay/statistics';
import { dictionaryColumn, isComputed, notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { EVERYONE } from '../counted.ts';
import { type Division, type People, people } from '../people.ts';

/** A score of few values stands under each; others in so many bands of equal numbers of people. */
const MOST_VALUES = 12;
const BANDS = 5;

const about = finding.about({ questions: ['RAP-Q2'], method: FAIRNESS_METHODS.deLongArea });

export const scoreFindings = findings('scoreFindings', {
  title: 'What the scores say, and whether they mean the same in every group',
  needs: { people },
  compute: ({ people }, { random }) => {
    const scores = scoresOf(people);
    return [
      overallArea(people),
      areaTable(scores),
      gapTable(scores, random),
      calibrationTable(scores, random('calibration')),
      bandTable(people),
    ];
  },
});

interface Scores extends Division, Pick<People, 'person'> {
  readonly columns: ScoreColumns;
  readonly areas: readonly AreaRow[];
}

function scoresOf({ score, outcome, division, person }: People): Scores | NotComputed {
  if (!(score instanceof Float64Array)) return score;
  if (!('values' in outcome)) return outcome;
  if (!isComputed(division)) return division;
  const columns = { group: division.groups, label: outcome.values, score };
  return { ...division, person, columns, areas: areasOfPeople(columns, person) };
}

function overallArea({ score, outcome, count, person }: People) {
  const row = (): AreaRow | NotComputed => {
    if (!(score instanceof Float64Array)) return score;
    if (!('values' in outcome)) return outcome;
    const group = dictionaryColumn(new Array<string>(count).fill(EVERYONE));
    const [only] = areasOfPeople({ group, label: outcome.values, score }, person);
    return only ?? notComputed('of nobody both the score and what happened are known');
  };
  const made = row();
  return about.estimate('score.area', {
    title: 'Chance that somebody to whom it happened scores above somebody to whom it did not',
    from: 'area' in made ? made.area : made,
    unit: 'score',
    contributors: 'area' in made ? made.positives + made.negatives : null,
    limitations: [...('area' in made ? upsideDown(made) : []), ...rowsOfPeople({ person })],
  });
}

/** A score that orders people the wrong way round, beyond chance, is more likely read the wrong way round. */
function upsideDown({ area }: AreaRow): readonly string[] {
  if (!isComputed(area) || area.interval === null || 'status' in area.interval) return [];
  return (area.interval.high ?? 1) < 0.5
    ? [
        'Higher scores go with less of what the model predicts. If a low score means high risk, the column must be turned round: nothing here says so.',
      ]
    : [];
}

function areaTable(scores: Scores | NotComputed) {
  return about.given(scores).table('score.area-by-group', {
    title: 'Chance that somebody to whom it happened scores above somebody to whom it did not, within each group',
    unit: 'score',
    limitations: isComputed(scores) ? rowsOfPeople(scores) : [],
    rows: ({ areas }) => areas,
    estimates: { unit: 'score', contributors: ({ positives, negatives }) => positives + negatives },
    columns: (t) => [
      t.key('group', 'Group'),
      t.people('positives', 'It happened'),
      t.people('negatives', 'It did not'),
      t.estimate('area', 'AUC', 'area'),
    ],
  });
}

function gapTable(scores: Scores | NotComputed, random: (label: string) => RandomStream) {
  const rows = (scores: Scores) => {
    const { areas } = scores;
    const base = areas.find(({ group }) => group === scores.reference);
    return areas
      .filter((area) => area !== base)
      .map((area) => {
        const none = notComputed('the group compared with has no scores of known outcome');
        const test = base === undefined ? none : areaTest(area, base);
        const between =
          base === undefined
            ? none
            : abrocaOfPeople(scores.columns, scores.person, area.group, base.group, random(`curves of ${area.group}`));
        return {
          group: area.group,
          comparedWith: scores.reference,
          difference: isComputed(test) ? test.difference : test,
          chance: isComputed(test) ? test.pValue : test,
          between: isComputed(between) ? between.value : between,
          byChance: isComputed(between) ? between.chanceLimit : between,
          people: area.positives + area.negatives + (base === undefined ? 0 : base.positives + base.negatives),
        };
      });
  };
  const given =
    isComputed(scores) && rowsAreFew(scores) ? notComputed('only one group has scores of known outcome') : scores;
  return about
    .given(given)
    .table('score.gaps', 'How far the score orders groups differently from the group that others are compared with', {
      unit: 'score',
      tolerance: { kind: 'stochastic', absolute: 0.01, relative: 0.1 },
      method: FAIRNESS_METHODS.deLongAndAbroca,
      rows,
      estimates: { unit: 'score', contributors: 'people', limits: false },
      columns: (t) => [
        t.key('group', 'Group'),
        t.text('comparedWith', 'Against'),
        t.behind(t.people('people', 'People of both groups')),
        t.estimate('difference', 'AUC, difference', 'difference'),
        t.estimate('chance', 'Chance of so wide a gap (p)', 'chance', { unit: 'proportion' }),
        t.estimate('between', 'Area between curves', 'between'),
        t.estimate('byChance', 'Chance alone stays below', 'byChance'),
      ],
    });
}

const rowsAreFew = ({ areas }: Scores) => areas.length < 2;

function calibrationTable(scores: Scores | NotComputed, random: RandomStream) {
  const result = isComputed(scores) ? calibrationOfPeople(scores.columns, scores.person, random) : scores;
  return about
    .given(result)
    .table('score.calibration', 'How often it happened against how often the score expects it', {
      unit: 'ratio',
      tolerance: { kind: 'stochastic', absolute: 0.01, relative: 0.1 },
      method: FAIRNESS_METHODS.calibrationOfGroups,
      limitations: [
        'Calibration to what was recorded is not calibration to what happened.',
        ...('status' in result || !result.isOfBins
          ? []
          : [
              'There are so many different scores that they were put into bins: each person counts with the mean of a bin.',
            ]),
        ...(isComputed(scores) ? rowsOfPeople(scores) : []),
      ],
      rows: ({ byGroup }) => byGroup,
      columns: (t) => [t.key('group', 'Group'), ...calibratedColumns(t, 'It happened')],
    });
}

/** By score: how many there are and to how many it happened; without what happened, only how many. */
function bandTable({ score, outcome, division, person }: People) {
  const rows = () => {
    if (!(score instanceof Float64Array)) return score;
    const known = Float64Array.from(score.filter((value) => !Number.isNaN(value))).sort();
    const values = [...new Set(known)];
    const edges =
      values.length <= MOST_VALUES
        ? values
        : [...new Set(Array.from({ length: BANDS }, (_, band) => known[Math.floor((band * known.length) / BANDS)]!))];
    const bandOf = (value: number) => edges.findLastIndex((edge) => edge <= value);
    const groups = isComputed(division) ? division.groups : null;
    const names = groups === null ? [EVERYONE] : groups.values;
    const made = names.flatMap((group, code) =>
      edges.map((edge, band) => ({ group, code, band: band + 1, edge, people: 0, happened: 0, known: 0 })),
    );
    for (let row = 0; row < score.length; row++) {
      if (Number.isNaN(score[row]!)) continue;
      const own = made[(groups === null ? 0 : groups.codes[row]!) * edges.length + bandOf(score[row]!)]!;
      own.people++;
      if ('values' in outcome && outcome.values[row]! < 2) own.known++;
      if ('values' in outcome && outcome.values[row] === 1) own.happened++;
    }
    return made.filter(({ people }) => people > 0);
  };
  const hasOutcome = 'values' in outcome;
  return about.table('score.by-band', 'People by score, from the lowest to the highest', {
    unit: hasOutcome ? 'proportion' : 'count',
    method: STATISTICAL_METHODS.wilsonShare,
    limitations: [
      'Bands hold about equal numbers of everyone; their edges are cut on everyone together.',
      ...(person === null ? [] : ['Rows repeat people: shares are of rows, and none has a range.']),
    ],
    rows: rows(),
    columns: (t) => [
      t.key('group', 'Group'),
      t.key('band', 'Score, from lowest to highest', 'band', { unit: 'count' }),
      t.people('people', 'People'),
      ...(hasOutcome
        ? [
            t.people('happened', 'It happened'),
            t.people('known', 'Known whether it did'),
            t.share(
              'rate',
              'Share to whom it happened',
              { of: 'happened', outOf: 'known' },
              person === null ? {} : { limits: false },
            ),
          ]
        : []),
    ],
  });
}
