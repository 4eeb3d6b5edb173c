import type { AuditColumns, AuditedRows } from '@assay/fairness-metrics';
import {
  countCells,
  errorCounts,
  errorsOfPeopleOverTime,
  FAIRNESS_METHODS,
  groupCells,
  rowsOfPeople,
  spreadOfOwnRate,
  spreadOfRows,
  withCounts,
} from '@assay/fairness-metrics';
import { finding, findings, gapColumns } from '@assay/notebook';
import type { DictionaryColumn, NotComputed } from '@assay/statistics';
import { isComputed, notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { margin, reference } from '../inputs.ts';
import { type List, lists, type MaybeList } from '../lists.ts';
import { type People, people } from '../people.ts';

const about = finding.about({ questions: ['RFS-A1', 'RAP-Q2'], method: STATISTICAL_METHODS.wilsonShare });

export const elsewhereFindings = findings('elsewhereFindings', 'Errors by age, by area and from year to year', {
  needs: { people, lists, reference, margin },
  compute: ({ people, lists, reference, margin }) => [
    attributeTable('age', 'Age band', people, people.age, lists.suspect),
    attributeTable('area', 'Policing area', people, people.area, lists.suspect),
    yearTable(people, lists.suspect, reference, margin),
  ],
});

function attributeTable(name: string, label: string, people: People, column: DictionaryColumn | null, list: MaybeList) {
  const rows = attributeRows(name, people, column, list);
  return about
    .given(rows)
    .table(`errors.by-${name}`, `Errors of the list with suspect data, by ${label.toLowerCase()}`, {
      limitations: rowsOfPeople(people),
      rows: ({ cells }) => errorCounts(groupCells(cells, [name])),
      columns: (t) => [
        t.key('group', label),
        t.people('listed', 'Listed, not charged later', 'wrongly'),
        t.people('without', 'Not charged later'),
        t.share(
          'wrong',
          'Share listed of them',
          { of: 'listed', outOf: 'without' },
          spreadOfRows(rows, [name], 'falsePositiveRate'),
        ),
        t.share('missed', 'Share not listed of people charged later', (row) => row.missed, {
          counts: 'people',
          limits: false,
        }),
      ],
    });
}

function attributeRows(
  name: string,
  people: People,
  column: DictionaryColumn | null,
  list: MaybeList,
): AuditedRows | NotComputed {
  if (column === null) return notComputed(`the file does not record ${name}`);
  if (!isComputed(list)) return list;
  const columns = { ...decided(people, list), attributes: { [name]: column } };
  return { columns, cells: countCells(columns), person: people.person };
}

function yearTable(people: People, list: MaybeList, reference: string, margin: number) {
  const { group, year } = people;
  const rows =
    year === null
      ? notComputed('the file does not say when people were scored')
      : isComputed(list)
        ? withCounts(
            errorsOfPeopleOverTime(
              { ...decided(people, list), attributes: { ethnicity: group, year } },
              people.person,
              {
                attribute: 'ethnicity',
                period: 'year',
                metrics: ['falsePositiveRate'],
                scale: 'ratio',
                reference,
                margin,
              },
            ),
          )
        : list;
  const none = notComputed(`no year has people of the ${reference} group and of another`);
  return about.given(rows, none).table('errors.by-year', {
    title: `Listed with suspect data, of people not charged later, by year of the score, beside the ${reference} group`,
    unit: 'ratio',
    method: FAIRNESS_METHODS.ratiosOfYears,
    limitations: ['One list of everybody is cut, whatever the year of the score.', ...rowsOfPeople(people)],
    columns: (t) => [
      t.key('year', 'Year of the score', 'period'),
      t.key('group', 'Ethnic group'),
      t.people('listed', 'Listed, not charged later', ({ counts: { group } }) => (group.outOf === 0 ? null : group.of)),
      t.people('without', 'Not charged later', ({ counts }) => counts.group.outOf),
      t.share('wrong', 'Share listed of them', { of: 'listed', outOf: 'without' }, spreadOfOwnRate(people)),
      ...gapColumns(t, 'ratio', 'Times'),
    ],
  });
}

function decided(people: People, { listed }: List): Omit<AuditColumns, 'attributes'> {
  return { label: people.label, decision: listed };
}
