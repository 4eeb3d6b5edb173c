import * as fairness from '@assay/fairness-metrics';
import { findings, gapColumns } from '@assay/notebook';
import { isComputed, notComputed } from '@assay/statistics';
import { margin, reference } from '../inputs.ts';
import { type List, lists, type MaybeList } from '../lists.ts';
import { type People, people } from '../people.ts';
import { about, missedColumn, wrongColumns } from './error-columns.ts';

export const elsewhereFindings = findings('elsewhereFindings', 'Errors by age, by area and from year to year', {
  needs: { people, lists, reference, margin },
  compute: ({ people, lists, reference, margin }) => [
    attributeTable('age', 'Age band', people, lists.suspect),
    attributeTable('area', 'Policing area', people, lists.suspect),
    yearTable(people, lists.suspect, reference, margin),
  ],
});

function attributeTable(name: 'age' | 'area', label: string, people: People, list: MaybeList) {
  const column = people[name];
  const rows =
    column === null
      ? notComputed(`the file does not record ${name}`)
      : isComputed(list)
        ? fairness.auditedRows({ ...decided(list), attributes: { [name]: column } }, people.person)
        : list;
  return about
    .given(rows)
    .table(`errors.by-${name}`, `Errors of the list with suspect data, by ${label.toLowerCase()}`, {
      limitations: fairness.rowsOfPeople(people),
      rows: ({ cells }) => fairness.errorCounts(fairness.groupCells(cells, [name])),
      columns: (t) => [
        t.key('group', label),
        ...wrongColumns(t, fairness.spreadOfRows(rows, [name], 'falsePositiveRate')),
        missedColumn(t),
      ],
    });
}

function yearTable({ group, year, person }: People, list: MaybeList, reference: string, margin: number) {
  const over = { attribute: 'ethnicity', period: 'year', scale: 'ratio', reference, margin } as const;
  const rows =
    year === null
      ? notComputed('the file does not say when people were scored')
      : isComputed(list)
        ? fairness.withCounts(
            fairness.errorsOfPeopleOverTime({ ...decided(list), attributes: { ethnicity: group, year } }, person, {
              ...over,
              metrics: ['falsePositiveRate'],
            }),
          )
        : list;
  return about
    .given(rows, notComputed(`no year has people of the ${reference} group and of another`))
    .table('errors.by-year', {
      title: `Listed with suspect data, of people not charged later, by year of the score, beside the ${reference} group`,
      unit: 'ratio',
      method: fairness.FAIRNESS_METHODS.ratiosOfYears,
      limitations: [
        'One list of everybody is cut, whatever the year of the score.',
        ...fairness.rowsOfPeople({ person }),
      ],
      columns: (t) => [
        t.key('year', 'Year of the score', 'period'),
        t.key('group', 'Ethnic group'),
        t.people('listed', 'Listed, not charged later', ({ counts: { group: own } }) =>
          own.outOf === 0 ? null : own.of,
        ),
        t.people('without', 'Not charged later', ({ counts }) => counts.group.outOf),
        t.share(
          'wrong',
          'Share listed of them',
          { of: 'listed', outOf: 'without' },
          fairness.spreadOfOwnRate({ person }),
        ),
        ...gapColumns(t, 'ratio', 'Times'),
      ],
    });
}

/** What became of everybody, and whether they are listed. */
const decided = ({ rows: { columns } }: List) => ({ label: columns.label, decision: columns.decision });
