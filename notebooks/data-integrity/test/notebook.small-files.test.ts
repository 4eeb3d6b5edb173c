import { type Table, tableOf } from '@assay/dataset';
import { computeFindings } from '@assay/notebook';
import { dataIntegrity } from '@assay/synthetic';
import { loggedBy } from '@assay/testing';
import { expect, it } from 'vitest';
import { custody, people, reportColumns, reports, staff, survey } from '../inputs.ts';
import notebook from '../notebook.ts';

const none = {
  custody: tableOf(custody.schema, {}),
  staff: tableOf(staff.schema, {}),
  survey: tableOf(survey.schema, {}),
  people: tableOf(people.schema, {}),
};
/** Reports that came so far, made on a day that no calendar has. */
const cameTo = (...reached: (string | null)[]) =>
  tableOf(reports.schema, {
    report_id: reached.map((_, at) => `R${at}`),
    offence: reached.map(() => 'theft'),
    reported_date: reached.map(() => '2024-02-31'),
    reached,
  });
const findingsOf = (given: Partial<Record<'reports' | keyof typeof none, Table>>) =>
  computeFindings(notebook, { reports: cameTo('recorded'), ...none, ...given });
type Found = Awaited<ReturnType<typeof findingsOf>>;
const rowsOf = (found: Found, id: string) => {
  const { columns, rows, parts } = found.get(id)!.table!;
  const names = [...columns, ...(parts?.columns ?? [])].map(({ name }) => name);
  return rows.map((row, at) => {
    const cells = [...row, ...(parts?.rows[at] ?? [])];
    return Object.fromEntries(names.map((name, place) => [name, cells[place]]));
  });
};
const times = <Each>(count: number, value: Each): Each[] => Array.from({ length: count }, () => value);

it('scores what one report says, and nothing that it cannot be asked', async () => {
  const fields = rowsOf(await findingsOf({}), 'scorecard.fields');
  expect(fields.map(({ checked }) => checked).filter((checked) => checked !== 1)).toEqual([]);
  expect(fields.map(({ what }) => what)).toContain('Offence');
  expect(fields.map(({ what }) => what)).not.toContain('entered in time');
});

it('says in the log of how many reports no stage is known', async () => {
  const made = cameTo('reported', 'charged', null);
  expect(await loggedBy(reportColumns, () => findingsOf({ reports: made }))).toEqual([
    '3 reports, 1 at no known stage',
  ]);
});

it('takes the last day of the other files for that of the extract where no report has any, however long ago', async () => {
  const list = tableOf(staff.schema, {
    ...{ staff_id: ['S1'], department: ['a'], checked: ['yes'], integrity_check: ['1965-03-01'] },
  });
  const found = await findingsOf({ staff: list });
  expect(found.get('extract.day')!.value).toBe('1965-03-01, the last day in the other files, as no report has a date');
  expect(found.get('integrity.in-date')).toMatchObject({ numerator: 1, denominator: 1 });
});

/** Waves of so many asked, of whom the first says yes, the last no, and nobody else anything. */
function surveyOf(waves: Readonly<Record<string, number>>): Table {
  const names = Object.entries(waves).flatMap(([wave, asked]) => times(asked, wave === '' ? null : wave));
  const answer = (at: number) => (names[at] !== names[at - 1] ? 'yes' : names[at] !== names[at + 1] ? 'no' : null);
  return tableOf(survey.schema, {
    wave: names,
    department: names.map(() => 'a'),
    sex: names.map(() => 'Female'),
    confident: names.map((_, at) => answer(at)),
  });
}

it('rests the bounds of a change on the smaller wave, and the last wave on itself, not on rows that name none', async () => {
  const found = await findingsOf({ survey: surveyOf({ 2022: 4, 2023: 9, 2024: 7, '': 12 }) });
  expect(rowsOf(found, 'survey.by-wave').map(({ asked }) => asked)).toEqual([4, 9, 7, 12]);
  const contributors = (id: string) => found.get(id)!.parts!.find(({ name }) => name === 'contributors')!.value;
  expect(['survey.change-least', 'survey.change-most', 'survey.silent-needed'].map(contributors)).toEqual([4, 4, 7]);
});

it('gives the limits of chance for each thousand checked, as the rate beside them', async () => {
  const large = times(12_000, 'a');
  const list = tableOf(staff.schema, {
    staff_id: large.map((_, at) => `S${at}`),
    department: large,
    checked: times(12_000, 'yes'),
    check_result: times(12_000, 'nothing found'),
  });
  const [department] = rowsOf(await findingsOf({ staff: list }), 'checks.by-department');
  // At 1.499 for each thousand 18 are expected of 12,000; fewer than one in a thousand such counts are below 6, or above 32.
  expect(department).toMatchObject({ checked: 12_000, adverse: 0, rate: 0, outside: 'below' });
  expect(department!['low']).toBeCloseTo(6 / 12, 12);
  expect(department!['high']).toBeCloseTo(32 / 12, 12);
});

it('rests the area on the fewer of charged and not charged, whichever they are', async () => {
  const made = dataIntegrity({ seed: 'test', reports: 3000, staff: 1 }).reports;
  const reached = made.columns['reached']!;
  if (reached.kind !== 'text') throw new Error('reached is no text');
  const swapped = { charged: 'recorded', recorded: 'charged' } as Readonly<Record<string, string>>;
  const values = reached.values.map((word) => swapped[word] ?? word);
  const charged = { ...made, columns: { ...made.columns, reached: { ...reached, values } } };
  const model = rowsOf(await findingsOf({ reports: charged }), 'era.model');
  expect(model.filter((row) => Number(row['charged']) > Number(row['reports']) / 2).length).toBeGreaterThan(5);
  for (const row of model) {
    const fewer = Math.min(Number(row['charged']), Number(row['reports']) - Number(row['charged']));
    expect(row['areaContributors'], `${row['taught']} ${row['group']}`).toBe(fewer);
  }
});
