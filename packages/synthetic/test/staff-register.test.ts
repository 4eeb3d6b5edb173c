import type { DateColumn, Table, TextColumn } from '@assay/dataset';
import { MISSING_DAY } from '@assay/dataset';
import { describe, expect, it } from 'vitest';
import {
  staffAddressesSchema,
  staffRegister,
  staffRegisterDefaults,
  staffRelations,
  staffSchema,
  vettingRecordsSchema,
  vettingTruthSchema,
} from '../src/index.ts';
import { tableDigest } from './table-digest.ts';

const text = (table: Table, name: string) => {
  const { codes, values } = table.columns[name] as TextColumn;
  return Array.from(codes, (code) => (code < 0 ? null : values[code]!));
};
const days = (table: Table, name: string) => (table.columns[name] as DateColumn).days;

describe('staffRegister', () => {
  const made = staffRegister({ seed: 'test', staff: 4000, people: 40_000, records: 20_000 });
  const relation = text(made.truth, 'relation');
  const role = text(made.records, 'role');
  const collar = text(made.staff, 'collar_number');
  const staffId = text(made.staff, 'staff_id');

  it('has the columns of its schemas and is the same for one seed', () => {
    const fields = (schema: { readonly fields: readonly { readonly name: string }[] }) =>
      schema.fields.map(({ name }) => name);
    expect(Object.keys(made.staff.columns)).toEqual(fields(staffSchema));
    expect(Object.keys(made.addresses.columns)).toEqual(fields(staffAddressesSchema));
    expect(Object.keys(made.records.columns)).toEqual(fields(vettingRecordsSchema));
    expect(Object.keys(made.truth.columns)).toEqual(fields(vettingTruthSchema));
    const digests = (seed: number) =>
      Object.values(staffRegister({ seed, staff: 50, people: 400, records: 200 })).map(tableDigest);
    expect(digests(1)).toEqual(digests(1));
    expect(digests(1)[0]).not.toBe(digests(2)[0]);
    expect(digests(1)).toEqual(['af538a858d31ed19', '639f43f092e5bc53', 'a1b5454ff3fa4775', 'a3cf2a9285d2103a']);
  });

  it('has exactly the set number of true hits, victims and witnesses among staff', () => {
    const about = (...roles: string[]) =>
      role.filter((one, row) => relation[row] === 'staff member' && roles.includes(one!)).length;
    expect(about('suspect', 'offender')).toBe(Math.round(4000 * staffRegisterDefaults.trueHitShare));
    expect(about('victim')).toBe(Math.round(4000 * staffRegisterDefaults.victimShare));
    expect(about('witness')).toBe(Math.round(4000 * staffRegisterDefaults.witnessShare));
  });

  it('names the member of staff for records about staff, present or past, and for no other', () => {
    const truthStaff = text(made.truth, 'staff_id');
    for (let row = 0; row < relation.length; row++) {
      const staff = relation[row] === 'staff member' || relation[row] === 'former staff member';
      if (staff !== (truthStaff[row] !== null)) expect.fail(`row ${row}`);
    }
    for (const kind of staffRelations) expect(relation).toContain(kind);
  });

  it('gives namesakes the name and birth date of a member of staff but another entity', () => {
    const first = text(made.staff, 'first_name');
    const surname = text(made.staff, 'surname');
    const born = days(made.staff, 'date_of_birth');
    const exact = new Set(first.map((name, row) => `${name} ${surname[row]} ${born[row]}`));
    const recordFirst = text(made.records, 'first_name');
    const recordSurname = text(made.records, 'surname');
    const recordBorn = days(made.records, 'date_of_birth');
    const clean = text(made.truth, 'error_kinds').map((kinds) => kinds === 'none');
    const rows = relation.map((_, row) => row).filter((row) => relation[row] === 'namesake of staff' && clean[row]);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(exact).toContain(`${recordFirst[row]} ${recordSurname[row]} ${recordBorn[row]}`);
  });

  it('takes for partners adults alone', () => {
    const born = days(made.records, 'date_of_birth');
    const clean = text(made.truth, 'error_kinds').map((kinds) => kinds === 'none');
    const of = (kind: string) => relation.flatMap((one, row) => (one === kind && clean[row] ? [born[row]!] : []));
    const partners = of(staffRelations[2]);
    const adultBefore = Date.parse(`${staffRegisterDefaults.closingDate}T00:00:00Z`) / 86_400_000 - 18 * 365.25;
    expect(partners.length).toBeGreaterThan(20);
    expect(Math.max(...partners)).toBeLessThanOrEqual(adultBefore + 1);
    expect(tableDigest(made.truth)).toBe('4d972b451def3454');
  });

  it('hands collar numbers on, never to two people at once', () => {
    const from = days(made.staff, 'employed_from');
    const to = days(made.staff, 'employed_to');
    const bearers = new Map<string, number[]>();
    for (const [row, number] of collar.entries()) bearers.set(number!, [...(bearers.get(number!) ?? []), row]);
    const shared = [...bearers.values()].filter((rows) => rows.length > 1);
    expect(shared.length).toBe(Math.round(4000 * staffRegisterDefaults.collarReusedShare));
    for (const rows of shared) {
      const [earlier, later] = rows.sort((a, b) => from[a]! - from[b]!);
      expect(rows.length).toBe(2);
      expect(to[earlier!]).not.toBe(MISSING_DAY);
      expect(from[later!]).toBeGreaterThan(to[earlier!]!);
    }
  });

  it('has one current address for each member of staff and earlier ones before it', () => {
    const owner = text(made.addresses, 'staff_id');
    const [from, to] = [days(made.addresses, 'valid_from'), days(made.addresses, 'valid_to')];
    const current = owner.filter((_, row) => to[row] === MISSING_DAY);
    expect(current.length).toBe(staffId.length);
    expect(new Set(current).size).toBe(staffId.length);
    expect(made.addresses.rowCount).toBeGreaterThan(staffId.length * 1.6);
    for (let row = 0; row < from.length; row++)
      if (to[row] !== MISSING_DAY && from[row]! >= to[row]!) expect.fail(`row ${row}`);
  });

  it('employs nobody under eighteen', () => {
    const [from, born] = [days(made.staff, 'employed_from'), days(made.staff, 'date_of_birth')];
    for (let row = 0; row < from.length; row++)
      if (from[row]! - born[row]! < 18 * 365.25 - 1) expect.fail(`row ${row}`);
  });

  it('refuses more staff than people can hold', () => {
    expect(() => staffRegister({ seed: 1, staff: 1000, people: 1500 })).toThrow(
      'people must be at least three times staff and leavers: 1500 for 1080',
    );
    expect(() => staffRegister({ seed: 1, errors: { nicknames: 3 } })).toThrow('nicknames must lie between 0 and 1: 3');
  });
});
