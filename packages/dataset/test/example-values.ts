import { fileURLToPath } from 'node:url';
import { tableOf, tableSchema } from '../src/index.ts';

/** What the examples of the documentation lean on: a schema, a table of three invented people, the folder of datasets. */
export const peopleSchema = tableSchema({
  name: 'people',
  title: 'People',
  fields: [
    { name: 'record', title: 'Record', description: '', type: 'text', role: 'identifier', required: true },
    {
      name: 'first_name',
      title: 'First name',
      description: '',
      type: 'text',
      role: 'name',
      required: true,
      aliases: ['given_name'],
    },
    { name: 'sex', title: 'Sex', description: '', type: 'text', role: 'protected-characteristic', required: false },
    { name: 'born', title: 'Date of birth', description: '', type: 'date', role: 'date-of-birth', required: false },
    { name: 'contacts', title: 'Contacts', description: '', type: 'number', role: 'measure', required: false },
    { name: 'seen', title: 'Last seen', description: '', type: 'time', role: 'time', required: false },
  ],
});

export const people = tableOf(peopleSchema, {
  record: ['1', '2', '3'],
  first_name: ['Ana', null, 'José'],
  sex: ['F', 'M', 'M'],
  born: ['1980-01-31', '31/02/1980', null],
  contacts: [3, 0, null],
  seen: ['2024-06-01T10:00:00Z', null, null],
});

export const datasets = fileURLToPath(new URL('../../../datasets', import.meta.url));
