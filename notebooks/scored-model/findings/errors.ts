import type { GroupCells, MetricName } from '@assay/fairness-metrics';
import {
  comparePeople,
  countCells,
  errorCounts,
  groupCells,
  labelLimits,
  powerOfPeople,
  rateCounts,
  ratesOfPeople,
  rowsOfPeople,
  spreadOfRows,
  widestGapOfPeople,
} from '@assay/fairness-metrics';
import {
  CROSSED_GROUPS_ARE_SMALL,
  comparedColumns,
  comparedMethod,
  finding,
  findings,
  LABEL_LIMITS,
  labelLimitsColumns,
  powerColumns,
  powerMethod,
  WIDEST_GAP,
} from '@assay/notebook';
import { isComputed, type NotComputed, type RandomStream, STATISTICAL_METHODS } from '@assay/statistics';
import { type Counted, counted, isOfPeople, missing, ofSeveralGroups, rowsOf } from '../counted.ts';
import { type Flags, flags } from '../flags.ts';
import { margin } from '../inputs.ts';
import { type People, people } from '../people.ts';

const CROSSED = ['group', 'second'];
const RECORDED =
  'What happened is taken as recorded: who was never found out counts as somebody to whom it did not happen.';
const ERRORS = [
  { id: 'wrongly', metric: 'falsePositiveRate', title: 'flagged, of people to whom it did not happen' },
  { id: 'missed', metric: 'falseNegativeRate', title: 'not flagged, of people to whom it happened' },
  { id: 'right', metric: 'positivePredictiveValue', title: 'it happened, of people flagged' },
] as const;

const about = finding.about({ questions: ['RAP-Q2'], method: STATISTICAL_METHODS.wilsonShare, limitations: RECORDED });
const range = about.with(WIDEST_GAP);

export const errorFindings = findings('errorFindings', 'Who is flagged wrongly, and who is missed', {
  needs: { people, flags, margin },
  compute: ({ people, flags, margin }, { random }) => {
    const absent = missing(people, flags, ['flags', 'outcomes']);
    const found = counted(people, flags, ['flags', 'outcomes']);
    return [
      // Of everyone beside every group, counts would give a group's that is held back: as estimates they leave rounded.
      ...ERRORS.map(({ id, metric, title }) => {
        const { rate } = ratesOfPeople(flags.whole, [], metric)[0]!;
        return about.given(absent ?? rate).estimate(`errors.${id}`, sentence(title), {
          from: ({ estimate }) => estimate,
          unit: 'proportion',
          contributors: ({ denominator }) => denominator,
          limitations: rowsOfPeople(people),
        });
      }),
      errorTable(found),
      rateTable(found),
      gapTable(found, margin),
      ...ERRORS.map(({ id, metric, title }) =>
        gap(`gap.${id}`, `Widest gap between any two groups: ${title}`, found, ['group'], metric, random(id)),
      ),
      crossedTable(found, people),
      gap(
        'gap.crossed',
        'Widest gap between any two groups of both divisions together: flagged, of people to whom it did not happen',
        isComputed(found) && 'status' in people.second ? people.second : found,
        CROSSED,
        'falsePositiveRate',
        random('crossed'),
        [CROSSED_GROUPS_ARE_SMALL],
      ),
      powerTable(found),
      limitsTable(found),
      weightedTable(people, flags),
    ];
  },
});

const sentence = (title: string) => title.charAt(0).toUpperCase() + title.slice(1);

function errorTable(found: Counted | NotComputed) {
  return about.given(found).table('errors.by-group', 'Flagged wrongly, missed, and right when flagged, by group', {
    limitations: isComputed(found) ? rowsOfPeople(found.rows) : [],
    rows: ({ byGroup }) => errorCounts(byGroup),
    columns: (t) => {
      const counting = (metric: MetricName) => spreadOfRows(rowsOf(found), ['group'], metric);
      return [
        t.key('group', 'Group'),
        t.people('wrongly', 'Flagged, did not happen'),
        t.people('without', 'Did not happen'),
        t.share('rate', 'Share of them flagged', { of: 'wrongly', outOf: 'without' }, counting('falsePositiveRate')),
        t.share('missed', 'Share missed of those it happened to', (row) => row.missed, {
          counts: 'people',
          ...counting('falseNegativeRate'),
        }),
        t.share('right', 'Share it happened to of those flagged', (row) => row.right, {
          counts: 'people',
          ...counting('positivePredictiveValue'),
        }),
      ];
    },
  });
}

const RATES: readonly (readonly [MetricName, string])[] = [
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
          contributors: (group) => rateCounts(group, metric).outOf,
        }),
      ),
    ],
  });
}

function gapTable(found: Counted | NotComputed, margin: number) {
  return about
    .given(ofSeveralGroups(found))
    .table('errors.gaps', 'Errors of each group against the group that others are compared with', {
      method: comparedMethod(isOfPeople(found)),
      limitations: [
        '"Insufficient evidence" is not evidence that groups are treated alike.',
        ...(isComputed(found) ? rowsOfPeople(found.rows) : []),
      ],
      rows: ({ rows, reference }) =>
        comparePeople(rows, { attribute: 'group', metrics: ERRORS.map(({ metric }) => metric), reference, margin }).map(
          (row) => ({ ...row, what: ERRORS.find(({ metric }) => metric === row.metric)!.title }),
        ),
      columns: (t) => [
        t.key('what', 'Share'),
        t.key('group', 'Group'),
        t.text('comparedWith', 'Against'),
        ...comparedColumns(t, isOfPeople(found)),
      ],
    });
}

function gap(
  id: string,
  title: string,
  found: Counted | NotComputed,
  attributes: readonly string[],
  metric: MetricName,
  random: RandomStream,
  limitations: readonly string[] = [],
) {
  const widest = isComputed(found) ? widestGapOfPeople(found.rows, attributes, metric, random) : found;
  return range.given(widest).estimate(id, title, {
    from: ({ estimate }) => estimate,
    unit: 'percentage-points',
    contributors: ({ rows }) => rows,
    limitations: [...limitations, ...(isComputed(found) ? rowsOfPeople(found.rows) : [])],
  });
}

/** Both divisions together, each with its own "Not recorded": a harm to one such group can hide in the averages of both. */
function crossedTable(found: Counted | NotComputed, { second }: People) {
  return about
    .given(isComputed(found) && 'status' in second ? second : found)
    .table('errors.crossed', 'Flagged, of people to whom it did not happen, by both divisions together', {
      ...(isOfPeople(found)
        ? { method: { name: 'Share with exact interval', source: 'Clopper and Pearson (1934)' } }
        : {}),
      limitations: [CROSSED_GROUPS_ARE_SMALL, ...(isComputed(found) ? rowsOfPeople(found.rows) : [])],
      rows: ({ rows }) => errorCounts(groupCells(rows.cells, CROSSED)),
      columns: (t) => [
        t.key('group', 'Groups'),
        t.people('wrongly', 'Flagged, did not happen'),
        t.people('without', 'Did not happen'),
        t.share(
          'rate',
          'Share of them flagged',
          { of: 'wrongly', outOf: 'without' },
          isOfPeople(found)
            ? { interval: 'clopper-pearson' }
            : spreadOfRows(rowsOf(found), CROSSED, 'falsePositiveRate'),
        ),
        t.share('selected', 'Share flagged', (row) => row.flagged, { counts: 'people', limits: false }),
      ],
    });
}

function powerTable(found: Counted | NotComputed) {
  return about.given(ofSeveralGroups(found)).table('power.by-group', 'How large a gap this audit could have missed', {
    unit: 'ratio',
    method: powerMethod(isOfPeople(found)),
    rows: ({ rows, reference }) => powerOfPeople(rows, 'group', 'falsePositiveRate', { reference, ratio: 1.25 }),
    columns: (t) => [t.key('group', 'Group'), ...powerColumns(t, 'Did not happen')],
  });
}

function limitsTable(found: Counted | NotComputed) {
  return about.given(found).table('label.limits', 'What the base rates force, and what unequal recording could hide', {
    questions: ['RAP-Q2', 'CAS-Q1'],
    method: LABEL_LIMITS,
    limitations: 'Assumes that whether something is recorded does not depend on the score.',
    rows: ({ byGroup, reference }) => labelLimits(byGroup, reference),
    columns: (t) => [
      t.key('group', 'Group'),
      ...labelLimitsColumns(t, {
        people: 'Known whether it happened',
        prevalence: 'It happened',
        observed: 'Flagged wrongly, observed',
        forced: 'Flagged wrongly, if flags were equally right and missed as many in every group',
        tipping: 'Recording ratio at which flags would be equally right',
        ...(isOfPeople(found) ? {} : { noRange: 'people stand in several rows' }),
      }),
    ],
  });
}

/** Rates of a weighted sample, as shares of weight: their counts are not of people, so no interval is made of them. */
function weightedTable({ division, outcome, weight }: People, { flagged }: Flags) {
  const rows = (): readonly WeightedRow[] | NotComputed => {
    if (!(weight instanceof Float64Array)) return weight;
    if (!(flagged instanceof Uint8Array)) return flagged;
    if (!('values' in outcome)) return outcome;
    if (!isComputed(division)) return division;
    const { groups } = division;
    const columns = { attributes: { group: groups }, label: outcome.values, decision: flagged };
    const counts = new Map(groupCells(countCells(columns), ['group']).map((group) => [group.group, group]));
    return groupCells(countCells({ ...columns, weights: weight }), ['group']).map((group) => ({
      group: group.group,
      people: rateCounts(counts.get(group.group)!, 'accuracy').outOf,
      cells: group,
    }));
  };
  return about.table('weighted.by-group', 'The same rates, each row counted for as many people as its weight says', {
    method: { name: 'Weighted shares', source: 'the weights of the input' },
    rows: rows(),
    estimates: { unit: 'proportion', contributors: 'people', limits: false },
    columns: (t) => [
      t.key('group', 'Group'),
      t.behind(t.people('people', 'Rows')),
      ...WEIGHTED_RATES.map(([metric, label]) => t.estimate(metric, label, ({ cells }) => shareOf(cells, metric))),
    ],
  });
}

interface WeightedRow {
  readonly group: string;
  readonly people: number;
  readonly cells: GroupCells;
}

const WEIGHTED_RATES: readonly (readonly [MetricName, string])[] = [
  ['selectionRate', 'Flagged'],
  ['falsePositiveRate', 'Flagged, of those it did not happen to'],
  ['truePositiveRate', 'Flagged, of those it happened to'],
  ['positivePredictiveValue', 'It happened, of those flagged'],
];

function shareOf(cells: GroupCells, metric: MetricName): number | null {
  const { of, outOf } = rateCounts(cells, metric);
  return outOf === 0 ? null : of / outOf;
}
