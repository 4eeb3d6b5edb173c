import { tableSchema } from '../../src/index.ts';

const field = { description: '', required: false } as const;

export const personSchema = tableSchema({
  name: 'people',
  title: 'Person records',
  fields: [
    {
      ...field,
      name: 'record_id',
      title: 'Record',
      type: 'text',
      role: 'identifier',
      aliases: ['rec_id', 'unique_id'],
    },
    {
      ...field,
      name: 'entity',
      title: 'Person',
      type: 'text',
      role: 'entity',
      aliases: ['cluster', 'ent_id'],
      derive: { from: ['rec_id'], pattern: '^rec-(\\d+)-(?:org|dup)' },
    },
    {
      ...field,
      name: 'first_name',
      title: 'First name',
      type: 'text',
      role: 'name',
      required: true,
      aliases: ['given_name', 'forename'],
    },
    { ...field, name: 'surname', title: 'Surname', type: 'text', role: 'name', required: true, aliases: ['last_name'] },
    {
      ...field,
      name: 'date_of_birth',
      title: 'Date of birth',
      type: 'date',
      role: 'date-of-birth',
      required: true,
      aliases: ['dob'],
    },
  ],
});
