import type { Cells, GroupCells, MetricName } from '@assay/fairness-metrics';
import {
  changeOfRates,
  comparePeople,
  errorCounts,
  groupCells,
  labelLimits,
  powerOfPeople,
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
import { isComputed, type NotComputed, notComputed, type RandomStream, STATISTICAL_METHODS } from '@assay/statistics';
import { margin, reference } from '../inputs.ts';
import { type Lists, lists, type MaybeList, MODELS } from '../lists.ts';
import { type People, people } from '../people.ts';
import { rowsOfList, rowsOfMaybeList } from './rows-of-people.ts';

const WRONG: MetricName = 'falsePositiveRate';
const CROSSED = ['ethnicity', 'sex'];
const SLOTS_OF_A_GROUP = 16;
const ON_LIST = 'People whom a model does not score are counted as not on its list.';
const about = finding.about({ questions: ['RFS-A1', 'RAP-Q2'], method: STATISTICAL_METHODS.wilsonShare });
const range = about.with(WIDEST_GAP);

export const errorFindings = findings('errorFindings', 'Who is listed wrongly, and who is missed', {
  needs: { people, lists, reference, margin },
  compute: ({ people, lists, reference, margin }, { random }) => [
    ...MODELS.map(({ id, key, name }) => errorTable(id, name, people, lists[key])),
    ratioTable(people, lists, reference, margin),
    ...MODELS.map(({ id, key, name }) =>
      gap(
        `gap.${id}`,
        `Widest gap between any two groups in the share listed of people not charged later: ${name}`,
        people,
        lists[key],
        ['ethnicity'],
        random(id),
      ),
    ),
    crossedTable(people, lists.suspect),
    gap(
      'gap.crossed',
      'Widest gap between any two groups by ethnic group and sex together, with suspect data',
      people,
      lists.suspect,
      CROSSED,
      random('crossed'),
      [CROSSED_GROUPS_ARE_SMALL],
    ),
    changeTable(lists),
    powerTable(people, lists.suspect, reference),
    limitsTable(people, lists.suspect, reference),
  ],
});

const givenList = (list: MaybeList) => about.given(list);

/** The groups of the cells, and those that the report speaks of and nobody here is in: a sentence then says so. */
function withEveryGroup(cells: Cells): GroupCells[] {
  const present = groupCells(cells, ['ethnicity']);
  const absent = reference.choices.filter((name) => present.every(({ group }) => group !== name));
  const none = { isMissing: false, counts: new Float64Array(SLOTS_OF_A_GROUP), squaredWeights: null };
  return [...present, ...absent.map((group): GroupCells => ({ group, ...none }))];
}

function errorTable(id: string, name: string, people: People, list: MaybeList) {
  const spread = spreadOfRows(rowsOfMaybeList(people, list), ['ethnicity'], WRONG);
  return givenList(list).table(`errors.${id}`, `Errors of the list: ${name}`, {
    limitations: [ON_LIST, ...rowsOfPeople(people)],
    rows: ({ cells }) => errorCounts(withEveryGroup(cells)),
    columns: (t) => [
      t.key('group', 'Ethnic group'),
      t.people('listed', 'Listed, not charged later', 'wrongly'),
      t.people('without', 'Not charged later'),
      t.share('wrong', 'Share listed of them', { of: 'listed', outOf: 'without' }, spread),
      t.share('missed', 'Share not listed of people charged later', (row) => row.missed, {
        counts: 'people',
        limits: false,
      }),
      t.share('right', 'Share charged later of people listed', (row) => row.right, { counts: 'people', limits: false }),
    ],
  });
}

/** Ethnic group and sex together, each with its own "Not recorded": a harm to one such group can hide in the averages of both. */
function crossedTable(people: People, list: MaybeList) {
  const exact = people.person === null;
  const options = exact
    ? ({ interval: 'clopper-pearson' } as const)
    : spreadOfRows(rowsOfMaybeList(people, list), CROSSED, WRONG);
  return givenList(list).table('errors.crossed', {
    title: 'Listed with suspect data, of people not charged later, by ethnic group and sex together',
    ...(exact ? { method: { name: 'Share with exact interval', source: 'Clopper and Pearson (1934)' } } : {}),
    limitations: [ON_LIST, CROSSED_GROUPS_ARE_SMALL, ...rowsOfPeople(people)],
    rows: ({ cells }) => errorCounts(groupCells(cells, CROSSED)),
    columns: (t) => [
      t.key('group', 'Ethnic group and sex'),
      t.people('listed', 'Listed, not charged later', 'wrongly'),
      t.people('without', 'Not charged later'),
      t.share('wrong', 'Share listed of them', { of: 'listed', outOf: 'without' }, options),
    ],
  });
}

function gap(
  id: string,
  title: string,
  people: People,
  list: MaybeList,
  attributes: readonly string[],
  random: RandomStream,
  limitations: readonly string[] = [],
) {
  const widest = isComputed(list) ? widestGapOfPeople(rowsOfList(people, list), attributes, WRONG, random) : list;
  return range.given(widest).estimate(id, title, {
    from: ({ estimate }) => estimate,
    unit: 'percentage-points',
    contributors: ({ rows }) => rows,
    limitations: [...limitations, ...rowsOfPeople(people)],
  });
}

function ratioTable(people: People, lists: Lists, reference: string, margin: number) {
  const isOfPeople = people.person === null;
  const rows = MODELS.flatMap(({ key, name }) => {
    const list = lists[key];
    if (list.status !== 'computed') return [];
    const options = { attribute: 'ethnicity', metrics: [WRONG], reference, margin };
    return comparePeople(rowsOfList(people, list), options).map((row) => ({ ...row, model: name }));
  });
  return about.given(rows, noRatio(lists, reference)).table('ratio.listed-wrongly', {
    title: `Share listed of people not charged later, as a multiple of the ${reference} group`,
    method: comparedMethod(isOfPeople),
    limitations: ['"Insufficient evidence" is not evidence that groups are treated alike.', ...rowsOfPeople(people)],
    columns: (t) => [t.key('model', 'Score'), t.key('group', 'Ethnic group'), ...comparedColumns(t, isOfPeople)],
  });
}

function noRatio({ offender, suspect }: Lists, reference: string): NotComputed {
  if (suspect.status !== 'computed') return suspect;
  if (offender.status !== 'computed') return offender;
  return notComputed(`nobody is of another group than ${reference}`);
}

const CHANGED: readonly (readonly [MetricName, string])[] = [
  [WRONG, 'listed, of people not charged later'],
  ['falseNegativeRate', 'not listed, of people charged later'],
  ['positivePredictiveValue', 'charged later, of people listed'],
];

/** Both lists hold as many people, so that a rate does not move because a list is longer. */
function changeTable({ offender, suspect }: Lists) {
  const both =
    offender.status !== 'computed'
      ? notComputed(`from offender data: ${offender.reason}`)
      : suspect.status !== 'computed'
        ? notComputed(`with suspect data: ${suspect.reason}`)
        : { before: offender.cells, after: suspect.cells };
  return about
    .given(both)
    .table('change.by-group', 'What suspect data change, for everyone and for each group, on lists of one length', {
      method: { name: 'The same rates on both lists', source: 'the input' },
      limitations: ON_LIST,
      rows: ({ before, after }) =>
        CHANGED.flatMap(([metric, rate]) =>
          changeOfRates(before, after, 'ethnicity', metric).map((row) => ({ ...row, rate })),
        ),
      estimates: {
        unit: 'percentage-points',
        contributors: (row) => row.before.outOf + row.after.outOf,
        limits: false,
      },
      columns: (t) => [
        t.key('rate', 'Share'),
        t.key('group', 'Ethnic group'),
        t.share('before', 'Offender data', (row) => row.before, { counts: 'people', limits: false }),
        t.share('after', 'With suspect data', (row) => row.after, { counts: 'people', limits: false }),
        t.estimate('change', 'Change', 'change', {
          limits: { none: 'it is rounded last; how sure a change is stands with the gaps' },
        }),
      ],
    });
}

function powerTable(people: People, list: MaybeList, reference: string) {
  return givenList(list).table('power.by-group', 'How large a gap this audit could have missed', {
    unit: 'ratio',
    method: powerMethod(people.person === null),
    rows: (list) => powerOfPeople(rowsOfList(people, list), 'ethnicity', WRONG, { reference, ratio: 1.25 }),
    columns: (t) => [t.key('group', 'Ethnic group'), ...powerColumns(t, 'Not charged later')],
  });
}

function limitsTable(people: People, list: MaybeList, reference: string) {
  return givenList(list).table('label.limits', 'What the base rates force, and what unequal recording could hide', {
    questions: ['RAP-Q2', 'CAS-Q1'],
    method: LABEL_LIMITS,
    limitations: 'Both take the label as recorded, or assume that recording does not depend on the score.',
    rows: ({ cells }) => labelLimits(groupCells(cells, ['ethnicity']), reference),
    columns: (t) => [
      t.key('group', 'Ethnic group'),
      ...labelLimitsColumns(t, {
        people: 'People',
        prevalence: 'Charged later',
        observed: 'Listed wrongly, observed',
        forced: 'Listed wrongly, if lists were equally right and missed as many in every group',
        tipping: 'Recording ratio at which the list would be equally right',
        ...(people.person === null ? {} : { noRange: 'people stand in several rows' }),
      }),
    ],
  });
}
