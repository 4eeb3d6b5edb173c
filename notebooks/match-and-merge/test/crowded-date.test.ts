import { readFileSync } from 'node:fs';
import type { DateColumn } from '@assay/dataset';
import { computeFindings } from '@assay/notebook';
import { personRegister } from '@assay/synthetic';
import { loggedBy } from '@assay/testing';
import { expect, it } from 'vitest';
import { register } from '../inputs.ts';
import notebook from '../notebook.ts';

it('sets a date apart that too many records share, says how many that leaves out, and answers for the others', async () => {
  const { columns } = personRegister({ seed: 'crowded', records: 3000 }).register;
  const dates = columns.date_of_birth as DateColumn;
  const values = [...dates.recorded.values, '1900-01-01'];
  // Two thousand records of one default date: their two million pairs would be compared for nothing.
  const codes = dates.recorded.codes.map((code, row) => (row < 2000 ? values.length - 1 : code));
  const days = dates.days.map((day, row) => (row < 2000 ? -25_567 : day));
  const crowded = { ...columns, date_of_birth: { ...dates, recorded: { values, codes }, days } };
  let found: Awaited<ReturnType<typeof computeFindings>> = new Map();
  const said = await loggedBy(register, async () => {
    found = await computeFindings(notebook, { people: { rowCount: 3000, columns: crowded } }, { crowdedDate: 500 });
  });
  expect(said).toEqual([
    '2000 records set apart: more than 500 share their date of birth',
    '3000 records, true persons known',
  ]);
  expect(found.get('register.set-apart')).toMatchObject({ numerator: 2000, denominator: 3000 });
  expect(found.get('register.without-date')!.numerator).toBeLessThan(30);
  expect(found.get('dates.default')!.numerator).toBeGreaterThanOrEqual(2000);
  const pairs = found.get('tolerance.pairs')!.table!.rows;
  expect(Number(pairs[0]![2])).toBeGreaterThan(0);
  expect(Number(pairs[0]![3])).toBeLessThan(10);
  expect(found.get('clerical.calibrated')!.notComputed!.reason).toContain('fewer than ten pairs of one verdict');
  for (const [id, { notComputed }] of found) {
    if (!/^(clerical\.(agreement|calibrated)|other\.)/.test(id))
      expect([id, notComputed?.reason]).toEqual([id, undefined]);
  }
});

it('is told of on the plain page, before the first table', () => {
  const page = readFileSync(new URL('../report.md', import.meta.url), 'utf8');
  expect(page.slice(0, page.indexOf('{choose:'))).toContain('{register.set-apart}');
});
