import * as fairness from '@assay/fairness-metrics';
import {
  CROSSED_GROUPS_ARE_SMALL,
  comparedColumns,
  comparedHeading,
  finding,
  findings,
  labelLimitsTable,
  powerTable,
  widestGap,
} from '@assay/notebook';
import { isComputed, type NotComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { type Counted, type Flags, flags, ofSeveralGroups, rowsOf } from '../flags.ts';
import { cut, margin, share } from '../inputs.ts';
import { type People, people } from '../people.ts';
import { scoreDirection } from './scores.ts';

const CROSSED = ['group', 'second'];
const RECORDED =
  'What happened is taken as recorded: who was never found out counts as somebody to whom it did not happen.';
const ERRORS = [
  { id: 'wrongly', metric: 'falsePositiveRate', title: 'flagged, of people to whom it did not happen' },
  { id: 'missed', metric: 'falseNegativeRate', title: 'not flagged, of people to whom it happened' },
  { id: 'right', metric: 'positivePredictiveValue', title: 'it happened, of people flagged' },
] as const;

const about = finding.about({
  questions: ['RAP-Q2'],
  method: STATISTICAL_METHODS.wilsonShare,
  limitations: RECORDED,
  counts: 'people',
});

export const errorFindings = findings('errorFindings', 'Who is flagged wrongly, and who is missed', {
  needs: { people, flags, margin, cut, share },
  compute: ({ people, flags, margin, cut, share }, { random }) => {
    const { ofErrors: found, noErrors } = flags;
    const compared = about.given(ofSeveralGroups(found));
    const crossed = isComputed(found) && 'status' in people.second ? people.second : found;
    const isDecided = cut === '' && share === '' && 'values' in people.decided;
    const direction = isDecided ? [] : scoreDirection(people);
    const ofRows = about.with({ limitations: [...direction, ...fairness.rowsOfPeople(people)] });
    const words = { group: 'Group', isOfPeople: people.person === null };
    const gapBy = (attributes: readonly string[], metric: fairness.MetricName, label: string) => {
      const stream = random(label);
      return ({ rows }: Counted) => fairness.widestGapOfPeople(rows, attributes, metric, stream);
    };
    return [
      // Of everyone beside every group, counts would give a group's that is held back: as estimates they leave rounded.
      ...ERRORS.map(({ id, metric, title }) =>
        ofRows
          .given(noErrors ?? fairness.ratesOfPeople(flags.whole, [], metric)[0]!.rate)
          .estimate(`errors.${id}`, sentence(title), ({ estimate }) => estimate, {
            unit: 'proportion',
            contributors: ({ denominator }) => denominator,
          }),
      ),
      errorTable(found, people),
      rateTable(found),
      gapTable(found, people, margin),
      ...ERRORS.map(({ id, metric, title }) =>
        widestGap(
          ofRows.given(found),
          `gap.${id}`,
          `Widest gap between any two groups: ${title}`,
          gapBy(['group'], metric, id),
        ),
      ),
      crossedTable(crossed, people),
      widestGap(
        ofRows.given(crossed),
        'gap.crossed',
        'Widest gap between any two groups of both divisions together: flagged, of people to whom it did not happen',
        gapBy(CROSSED, 'falsePositiveRate', 'crossed'),
        [CROSSED_GROUPS_ARE_SMALL],
      ),
      powerTable(compared, { ...words, people: 'Did not happen' }, ({ rows, reference }) =>
        fairness.powerOfPeople(rows, 'group', 'falsePositiveRate', { reference, ratio: 1.25 }),
      ),
      labelLimitsTable(
        about.with({ questions: ['RAP-Q2', 'CAS-Q1'] }).given(found),
        {
          ...words,
          people: 'Known whether it happened',
          prevalence: 'It happened',
          observed: 'Flagged wrongly, observed',
          forced: 'Flagged wrongly, if flags were equally right and missed as many in every group',
          tipping: 'Recording ratio at which flags would be equally right',
          limitation: 'Assumes that whether something is recorded does not depend on the score.',
        },
        ({ byGroup, reference }) => fairness.labelLimits(byGroup, reference),
      ),
      weightedTable(people, flags),
    ];
  },
});

const sentence = (title: string) => title.charAt(0).toUpperCase() + title.slice(1);

function errorTable(found: Counted | NotComputed, people: People) {
  const spread = (metric: fairness.MetricName) => fairness.spreadOfRows(rowsOf(found), ['group'], metric);
  return about.given(found).table('errors.by-group', 'Flagged wrongly, missed, and right when flagged, by group', {
    limitations: fairness.rowsOfPeople(people),
    rows: ({ byGroup }) => fairness.errorCounts(byGroup),
    columns: (t) => [
      t.key('group', 'Group'),
      t.people('wrongly', 'Flagged, did not happen'),
      t.people('without', 'Did not happen'),
      t.share('rate', 'Share of them flagged', { of: 'wrongly', outOf: 'without' }, spread('falsePositiveRate')),
      t.share('missed', 'Share missed of those it happened to', (row) => row.missed, spread('falseNegativeRate')),
      t.share('right', 'Share it happened to of those flagged', (row) => row.right, spread('positivePredictiveValue')),
    ],
  });
}

const RATES: readonly (readonly [fairness.MetricName, string])[] = [
  ['selectionRate', 'Flagged'],
  ['prevalence', 'It happened'],
  ['truePositiveRate', 'Flagged, of those it happened to'],
  ['falsePositiveRate', 'Flagged, of those it did not happen to'],
  ['falseNegativeRate', 'Not flagged, of those it happened to'],
  ['trueNegativeRate', 'Not flagged, of those it did not happen to'],
  ['positivePredictiveValue', 'It happened, of those flagged'],
  ['negativePredictiveValue', 'Did not happen, of those not flagged'],
  ['falseDiscoveryRate', 'Did not happen, of those flagged'],
  ['falseOmissionRate', 'It happened, of those not flagged'],
  ['accuracy', 'Flag and outcome agree'],
];

/** All rates together would give any count of the table of errors that is held back, so that they leave as estimates. */
function rateTable(found: Counted | NotComputed) {
  return about.given(found).table('rates.by-group', 'Every rate of flags and outcomes, by group', {
    rows: ({ byGroup }) => byGroup,
    estimates: { unit: 'proportion', limits: false },
    columns: (t) => [
      t.key('group', 'Group'),
      ...RATES.map(([metric, label]) =>
        t.estimate(metric, label, (group) => shareOf(group, metric), {
          contributors: (group) => fairness.rateCounts(group, metric).outOf,
        }),
      ),
    ],
  });
}

function gapTable(found: Counted | NotComputed, people: People, margin: number) {
  const isOfPeople = people.person === null;
  const metrics = ERRORS.map(({ metric }) => metric);
  return about
    .with(comparedHeading(isOfPeople))
    .given(ofSeveralGroups(found))
    .table('errors.gaps', 'Errors of each group against the group that others are compared with', {
      unit: 'ratio',
      limitations: fairness.rowsOfPeople(people),
      rows: ({ rows, reference }) =>
        fairness.comparePeople(rows, { attribute: 'group', metrics, reference, margin }).map((row) => ({
          ...row,
          what: ERRORS.find(({ metric }) => metric === row.metric)!.title,
        })),
      columns: (t) => [
        t.key('what', 'Share'),
        t.key('group', 'Group'),
        t.text('comparedWith', 'Against'),
        ...comparedColumns(t, isOfPeople),
      ],
    });
}

/** Both divisions together, each with its own "Not recorded": a harm to one such group can hide in the averages of both. */
function crossedTable(found: Counted | NotComputed, people: People) {
  const spread = fairness.spreadOfSmallGroups(rowsOf(found), CROSSED, 'falsePositiveRate');
  return about
    .given(found)
    .table('errors.crossed', 'Flagged, of people to whom it did not happen, by both divisions together', {
      ...(people.person === null ? { method: STATISTICAL_METHODS.exactShare } : {}),
      limitations: [CROSSED_GROUPS_ARE_SMALL, ...fairness.rowsOfPeople(people)],
      rows: ({ rows }) => fairness.errorCounts(fairness.groupCells(rows.cells, CROSSED)),
      columns: (t) => [
        t.key('group', 'Groups'),
        t.people('wrongly', 'Flagged, did not happen'),
        t.people('without', 'Did not happen'),
        t.share('rate', 'Share of them flagged', { of: 'wrongly', outOf: 'without' }, spread),
        t.share('selected', 'Share flagged', (row) => row.flagged, { limits: false }),
      ],
    });
}

/** Rates of a weighted sample, as shares of weight: their counts are not of people, so no interval is made of them. */
function weightedTable({ weight }: People, { ofErrors }: Flags) {
  return about
    .given(weight instanceof Float64Array ? ofErrors : weight)
    .table('weighted.by-group', 'The same rates, each row counted for as many people as its weight says', {
      method: { name: 'Weighted shares', source: 'the weights of the input' },
      rows: ({ rows: { columns }, groups: group, byGroup }) =>
        fairness
          .groupCells(fairness.countCells({ ...columns, attributes: { group }, weights: weight as Float64Array }), [
            'group',
          ])
          .map((cells, at) => ({
            group: cells.group,
            people: fairness.rateCounts(byGroup[at]!, 'accuracy').outOf,
            cells,
          })),
      estimates: { unit: 'proportion', contributors: 'people', limits: false },
      columns: (t) => [
        t.key('group', 'Group'),
        t.behind(t.people('people', 'Rows')),
        ...WEIGHTED_RATES.map(([metric, label]) => t.estimate(metric, label, ({ cells }) => shareOf(cells, metric))),
      ],
    });
}

const WEIGHTED_RATES: readonly (readonly [fairness.MetricName, string])[] = [
  ['selectionRate', 'Flagged'],
  ['falsePositiveRate', 'Flagged, of those it did not happen to'],
  ['truePositiveRate', 'Flagged, of those it happened to'],
  ['positivePredictiveValue', 'It happened, of those flagged'],
];

function shareOf(cells: fairness.GroupCells, metric: fairness.MetricName): number | null {
  const { of, outOf } = fairness.rateCounts(cells, metric);
  return outOf === 0 ? null : of / outOf;
}
