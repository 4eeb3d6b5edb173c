import { InputError, textAt } from '@assay/statistics';
import { expect, it } from 'vitest';
import { registerOfPeople } from '../../src/index.ts';
import { plainTable, registers } from '../example-values.ts';

it('gives each column by what it is', () => {
  const read = registerOfPeople(registers.people);
  expect([read.count, [...read.birthDays]]).toEqual([2, [3682, 7336]]);
  const texts = { recordId: 'r1', forename: 'Ana', surname: 'Hall', dateOfBirth: '1980-01-31', placeOfBirth: 'Dudley' };
  for (const [name, text] of Object.entries({ ...texts, postcode: 'B1 1AA', sex: 'Female', ethnicity: 'White' })) {
    expect(textAt(read[name as keyof typeof texts], 0), name).toBe(text);
  }
  expect(textAt(read.truth!, 1)).toBe('b');
});

it('has no truth and no home where no record states one', () => {
  expect(registerOfPeople(registers.people).home).toEqual([registers.people.columns['postcode']!]);
  const blank = plainTable({ entity: [null, null], postcode: [null, null] }).columns;
  const without = registerOfPeople({ ...registers.people, columns: { ...registers.people.columns, ...blank } });
  expect([without.truth, without.home]).toEqual([null, []]);
  expect(() => registerOfPeople(registers.staff)).toThrow(InputError);
});
