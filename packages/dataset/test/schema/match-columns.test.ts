import { describe, expect, it } from 'vitest';
import { matchColumns, nearestText } from '../../src/index.ts';
import { columnLook } from '../../src/schema/column-look.ts';
import { nearestTexts } from '../../src/schema/nearest-text.ts';
import { personSchema } from '../read/person-schema.ts';

const match = (columns: readonly string[], mapping?: Readonly<Record<string, string>>) =>
  matchColumns(personSchema, columns, mapping).map(({ field, column, how }) => `${field} < ${column}: ${how}`);

describe('matchColumns', () => {
  it('takes what was mapped before its own name, its own name before an alias, an alias before a derivation', () => {
    expect(
      match(['given_name', 'first_name', 'called', 'Last Name', 'DOB', 'rec_id', 'cluster'], { first_name: 'called' }),
    ).toEqual([
      'record_id < rec_id: guessed',
      'entity < cluster: guessed',
      'first_name < called: mapped',
      'surname < Last Name: guessed',
      'date_of_birth < DOB: guessed',
    ]);
    expect(match(['given_name', 'first_name', 'surname', 'dob'])).toContain('first_name < first_name: same name');
  });

  it('refuses one column for two fields, and guesses none for another that was given away', () => {
    const columns = ['first_name', 'surname', 'dob', 'rec_id', 'cluster'];
    expect(() => match(columns, { first_name: 'surname', surname: 'surname' })).toThrow(
      'the column "surname" is mapped to two fields of "people": "first_name" and "surname". Give each a column of its own.',
    );
    expect(() => match(columns, { first_name: 'Sur Name', surname: 'surname' })).toThrow('mapped to two fields');
    expect(match(columns, { record_id: 'cluster' }).filter((each) => each.includes('cluster'))).toEqual([
      'record_id < cluster: mapped',
    ]);
    const whole = match(['name', 'dob', 'rec_id'], { first_name: 'forenames of name', surname: 'surname of name' });
    expect(whole.filter((each) => each.includes(' of name'))).toHaveLength(2);
  });

  it('guesses nothing for a field that somebody said the file does not have, and still misses it where it is required', () => {
    const columns = ['first_name', 'surname', 'dob', 'rec_id'];
    expect(match(columns)).toContain('record_id < rec_id: guessed');
    expect(match(columns, { record_id: '' }).some((each) => each.startsWith('record_id'))).toBe(false);
    expect(() => match(columns, { surname: '' })).toThrow('no column for the required field "surname"');
  });

  it('asks which is meant where two names compare as equal, and takes the answer', () => {
    const columns = ['First Name', 'first_name', 'surname', 'dob'];
    expect(() => match(columns)).toThrow(
      'the columns "First Name" and "first_name" could both be the field "first_name". Say which, e.g. --columns people:first_name=first_name',
    );
    expect(match(columns, { first_name: 'first_name' })).toContain('first_name < first_name: mapped');
    expect(match(columns, { first_name: 'First Name' })).toContain('first_name < First Name: mapped');
  });

  it('suggests no column that is another field already, and where none is left says what to export', () => {
    expect(() => match(['first_name', 'surname', 'x'])).toThrow('e.g. --columns people:date_of_birth=x');
    expect(() => match(['first_name', 'surname'])).toThrow(
      'no column for the required field "date_of_birth"; the file has first_name, surname. None of them is left over: export the file with it.',
    );
  });

  it('names every required field that is absent, the columns there are, and a likely remedy', () => {
    expect(() => match(['fore name', 'sur_nam', 'x'])).toThrow(
      'no column for the required fields "surname", "date_of_birth"; the file has fore name, sur_nam, x. Say which column it is, e.g. --columns people:surname=sur_nam',
    );
  });

  it.each([
    [['Person.Ref', 'Person.Forename', 'Person.Surname', 'Person.DoB']],
    [['Person[Ref]', 'Person[Forename]', 'Person[Surname]', 'Person[DoB]']],
    [['[dbo].[NOM_REF]', '[dbo].[NOM_FORENAME]', '[dbo].[NOM_SURNAME]', '[dbo].[NOM_DOB]']],
  ])('reads %s without the name of the table that stands before each', (columns) => {
    const [, ...names] = columns;
    expect(match(columns).slice(-3)).toEqual(
      ['first_name', 'surname', 'date_of_birth'].map((field, at) => `${field} < ${names[at]}: guessed`),
    );
  });

  it('keeps the name of a table where columns come from several', () => {
    expect(() => match(['Caller.Forename', 'Suspect.Surname', 'Caller.DoB'])).toThrow(
      'e.g. --columns people:first_name=Caller.Forename',
    );
  });

  it('suggests for a name the column that says it, not one that shares more letters', () => {
    expect(() => match(['nominal', 'his surname', 'the forename', 'x'])).toThrow('first_name="the forename"');
  });

  it('repeats nothing of a first line that is a row', () => {
    const columns = ['7', 'Ann', 'Example', '1980-01-05'];
    const looks = columns.map((column, at) => columnLook(column, [['8'], ['Bob'], ['Other'], ['1981-02-03']][at]!));
    const refusal = 'the first line of "people" is a row, not names of columns: a date stands above dates.';
    expect(() => matchColumns(personSchema, columns, {}, looks)).toThrow(refusal);
    expect(() => matchColumns(personSchema, columns, { first_name: 'given' }, looks)).toThrow(refusal);
  });

  it('suggests by shared pairs of letters, and nothing where none is shared', () => {
    expect(nearestText('pakistan', ['Indian', 'Pakistani'])).toBe('Pakistani');
    expect(nearestText('O1', ['W1', 'A2'])).toBeNull();
    expect(nearestText('sex', ['gender', 'exact'])).toBe('exact');
    expect(nearestTexts('surname', ['x', 'name', 'surnames', 'forename'], 2)).toEqual(['surnames', 'name']);
  });

  it.each([
    ['x_metres', 'Eastings'],
    ['y_metres', 'NORTHINGS (m)'],
    ['x_metres', 'Long'],
    ['sector_id', 'WD23CD'],
    ['sector_id', 'lsoa21cd'],
  ])('%s is what %s names', (name, heading) => {
    const field = { name, title: name, description: '', type: 'text', role: 'place', required: false } as const;
    const schema = { name: 'rows', title: 'Rows', fields: [field] };
    expect(matchColumns(schema, ['Crime No', heading]).map(({ column }) => column)).toEqual([heading]);
  });

  it.each(['Nominal', 'Nominal Ref', 'NOMINAL_NO', 'Person Ref.', 'Person URN'])(
    '%s is the number of a person',
    (heading) => {
      for (const name of ['person', 'person_id']) {
        const field = {
          name,
          title: 'Person',
          description: '',
          type: 'text',
          role: 'identifier',
          required: false,
        } as const;
        const schema = { name: 'rows', title: 'Rows', fields: [field] };
        expect(matchColumns(schema, [heading, 'Incident']).map(({ column, how }) => [column, how])).toEqual([
          [heading, 'guessed'],
        ]);
      }
    },
  );
});
