import { InputError, notComputed, textAt } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { type ContactRecords, contactRecords } from '../../src/index.ts';
import { plainTable, registers } from '../example-values.ts';

const { contacts, truth } = registers;
const read = contactRecords(contacts, truth) as ContactRecords;

describe('records of contact', () => {
  it('are columns by what they are, and people by their code', () => {
    expect([read.count, read.people, [...read.person]]).toEqual([3, 2, [0, 1, 0]]);
    const texts = [read.records.forename, read.records.surname, read.role, read.area].map((column) =>
      [0, 1, 2].map((row) => textAt(column, row)),
    );
    expect(texts).toEqual([
      ['Ana', 'Ben', 'Anna'],
      ['Hall', 'Wu', 'Hall'],
      ['victim', 'suspect', null],
      ['North', null, 'South'],
    ]);
    expect(textAt(read.records.dateOfBirth, 1)).toBe('1990-02-01');
    expect([...read.time]).toEqual([Date.UTC(2024, 0, 1), Date.UTC(2024, 1, 1), Number.NaN]);
  });

  it('tell the origin of names, one that is not listed as Other, and ethnicity of people', () => {
    expect([0, 1].map((person) => textAt(read.origin, person))).toEqual(['British or Irish', 'Other']);
    expect(textAt(read.ethnicity, 0)).toBe('White');
    expect(read.words.map(({ field }) => field)).toEqual(['ethnicity']);
  });

  it('take no origin from a truth about others, or from one that does not tell it', () => {
    for (const other of [plainTable({ record_id: ['x'], name_origin: ['Other'] }), plainTable({ record_id: ['r1'] })]) {
      const { origin } = contactRecords(contacts, other) as ContactRecords;
      expect([0, 1].map((person) => textAt(origin, person))).toEqual([null, null]);
    }
  });

  it('are not read where one does not say whom it is about', () => {
    const columns = { ...contacts.columns, ...plainTable({ entity: ['a', null, 'b'] }).columns };
    expect(contactRecords({ ...contacts, columns }, truth)).toEqual(
      notComputed('the records do not say who each is truly about'),
    );
    expect(() => contactRecords(truth, truth)).toThrow(InputError);
  });

  it('are in no window of days where none says when it was: nobody would be in frequent contact', () => {
    const { columns } = plainTable({ recorded_date: [null, null, null] }, ['recorded_date']);
    expect(contactRecords({ ...contacts, columns: { ...contacts.columns, ...columns } }, truth)).toEqual(
      notComputed('the records do not say when any contact was'),
    );
  });

  it('come from nowhere by a truth whose origins are blank', () => {
    const blank = plainTable({ record_id: ['r1', 'r2', 'r3'], name_origin: [null, null, null] });
    expect((contactRecords(contacts, blank) as ContactRecords).origin.values).toEqual([]);
  });
});
