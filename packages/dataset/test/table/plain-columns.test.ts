import { describe, expect, it } from 'vitest';
import { type ForeignValue, plainColumns, tableFromColumns, tableOf, tableSchema } from '../../src/index.ts';
import { people, peopleSchema } from '../example-values.ts';

const optional = { description: '', required: false } as const;
const schema = tableSchema({
  name: 'people',
  title: 'People',
  fields: [
    { ...optional, name: 'name', title: 'Name', type: 'text', role: 'name' },
    { ...optional, name: 'contacts', title: 'Contacts', type: 'number', role: 'measure' },
    { ...optional, name: 'born', title: 'Born', type: 'date', role: 'date-of-birth' },
    { ...optional, name: 'seen', title: 'Seen', type: 'time', role: 'time' },
  ],
});

describe('a table out of the columns of another library', () => {
  const read = (name: string, ...values: readonly ForeignValue[]) =>
    plainColumns(tableFromColumns(schema, [name], () => values))[name];

  it('is missing what is null, undefined, not a number or no date', () => {
    for (const name of ['name', 'contacts', 'born', 'seen'])
      expect(read(name, null, undefined, Number.NaN, new Date(Number.NaN)), name).toEqual([null, null, null, null]);
  });

  it('holds texts, numbers, large whole numbers, yes and no, and days of dates', () => {
    expect(read('name', ' Ann ', 3, 4n, true, false)).toEqual(['Ann', '3', '4', 'true', 'false']);
    expect(read('contacts', 3, 2.5, '4', 5n)).toEqual([3, 2.5, 4, 5]);
    expect(read('born', new Date('1980-01-31T00:00:00Z'), '1980-02-01')).toEqual(['1980-01-31', '1980-02-01']);
  });

  it('is refused where a cell holds what is no value, or a number that no file would hold', () => {
    expect(() => read('name', {} as ForeignValue)).toThrow('a cell holds object. Give texts, numbers, dates');
    for (const text of ['0x1F', '0b11', 'Infinity', '1e999'])
      expect(() => read('contacts', text), text).toThrow(`"${text}" in the number column "contacts" is no number`);
    expect(() => tableOf(schema, { contacts: [Number.POSITIVE_INFINITY] })).toThrow('"Infinity" in the number column');
  });

  it('gives back what went in', () => {
    const columns = plainColumns(people);
    const again = tableFromColumns(peopleSchema, Object.keys(columns), (name) => columns[name]!);
    expect(plainColumns(again)).toEqual(columns);
    expect(columns['contacts']).toEqual([3, 0, null]);
  });
});
