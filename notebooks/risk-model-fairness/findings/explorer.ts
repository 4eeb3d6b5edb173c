import * as fairness from '@assay/fairness-metrics';
import { findings, gapColumns, whereRows } from '@assay/notebook';
import { isComputed, notComputed, type RandomStream } from '@assay/statistics';
import { cohort, listLengths, reference } from '../inputs.ts';
import { type Lists, lists, listsOfLengths, type MaybeList, ofBoth } from '../lists.ts';
import { type People, people } from '../people.ts';
import { about, missedColumn, rightColumn, wrongColumns } from './error-columns.ts';

const WRONG: fairness.MetricName = 'falsePositiveRate';
/** Of people without a charge: how many may have offended and were never found out. */
const HIDDEN_SHARES = [0.05, 0.1, 0.2];

export const explorerFindings = findings('explorerFindings', {
  title: 'Would another line, another year or another group tell another story?',
  needs: { people, lists, reference, rows: whereRows(cohort) },
  compute: ({ people, lists, reference, rows }, { random }) => [
    thresholdTable(people, lists),
    gapChangeTable(people, lists, reference),
    // People are parted into halves one by one.
    searchTable(people, 'status' in rows ? rows : lists.suspect, random('subgroups')),
    hiddenTable(lists.suspect),
  ],
});

/** Wherever the line is drawn, who bears the errors? */
function thresholdTable(people: People, { size, lots }: Lists) {
  return about
    .given(listsOfLengths(people, listLengths(size), lots))
    .table('threshold.by-group', 'Errors of the list with suspect data at other lengths, by ethnic group', {
      limitations:
        'Each range stands alone: a length picked because its gap is small or large is picked by chance too.',
      rows: (lists) =>
        lists.flatMap(({ places, list }) =>
          fairness.errorCounts(fairness.groupCells(list.rows.cells, ['ethnicity'])).map((row) => ({ ...row, places })),
        ),
      columns: (t) => [
        t.key('size', 'Places on the list', 'places', { unit: 'count' }),
        t.key('group', 'Ethnic group'),
        ...wrongColumns(t),
        missedColumn(t),
        rightColumn(t),
      ],
    });
}

const CHANGED: readonly (readonly [fairness.MetricName, string])[] = [
  [WRONG, 'listed, of people not charged later'],
  ['falseNegativeRate', 'not listed, of people charged later'],
];

/** With suspect data or without, in the same people at one length: does the gap to the reference group narrow? */
function gapChangeTable(people: People, lists: Lists, reference: string) {
  const { group, label, person, offenderScore: before, suspectScore: after } = people;
  const both = ofBoth(lists);
  const metrics = CHANGED.map(([metric]) => metric);
  const options = { lots: lists.lots, ...(person === null ? {} : { person }) };
  const gap = { limits: { none: 'its change has one, over the same people' } } as const;
  return about
    .given(
      'status' in both
        ? both
        : fairness.gapChangeBetweenModels({ group, label, before, after }, lists.size, reference, metrics, options),
    )
    .table('change.gap', `How suspect data change the gap to the ${reference} group, in the same people`, {
      method: fairness.FAIRNESS_METHODS.gapChange,
      limitations: 'Each range stands alone, not adjusted for the number of groups.',
      rows: ({ rows }) => rows.map((row) => ({ ...row, rate: CHANGED.find(([metric]) => metric === row.metric)![1] })),
      estimates: { unit: 'percentage-points', contributors: 'people' },
      columns: (t) => [
        t.key('rate', 'Share'),
        t.key('group', 'Ethnic group'),
        t.behind(t.people('people', 'People of the smaller group')),
        t.estimate('before', 'Gap from offender data', 'gapBefore', gap),
        t.estimate('after', 'Gap with suspect data', 'gapAfter', gap),
        t.estimate('change', 'Change of the gap', 'change'),
      ],
    });
}

const SMALL_GROUPS =
  'A group that is too small for the search is not cleared by it; in each half thirty people are the least that is looked at.';

/** Any crossing of what is recorded: chosen in one half of the people, shown by the other. */
function searchTable(people: People, list: MaybeList, random: RandomStream) {
  const { group, sex, noSex, age, area, label, person } = people;
  const attributes = {
    'ethnic group': group,
    ...(noSex === null ? { sex } : {}),
    ...(age === null ? {} : { age }),
    ...(area === null ? {} : { area }),
  };
  const found = isComputed(list)
    ? fairness.compareSubgroups({ attributes, label, decision: list.listed }, WRONG, random, { cluster: person })
    : list;
  return about
    .given(
      'status' in found ? found : fairness.withCounts(found.rows),
      notComputed('no group is large enough for the search'),
    )
    .table('subgroups.found', 'Groups that stood out in one half of the people, as the other half shows them', {
      unit: 'percentage-points',
      tolerance: { kind: 'stochastic', absolute: 0.02, relative: 0 },
      method: fairness.FAIRNESS_METHODS.searchOfCrossings,
      limitations: [SMALL_GROUPS, ...fairness.rowsOfPeople(people)],
      columns: (t) => [
        t.key('attribute', 'Recorded'),
        t.key('group', 'Group'),
        t.people('listed', 'Listed, not charged later', ({ counts }) => counts.group.of),
        t.people('without', 'Not charged later', ({ counts }) => counts.group.outOf),
        t.share('share', 'Share listed of them', { of: 'listed', outOf: 'without' }, { limits: false }),
        ...gapColumns(t, 'difference', 'Points more than everyone else'),
      ],
    });
}

/** Between which values the true share lies, if so many offences of people without a charge were never found out. */
function hiddenTable(list: MaybeList) {
  return about
    .given(list)
    .table('label.hidden', 'Listed wrongly, if some offences of people not charged were never found out', {
      questions: ['RAP-Q2', 'CAS-Q1'],
      method: { name: 'Sharp bounds, whoever was never found out', source: 'Manski (2003), chapter 1' },
      limitations: 'Bounds that overlap mean that unequal recording alone could make the gap, not that it did.',
      rows: ({ rows }) =>
        fairness.hiddenOutcomesAt(fairness.groupCells(rows.cells, ['ethnicity']), WRONG, HIDDEN_SHARES),
      estimates: { unit: 'proportion', contributors: 'people', limits: false },
      columns: (t) => [
        t.key('hidden', 'Never found out, of people not charged', 'hiddenShare', { unit: 'proportion' }),
        t.key('group', 'Ethnic group'),
        t.behind(t.people('people', 'People of the smaller group')),
        t.estimate('recorded', 'As recorded', 'recorded'),
        t.estimate('low', 'At least', 'low'),
        t.estimate('high', 'At most', 'high'),
      ],
    });
}
