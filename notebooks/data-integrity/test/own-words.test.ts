import { type Table, tableOf } from '@assay/dataset';
import { computeFindings } from '@assay/notebook';
import { expect, it } from 'vitest';
import { custody, people, reports, staff, survey } from '../inputs.ts';
import notebook from '../notebook.ts';

const repeated = <Each>(...values: Each[]) => Array.from({ length: 40 }, (_, at) => values[at % values.length]!);
const reported = (reached: readonly string[]) =>
  tableOf(reports.schema, {
    offence: repeated('theft'),
    reached: [...reached],
    report_id: repeated('').map((_, at) => `R${at}`),
    reported_date: repeated('2026-01-10'),
    entered_date: repeated('2026-01-09', '2026-01-11'),
  });
const none = {
  custody: tableOf(custody.schema, {}),
  staff: tableOf(staff.schema, {}),
  survey: tableOf(survey.schema, {}),
  people: tableOf(people.schema, {}),
};
const findingsOf = (given: Partial<Record<'reports' | keyof typeof none, Table>>) =>
  computeFindings(notebook, { reports: reported(repeated('charged', 'recorded')), ...none, ...given });

it('calls no report uncharged because a force has its own words for a charge', async () => {
  const usual = await findingsOf({});
  expect(usual.get('attrition.charged')).toMatchObject({ numerator: 20, denominator: 40 });
  const found = await findingsOf({ reports: reported(repeated('Charged/Summonsed', 'recorded')) });
  const ids = ['attrition.charged', 'attrition.by-offence', 'practice.changes', 'practice.not-recorded', 'era.model'];
  for (const id of ids) expect(found.get(id)!.notComputed?.reason, id).toContain('(“Charged/Summonsed”)');
});

it('takes what was entered before it was reported for neither timely nor late', async () => {
  const { columns, rows } = (await findingsOf({})).get('scorecard.fields')!.table!;
  const of = (name: string) => columns.findIndex((column) => column.name === name);
  const timely = rows.find((row) => row[of('what')] === 'entered in time')!;
  expect([timely[of('right')], timely[of('checked')]]).toEqual([20, 20]);
});

it('counts a check that is yet to come as none in date, and training that is as none given', async () => {
  const found = await findingsOf({
    staff: tableOf(staff.schema, {
      staff_id: ['S1', 'S2', 'S3', 'S4'],
      department: ['a', 'a', 'a', 'a'],
      checked: ['yes', 'yes', 'yes', 'no'],
      check_result: ['Criminal matter', 'nothing found', 'nothing found', null],
      integrity_check: ['2025-06-01', '2035-01-01', '2023-01-01', null],
      training_date: ['2025-06-01', '2035-01-01', null, null],
    }),
  });
  expect(found.get('integrity.in-date')).toMatchObject({ numerator: 1, denominator: 4 });
  const { columns, rows } = found.get('integrity.by-department')!.table!;
  const of = (name: string) => rows[0]![columns.findIndex((column) => column.name === name)];
  expect([of('inDate'), of('trained')]).toEqual([1, 1]);
  expect(found.get('training.covered')).toMatchObject({ numerator: 1, denominator: 4 });
  expect(found.get('checks.covered')).toMatchObject({ numerator: 3, denominator: 4 });
  for (const id of ['checks.by-result', 'checks.by-department'])
    expect(found.get(id)!.notComputed?.reason, id).toContain('(“Criminal matter”)');
});

it('counts a change from the first wave to the last by time, and none where nobody can tell which was first', async () => {
  const changeOf = async (first: string, last: string | null) => {
    const found = await findingsOf({
      survey: tableOf(survey.schema, {
        wave: [...repeated(first), ...repeated(last)],
        confident: [...repeated('no', 'no', 'no', 'yes'), ...repeated('yes', 'yes', 'no', 'yes')],
      }),
    });
    return ['survey.change', 'survey.silent-needed'].map((id) => found.get(id)!);
  };
  for (const [first, last] of [
    ['Wave 9', 'Wave 10'],
    ['September 2022', 'January 2023'],
  ] as const) {
    const [change] = await changeOf(first, last);
    expect(change!.value, first).toBeCloseTo(0.5, 12);
  }
  for (const unknown of await changeOf('before', 'after'))
    expect(unknown.notComputed?.reason).toMatch(/^the names of the waves do not say which came first/);
  // Rows without a wave are no later wave.
  expect((await changeOf('2022', null))[0]!.notComputed?.reason).toBe('there is one wave alone');
});
