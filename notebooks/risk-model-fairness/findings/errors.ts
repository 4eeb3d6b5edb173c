import * as fairness from '@assay/fairness-metrics';
import {
  CROSSED_GROUPS_ARE_SMALL,
  comparedColumns,
  comparedHeading,
  findings,
  labelLimitsTable,
  powerTable,
  widestGap,
} from '@assay/notebook';
import { notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { margin, reference } from '../inputs.ts';
import { type List, type Lists, lists, type MaybeList, MODELS, ofBoth, ofEach, rowsOf } from '../lists.ts';
import { type People, people } from '../people.ts';
import { about, missedColumn, rightColumn, wrongColumns } from './error-columns.ts';

const WRONG: fairness.MetricName = 'falsePositiveRate';
const CROSSED = ['ethnicity', 'sex'];
const ON_LIST = 'People whom a model does not score are counted as not on its list.';

export const errorFindings = findings('errorFindings', 'Who is listed wrongly, and who is missed', {
  needs: { people, lists, reference, margin },
  compute: ({ people, lists, reference, margin }, { random }) => {
    const { suspect } = lists;
    const words = { group: 'Ethnic group', isOfPeople: people.person === null };
    const ofRows = about.with({ limitations: fairness.rowsOfPeople(people) });
    const gapBy = (attributes: readonly string[], label: string) => {
      const stream = random(label);
      return ({ rows }: List) => fairness.widestGapOfPeople(rows, attributes, WRONG, stream);
    };
    return [
      ...MODELS.map(({ id, key, name }) => errorTable(id, name, people, lists[key])),
      ratioTable(people, lists, reference, margin),
      ...MODELS.map(({ id, key, name }) => {
        const title = `Widest gap between any two groups in the share listed of people not charged later: ${name}`;
        return widestGap(ofRows.given(lists[key]), `gap.${id}`, title, gapBy(['ethnicity'], id));
      }),
      crossedTable(people, suspect),
      widestGap(
        ofRows.given(people.noSex ?? suspect),
        'gap.crossed',
        'Widest gap between any two groups by ethnic group and sex together, with suspect data',
        gapBy(CROSSED, 'crossed'),
        [CROSSED_GROUPS_ARE_SMALL],
      ),
      changeTable(lists),
      powerTable(about.given(suspect), { ...words, people: 'Not charged later' }, ({ rows }) =>
        fairness.powerOfPeople(rows, 'ethnicity', WRONG, { reference, ratio: 1.25 }),
      ),
      labelLimitsTable(
        about.with({ questions: ['RAP-Q2', 'CAS-Q1'] }).given(suspect),
        {
          ...words,
          people: 'People',
          prevalence: 'Charged later',
          observed: 'Listed wrongly, observed',
          forced: 'Listed wrongly, if lists were equally right and missed as many in every group',
          tipping: 'Recording ratio at which the list would be equally right',
          limitation: 'Both take the label as recorded, or assume that recording does not depend on the score.',
        },
        ({ rows }) => fairness.labelLimits(fairness.groupCells(rows.cells, ['ethnicity']), reference),
      ),
    ];
  },
});

function errorTable(id: string, name: string, people: People, list: MaybeList) {
  return about.given(list).table(`errors.${id}`, `Errors of the list: ${name}`, {
    limitations: [ON_LIST, ...fairness.rowsOfPeople(people)],
    // Of a group that the report speaks of and nobody here is in, a sentence says so.
    rows: ({ rows }) =>
      fairness.errorCounts(
        fairness.withAbsentGroups(fairness.groupCells(rows.cells, ['ethnicity']), reference.choices),
      ),
    columns: (t) => [
      t.key('group', 'Ethnic group'),
      ...wrongColumns(t, fairness.spreadOfRows(rowsOf(list), ['ethnicity'], WRONG)),
      missedColumn(t),
      rightColumn(t),
    ],
  });
}

/** Ethnic group and sex together, each with its own "Not recorded": a harm to one such group can hide in the averages of both. */
function crossedTable(people: People, list: MaybeList) {
  return about.given(people.noSex ?? list).table('errors.crossed', {
    title: 'Listed with suspect data, of people not charged later, by ethnic group and sex together',
    ...(people.person === null ? { method: STATISTICAL_METHODS.exactShare } : {}),
    limitations: [ON_LIST, CROSSED_GROUPS_ARE_SMALL, ...fairness.rowsOfPeople(people)],
    rows: ({ rows }) => fairness.errorCounts(fairness.groupCells(rows.cells, CROSSED)),
    columns: (t) => [
      t.key('group', 'Ethnic group and sex'),
      ...wrongColumns(t, fairness.spreadOfSmallGroups(rowsOf(list), CROSSED, WRONG)),
    ],
  });
}

function ratioTable(people: People, lists: Lists, reference: string, margin: number) {
  const isOfPeople = people.person === null;
  const rows = ofEach(lists, (list, model) =>
    fairness.comparePeople(list.rows, { attribute: 'ethnicity', metrics: [WRONG], reference, margin }).map((row) => ({
      ...row,
      model,
    })),
  );
  return about
    .with(comparedHeading(isOfPeople))
    .given(rows, notComputed(`nobody is of another group than ${reference}`))
    .table('ratio.listed-wrongly', {
      title: `Share listed of people not charged later, as a multiple of the ${reference} group`,
      unit: 'ratio',
      limitations: fairness.rowsOfPeople(people),
      columns: (t) => [t.key('model', 'Score'), t.key('group', 'Ethnic group'), ...comparedColumns(t, isOfPeople)],
    });
}

const CHANGED: readonly (readonly [fairness.MetricName, string])[] = [
  [WRONG, 'listed, of people not charged later'],
  ['falseNegativeRate', 'not listed, of people charged later'],
  ['positivePredictiveValue', 'charged later, of people listed'],
];

/** Both lists hold as many people, so that a rate does not move because a list is longer. */
function changeTable(lists: Lists) {
  return about
    .given(ofBoth(lists))
    .table('change.by-group', 'What suspect data change, for everyone and for each group, on lists of one length', {
      method: { name: 'The same rates on both lists', source: 'the input' },
      limitations: ON_LIST,
      rows: ({ before, after }) =>
        CHANGED.flatMap(([metric, rate]) =>
          fairness
            .changeOfRates(before.rows.cells, after.rows.cells, 'ethnicity', metric)
            .map((row) => ({ ...row, rate })),
        ),
      columns: (t) => [
        t.key('rate', 'Share'),
        t.key('group', 'Ethnic group'),
        t.share('before', 'Offender data', (row) => row.before, { limits: false }),
        t.share('after', 'With suspect data', (row) => row.after, { limits: false }),
        t.estimate('change', 'Change', 'change', {
          unit: 'percentage-points',
          contributors: (row) => Math.min(row.before.outOf, row.after.outOf),
          limits: { none: 'it is rounded last; how sure a change is stands with the gaps' },
        }),
      ],
    });
}
