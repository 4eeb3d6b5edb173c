import { abroca, areasByGroup, areaTest, calibration, type ScoreCells, scoreCells } from '@assay/fairness-metrics';
import { finding, findings } from '@assay/notebook';
import { dictionaryColumn, isComputed, type NotComputed, notComputed } from '@assay/statistics';
import { EVERYONE } from '../counted.ts';
import { type Division, type People, people } from '../people.ts';

/** A score of few values stands under each; others in so many bands of equal numbers of people. */
const MOST_VALUES = 12;
const BANDS = 5;

const about = finding.about({
  questions: ['RAP-Q2'],
  method: {
    name: 'Area under the ROC curve with DeLong interval',
    source: 'DeLong, DeLong and Clarke-Pearson (1988)',
  },
});

export const scoreFindings = findings({
  name: 'scoreFindings',
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

interface Scores extends Division {
  readonly cells: ScoreCells;
}

function scoresOf({ score, outcome, division }: People): Scores | NotComputed {
  if (!(score instanceof Float64Array)) return score;
  if (!('values' in outcome)) return outcome;
  if (!isComputed(division)) return division;
  return { ...division, cells: scoreCells({ group: division.groups, label: outcome.values, score }) };
}

function overallArea({ score, outcome, count }: People) {
  const row = (): ReturnType<typeof areasByGroup>[number] | NotComputed => {
    if (!(score instanceof Float64Array)) return score;
    if (!('values' in outcome)) return outcome;
    const group = dictionaryColumn(new Array<string>(count).fill(EVERYONE));
    const [only] = areasByGroup(scoreCells({ group, label: outcome.values, score }));
    return only ?? notComputed('of nobody both the score and what happened are known');
  };
  const made = row();
  return about.estimate(
    'score.area',
    'Chance that somebody to whom it happened scores above somebody to whom it did not',
    'area' in made ? made.area : made,
    { unit: 'score', contributors: 'area' in made ? made.positives + made.negatives : null },
  );
}

function areaTable(scores: Scores | NotComputed) {
  return about.given(scores).table(
    'score.area-by-group',
    'Chance that somebody to whom it happened scores above somebody to whom it did not, within each group',
    ({ cells }) => areasByGroup(cells),
    (t) => [
      t.key('group', 'Group'),
      t.people('positives', 'It happened'),
      t.people('negatives', 'It did not'),
      t.estimate('area', 'AUC', 'area', {
        unit: 'score',
        contributors: ({ positives, negatives }) => positives + negatives,
      }),
    ],
    { unit: 'score' },
  );
}

function gapTable(scores: Scores | NotComputed, random: (label: string) => Parameters<typeof abroca>[3]) {
  const rows = (scores: Scores) => {
    const areas = areasByGroup(scores.cells);
    const base = areas.find(({ group }) => group === scores.reference);
    return areas
      .filter((area) => area !== base)
      .map((area) => {
        const none = notComputed('the group compared with has no scores of known outcome');
        const test = base === undefined ? none : areaTest(area, base);
        const between =
          base === undefined ? none : abroca(scores.cells, area.group, base.group, random(`curves of ${area.group}`));
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
  return about.given(given).table(
    'score.gaps',
    'How far the score orders groups differently from the group that others are compared with',
    rows,
    (t) => {
      const estimated = { unit: 'score', contributors: 'people', limits: false } as const;
      return [
        t.key('group', 'Group'),
        t.text('comparedWith', 'Against'),
        t.behind(t.people('people', 'People of both groups')),
        t.estimate('difference', 'AUC, difference', 'difference', estimated),
        t.estimate('chance', 'Chance of so wide a gap (p)', 'chance', { ...estimated, unit: 'proportion' }),
        t.estimate('between', 'Area between curves', 'between', estimated),
        t.estimate('byChance', 'Chance alone stays below', 'byChance', estimated),
      ];
    },
    {
      unit: 'score',
      tolerance: { kind: 'stochastic', absolute: 0.01, relative: 0.1 },
      method: {
        name: 'DeLong test, unpaired; ABROCA, exact over piecewise-linear curves, with a permutation null',
        source: 'DeLong, DeLong and Clarke-Pearson (1988); Gardner, Brooks and Baker (2019)',
      },
    },
  );
}

const rowsAreFew = ({ cells }: Scores) => areasByGroup(cells).length < 2;

function calibrationTable(scores: Scores | NotComputed, random: Parameters<typeof calibration>[1]) {
  const result = isComputed(scores) ? calibration(scores.cells, random) : scores;
  return about.given(result).table(
    'score.calibration',
    'How often it happened against how often the score expects it',
    ({ byGroup }) => byGroup,
    (t) => {
      const score = { unit: 'score', contributors: 'people', limits: false } as const;
      return [
        t.key('group', 'Group'),
        t.people('people', 'People'),
        t.people('happened', 'It happened', 'observed'),
        t.estimate('ratio', 'Observed ÷ expected', 'observedToExpected', { unit: 'ratio', contributors: 'people' }),
        t.estimate('error', 'Calibration error', (row) => row.expectedCalibrationError.value, score),
        t.estimate('chance', 'Chance alone stays below', (row) => row.expectedCalibrationError.chanceLimit, score),
      ];
    },
    {
      unit: 'ratio',
      tolerance: { kind: 'stochastic', absolute: 0.01, relative: 0.1 },
      method: {
        name: 'Observed ÷ expected, score interval; calibration error with its chance limit',
        source: 'Breslow and Day (1987), equation 2.13; Cox (1958)',
      },
      limitations: ['Calibration to what was recorded is not calibration to what happened.'],
    },
  );
}

/** By score: how many there are and to how many it happened; without what happened, only how many. */
function bandTable({ score, outcome, division }: People) {
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
  return about.table(
    'score.by-band',
    'People by score, from the lowest to the highest',
    rows(),
    (t) => [
      t.key('group', 'Group'),
      t.key('band', 'Score, from lowest to highest', 'band', { unit: 'count' }),
      t.people('people', 'People'),
      ...(hasOutcome
        ? [
            t.people('happened', 'It happened'),
            t.people('known', 'Known whether it did'),
            t.share('rate', 'Share to whom it happened', { of: 'happened', outOf: 'known' }),
          ]
        : []),
    ],
    {
      unit: hasOutcome ? 'proportion' : 'count',
      method: { name: 'Share with Wilson score interval', source: 'Wilson (1927)' },
      limitations: ['Bands hold about equal numbers of everyone; their edges are cut on everyone together.'],
    },
  );
}
