import { describe, expect, it } from 'vitest';
import { matchColumns, splitFullName } from '../../src/index.ts';
import { personSchema } from '../read/person-schema.ts';

describe('splitFullName', () => {
  it.each([
    ['BELL, Ann Mary', 'Ann Mary', 'BELL'],
    ['Ann Mary Bell', 'Ann Mary', 'Bell'],
    ['BELL Ann Mary', 'Ann Mary', 'BELL'],
    ['Ann Mary BELL', 'Ann Mary', 'BELL'],
    ['Mrs Ann Bell', 'Ann', 'Bell'],
    ['Bell, Mr. Cy', 'Cy', 'Bell'],
    ['Ann van der Berg', 'Ann', 'van der Berg'],
    ["Siân O'Brien-Lloyd", 'Siân', "O'Brien-Lloyd"],
    ['Cy Dee Jr.', 'Cy', 'Dee'],
    ['  Ann   Bell ', 'Ann', 'Bell'],
    ['ANN BELL', 'ANN', 'BELL'],
    ['Cher', null, 'Cher'],
    ['BELL,', null, 'BELL'],
    ['', null, null],
  ])('takes "%s" apart', (text, forenames, surname) => {
    expect(splitFullName(text)).toEqual({ forenames, surname });
  });
});

describe('values made of columns', () => {
  const match = (columns: string[], mapping: Record<string, string>) => matchColumns(personSchema, columns, mapping);

  it('take the parts of a date by their names, else as they were written', () => {
    const rest = { first_name: 'f', surname: 's' };
    const positions = (mapped: string, columns: string[]) =>
      match(['f', 's', ...columns], { ...rest, date_of_birth: mapped }).find(({ field }) => field === 'date_of_birth')!
        .made!.positions;
    expect(positions('birth_year+birth_month+birth_day', ['birth_day', 'birth_month', 'birth_year'])).toEqual([
      2, 3, 4,
    ]);
    expect(positions('a+b+c', ['c', 'b', 'a'])).toEqual([4, 3, 2]);
  });

  it('refuse what cannot be meant', () => {
    expect(() => match(['n', 'dob'], { first_name: 'a+b', surname: 'n' })).toThrow(
      'no column "a" to put a value together of.',
    );
    expect(() => match(['n', 'm', 'dob'], { first_name: 'n+m', surname: 'n' })).toThrow('cannot be made of "n+m"');
    expect(() => match(['n', 'dob'], { date_of_birth: 'surname of n', first_name: 'n', surname: 'n' })).toThrow(
      'the date field "date_of_birth" cannot be made of "surname of n"',
    );
  });

  it('are suggested where the columns stand there', () => {
    expect(() => match(['id', 'first_name', 'surname', 'dob_day', 'dob_month', 'dob_year'], {})).toThrow(
      '--columns people:date_of_birth=dob_day+dob_month+dob_year',
    );
    expect(() => match(['id', 'full_name', 'dob'], {})).toThrow('--columns people:first_name+surname=full_name');
  });
});

describe('headings that mean the same', () => {
  it.each([
    ['Forename(s)', 'Surname', 'DoB'],
    ['prénom', 'nom', 'date de naissance'],
    ['Vorname', 'Nachname', 'Geburtsdatum'],
    ['imię', 'nazwisko', 'data urodzenia'],
  ])('%s, %s, %s are guessed and told', (...columns) => {
    const found = matchColumns(personSchema, columns).slice(-3);
    expect(found.map(({ column, how }) => [column, how])).toEqual(columns.map((column) => [column, 'guessed']));
  });
});
