import { tableOf } from '@assay/dataset';
import { computeFindings } from '@assay/notebook';
import { loggedBy } from '@assay/testing';
import { expect, it } from 'vitest';
import { records, staff, truth } from '../inputs.ts';
import notebook from '../notebook.ts';
import { vetting } from '../vetting.ts';

const NAMES = ['Ada Lee', 'Bea May', 'Cyd Orr'] as const;

/** Three members of staff of whom a force knows no more, and its records of people of one day of birth: name, role, who it is. */
function statedOf(found: readonly (readonly [name: string, role: string | null, entity: string | null])[]) {
  const nameOf = (name: string) => name.split(' ') as [string, string];
  const tables = {
    staff: tableOf(staff.schema, {
      staff_id: NAMES.map((_, row) => `s${row}`),
      first_name: NAMES.map((name) => nameOf(name)[0]),
      surname: NAMES.map((name) => nameOf(name)[1]),
      date_of_birth: NAMES.map(() => '1980-02-03'),
      employed_to: [null, null, '2020-01-01'],
      entity: ['a', 'b', 'c'],
    }),
    records: tableOf(records.schema, {
      record_id: found.map((_, row) => `r${row}`),
      first_name: found.map(([name]) => nameOf(name)[0]),
      surname: found.map(([name]) => nameOf(name)[1]),
      date_of_birth: found.map(() => '1980-02-03'),
      recorded_date: found.map(() => '2024-05-06'),
      role: found.map(([, role]) => role),
      entity: found.map(([, , entity]) => entity),
    }),
  };
  return computeFindings(notebook, tables, { recordsPerDay: 3000 });
}
type Found = Awaited<ReturnType<typeof statedOf>>;
const rowsOf = (found: Found, id: string) => found.get(id)!.table?.rows;
const reasonOf = (found: Found, id: string) => found.get(id)!.notComputed?.reason;

it('says that nobody is flagged, and divides nothing by none', async () => {
  const found = await statedOf([['Zoe Quy', 'suspect', 'z']]);
  expect(found.get('flags.count')!.value).toBe(0);
  expect(reasonOf(found, 'roles.flags')).toBe('nobody is flagged');
  expect(rowsOf(found, 'variants.compared')).toEqual([
    ['suspects only', 0, 0, 0, 0],
    ['all roles', 0, 0, 0, 0],
    ['added by victims and witnesses', 0, 0, 0, 0],
  ]);
  for (const id of ['flags.wrong-share', 'roles.protected-only', 'roles.mixed', 'pilot.size'])
    expect([id, reasonOf(found, id) === undefined]).toEqual([id, false]);
});

it('says of the one flag that its record holds no role, and shows it to nobody', async () => {
  const found = await statedOf([
    ['Ada Lee', null, 'a'],
    ['Zoe Quy', 'suspect', 'z'],
  ]);
  expect(found.get('flags.count')!.value).toBe(1);
  for (const id of ['roles.flags', 'roles.protected-only', 'variants.compared'])
    expect(reasonOf(found, id), id).toContain('do not say in which role');
  expect(found.get('roles.leaked')!.value).toBe(0);
});

it('parts two flags of one member of staff by role, the one without a role apart, and searches no leaver', async () => {
  const found = await statedOf([
    ['Ada Lee', 'victim', 'a'],
    ['Ada Lee', null, 'a'],
    ['Bea May', 'suspect', 'x'],
    ['Cyd Orr', 'suspect', 'c'],
  ]);
  expect(rowsOf(found, 'variants.compared')).toEqual([
    ['suspects only', 1, 1, 0, 1],
    ['all roles', 3, 2, 2, 1],
    ['added by victims and witnesses', 1, 1, 1, 0],
    ['added by records without a role', 1, 1, 1, 0],
  ]);
  // That somebody is on record as a victim is theirs alone: the gate must know.
  const staffByRole = found.get('roles.flags')!.table!.columns.find(({ name }) => name === 'staff');
  expect(staffByRole?.sensitive).toBe(true);
  // Whose roles are not all stated is in no share of roles.
  expect(found.get('roles.protected-only')).toMatchObject({
    numerator: 0,
    denominator: 1,
    denominatorLabel: 'staff with a flag and a role in each record',
  });
  // Nobody’s kind of employment is recorded: that is no kind that all are of.
  expect(reasonOf(found, 'scope.staff')).toBe('of none of them is it recorded: Kind');
  expect(found.get('scope.searched')!.value).toBe(2);
  expect(found.get('flags.wrong-share')).toMatchObject({ numerator: 1, denominator: 3 });
  expect(found.get('exposure.first-run')!.value).toBe(1);
  // Half an hour each, and of four records three were flags: of three thousand a day 2,250 will be.
  expect(found.get('workload.first-run')!.value).toBe(1.5);
  expect(found.get('workload.per-year')!.value).toBe((2250 * 365 * 30) / 60);
});

it('says in the log whether a truth or the records themselves say who people are', async () => {
  const ada = { first_name: ['Ada'], surname: ['Lee'], date_of_birth: ['1980-02-03'], entity: ['a'] };
  const tables = {
    staff: tableOf(staff.schema, { staff_id: ['s0'], ...ada }),
    records: tableOf(records.schema, { record_id: ['r0'], ...ada }),
  };
  const known = tableOf(truth.schema, { record_id: ['r0'], staff_id: ['s0'], entity: ['a'] });
  const said = await loggedBy(vetting, async () => {
    await computeFindings(notebook, tables);
    await computeFindings(notebook, { ...tables, truth: known });
  });
  expect(said).toEqual([
    '1 of 1 staff at work, 1 records; who they are, as the records say: no truth about them all was given',
    '1 of 1 staff at work, 1 records; who they are, as the truth says',
  ]);
});
