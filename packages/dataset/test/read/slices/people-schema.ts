import { tableSchema } from '../../../src/index.ts';

const field = { title: '', description: '', type: 'text', role: 'name', required: false } as const;

/** People by name, day of birth and who they truly are: what a table in slices is divided and told by. */
export const peopleSchema = tableSchema({
  name: 'people',
  title: 'People',
  fields: [
    { ...field, name: 'name' },
    { ...field, name: 'born', type: 'date', role: 'date-of-birth' },
    { ...field, name: 'entity', role: 'entity' },
  ],
});
