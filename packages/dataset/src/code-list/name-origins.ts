import type { CodeList } from './code-list.ts';

/** Groups of the traditions that names come from, as invented registers hold them; a code is what a report calls the group. */
export const nameOrigins: CodeList = {
  name: 'name-origin',
  title: 'Origin of a name, in groups',
  source: 'Ours, of the traditions of invented names',
  entries: [
    { code: 'British or Irish', label: 'British or Irish', aliases: ['British', 'Irish'] },
    { code: 'South Asian', label: 'South Asian', aliases: ['Sikh', 'Hindu', 'South Asian Muslim'] },
    {
      code: 'African or Caribbean',
      label: 'African or Caribbean',
      aliases: ['Black Caribbean', 'West African', 'Somali'],
    },
    { code: 'Other European', label: 'Other European', aliases: ['Polish', 'Other East European', 'Iberian'] },
  ],
};
