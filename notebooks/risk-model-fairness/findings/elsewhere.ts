import {
  type AuditColumns,
  type AuditedRows,
  countCells,
  errorsOverTime,
  groupCells,
  rateOf,
  ratesOfPeople,
  smallerDenominator,
  verdictReason,
} from '@assay/fairness-metrics';
import { finding, findings } from '@assay/notebook';
import { type DictionaryColumn, isComputed, type NotComputed, notComputed } from '@assay/statistics';
import { margin, reference } from '../inputs.ts';
import { type List, lists } from '../lists.ts';
import { type People, people } from '../people.ts';
import { rowsOfPeople, withEffects } from './rows-of-people.ts';

const about = finding.about({
  questions: ['RFS-A1', 'RAP-Q2'],
  method: { name: 'Share with Wilson score interval', source: 'Wilson (1927)' },
});

export const elsewhereFindings = findings({
  name: 'elsewhereFindings',
  title: 'Errors by age, by area and from year to year',
  needs: { people, lists, reference, margin },
  compute: ({ people, lists, reference, margin }) => [
    attributeTable('age', 'Age band', people, people.age, lists.suspect),
    attributeTable('area', 'Policing area', people, people.area, lists.suspect),
    yearTable(people, lists.suspect, reference, margin),
  ],
});

type MaybeList = List | NotComputed;

function attributeTable(name: string, label: string, people: People, column: DictionaryColumn | null, list: MaybeList) {
  const rows = attributeRows(name, people, column, list);
  const effects =
    isAudited(rows) && rows.person !== null
      ? new Map(
          ratesOfPeople(rows, [name], 'falsePositiveRate').map(({ group, designEffect }) => [group, designEffect ?? 1]),
        )
      : null;
  return about.given(rows).table(
    `errors.by-${name}`,
    `Errors of the list with suspect data, by ${label.toLowerCase()}`,
    ({ cells }) =>
      groupCells(cells, [name]).map((group) => {
        const [wrong, missed] = [rateOf(group, 'falsePositiveRate'), rateOf(group, 'falseNegativeRate')];
        return {
          group: group.group,
          listed: wrong.denominator === 0 ? null : wrong.numerator,
          without: wrong.denominator,
          missed: { of: missed.numerator, outOf: missed.denominator },
        };
      }),
    (t) => [
      t.key('group', label),
      t.people('listed', 'Listed, not charged later'),
      t.people('without', 'Not charged later'),
      t.share('wrong', 'Share listed of them', { of: 'listed', outOf: 'without' }, withEffects(effects)),
      t.share('missed', 'Share not listed of people charged later', (row) => row.missed, {
        counts: 'people',
        limits: false,
      }),
    ],
    { unit: 'proportion', limitations: rowsOfPeople(people) },
  );
}

const isAudited = (rows: AuditedRows | NotComputed): rows is AuditedRows => 'cells' in rows;

function attributeRows(name: string, people: People, column: DictionaryColumn | null, list: MaybeList) {
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
      : people.person !== null
        ? notComputed('rows repeat people, whose years are not apart from one another')
        : isComputed(list)
          ? errorsOverTime(countCells({ ...decided(people, list), attributes: { ethnicity: group, year } }), {
              attribute: 'ethnicity',
              period: 'year',
              metrics: ['falsePositiveRate'],
              scale: 'ratio',
              reference,
              margin,
            })
          : list;
  const none = notComputed(`no year has people of the ${reference} group and of another`);
  return about.given(Array.isArray(rows) && rows.length === 0 ? null : rows, none).table(
    'errors.by-year',
    `Listed with suspect data, of people not charged later, by year of the score, beside the ${reference} group`,
    (rows) => rows,
    (t) => [
      t.key('year', 'Year of the score', 'period'),
      t.key('group', 'Ethnic group'),
      t.people('listed', 'Listed, not charged later', ({ rate }) => (rate.denominator === 0 ? null : rate.numerator)),
      t.people('without', 'Not charged later', ({ rate }) => rate.denominator),
      t.share('wrong', 'Share listed of them', { of: 'listed', outOf: 'without' }),
      t.ratio(
        'ratio',
        'Times',
        ({ rate, comparedRate }) => ({
          group: { of: rate.numerator, outOf: rate.denominator },
          reference: { of: comparedRate.numerator, outOf: comparedRate.denominator },
        }),
        { counts: 'people' },
      ),
      t.text('verdict', 'Verdict', 'verdict', {
        contributors: ({ rate, comparedRate }) => smallerDenominator(rate, comparedRate),
      }),
      t.text('reason', 'Why', (row) => verdictReason({ ...row, scale: 'ratio' }), {
        contributors: ({ rate, comparedRate }) => smallerDenominator(rate, comparedRate),
      }),
    ],
    {
      unit: 'ratio',
      method: {
        name: 'Rate ratio, Koopman score interval, each alone; all years and groups one family, tests adjusted by Holm',
        source: 'Koopman (1984); Holm (1979)',
      },
      limitations: ['One list of everybody is cut, whatever the year of the score.'],
    },
  );
}

function decided(people: People, { listed }: List): Omit<AuditColumns, 'attributes'> {
  return { label: people.label, decision: listed };
}
