import { tableSchema } from '../../src/index.ts';

const field = { title: '', description: '', role: 'measure', required: true } as const;

export const everyType = tableSchema({
  name: 'every',
  title: 'One field of each type',
  fields: [
    { ...field, name: 'text', type: 'text' },
    { ...field, name: 'number', type: 'number' },
    { ...field, name: 'date', type: 'date' },
    { ...field, name: 'time', type: 'time' },
  ],
});
