import { type Column, tableSchema } from '@assay/dataset';
import { cell, input, parameter } from '@assay/notebook';
import type { PersonRecords } from '@assay/record-matching';
import { type DictionaryColumn, MISSING_CODE } from '@assay/statistics';

export const people = input({
  name: 'people',
  title: 'Person records',
  description:
    'One row per person record as the records system holds it, before any merging. Where it is known which person each record is really about, errors are counted as well as links.',
  dataset: 'person-register',
  schema: tableSchema({
    name: 'people',
    title: 'Person records',
    fields: [
      {
        name: 'record_id',
        title: 'Record',
        description: 'Identifier of the record.',
        type: 'text',
        role: 'identifier',
        required: false,
        aliases: ['rec_id', 'unique_id', 'id'],
      },
      {
        name: 'first_name',
        title: 'First name',
        description: 'As recorded.',
        type: 'text',
        role: 'name',
        required: true,
        aliases: ['given_name', 'forename', 'fname_c1', 'firstname', 'first'],
      },
      {
        name: 'surname',
        title: 'Surname',
        description: 'As recorded.',
        type: 'text',
        role: 'name',
        required: true,
        aliases: ['last_name', 'family_name', 'lname_c1', 'lastname', 'last'],
      },
      {
        name: 'date_of_birth',
        title: 'Date of birth',
        description: 'As recorded; a wrong or default date is still what the records system compares.',
        type: 'date',
        role: 'date-of-birth',
        required: true,
        aliases: ['dob', 'birth_date', 'born'],
      },
      {
        name: 'sex',
        title: 'Sex',
        description: 'As recorded.',
        type: 'text',
        role: 'protected-characteristic',
        required: false,
        aliases: ['gender'],
      },
      {
        name: 'ethnicity',
        title: 'Ethnicity',
        description: 'Self-defined where recorded, else officer-defined.',
        type: 'text',
        role: 'protected-characteristic',
        required: false,
        aliases: ['race_ethnicity', 'self_defined_ethnicity', 'race'],
      },
      {
        name: 'name_origin',
        title: 'Name origin',
        description: 'The naming tradition of the name, where it is known.',
        type: 'text',
        role: 'protected-characteristic',
        required: false,
        aliases: ['naming_tradition', 'tradition'],
      },
      {
        name: 'place_of_birth',
        title: 'Place of birth',
        description: 'As recorded.',
        type: 'text',
        role: 'place',
        required: false,
        aliases: ['birth_place', 'birthplace'],
      },
      {
        name: 'postcode',
        title: 'Postcode',
        description: 'Home postcode as recorded.',
        type: 'text',
        role: 'place',
        required: false,
        aliases: ['postcode_fake', 'zipcode'],
      },
      {
        name: 'occupation',
        title: 'Occupation',
        description: 'As recorded.',
        type: 'text',
        role: 'category',
        required: false,
      },
      {
        name: 'role',
        title: 'Role',
        description: 'Why the person is on record: victim, witness, suspect, …',
        type: 'text',
        role: 'role',
        required: false,
        aliases: ['involvement'],
      },
      {
        name: 'entity',
        title: 'True person',
        description: 'Which person the record is really about, where that is known.',
        type: 'text',
        role: 'entity',
        required: false,
        aliases: ['cluster', 'ent_id', 'simulant_id', 'person_id', 'true_person'],
        derive: { from: ['rec_id', 'record_id'], pattern: '^rec-(\\d+)-(?:org|dup-\\d+)$' },
      },
    ],
  }),
});

export const forenameTolerance = parameter({
  kind: 'integer',
  name: 'forenameTolerance',
  title: 'Edits allowed in the first name',
  description: 'The tolerance under discussion; every other tolerance is shown beside it.',
  default: 2,
  minimum: 0,
  maximum: 3,
});

export const surnameTolerance = parameter({
  kind: 'integer',
  name: 'surnameTolerance',
  title: 'Edits allowed in the surname',
  description: 'The tolerance under discussion; every other tolerance is shown beside it.',
  default: 2,
  minimum: 0,
  maximum: 3,
});

export const missingNames = parameter({
  kind: 'choice',
  name: 'missingNames',
  title: 'What a missing name means',
  description:
    'Whether a record without a first name or surname is linked to nothing, agrees with any name, or is compared as empty text.',
  default: 'never-match',
  choices: ['never-match', 'match-anything', 'empty-text'],
});

/** The columns that are compared, and the truth where there is one. */
export interface Register {
  readonly records: PersonRecords;
  readonly truth: DictionaryColumn | null;
  readonly count: number;
}

export const register = cell({
  name: 'register',
  title: 'The columns that are compared',
  needs: { people },
  compute: ({ people }, { log }): Register => {
    const forename = textColumn(people.columns.first_name);
    const surname = textColumn(people.columns.surname);
    const dateOfBirth = recordedText(people.columns.date_of_birth);
    const entity = textColumn(people.columns.entity);
    const truth = isEmpty(entity) ? null : entity;
    log(`${people.rowCount} records, ${truth === null ? 'true persons unknown' : 'true persons known'}`);
    return { records: { forename, surname, dateOfBirth }, truth, count: people.rowCount };
  },
});

export function textColumn(column: Column): DictionaryColumn {
  if (column.kind !== 'text') throw new TypeError(`expected a text column, found ${column.kind}`);
  return column;
}

export function recordedText(column: Column): DictionaryColumn {
  if (column.kind === 'date') return column.recorded;
  return textColumn(column);
}

export function isEmpty(column: DictionaryColumn): boolean {
  return column.codes.every((code) => code === MISSING_CODE);
}
