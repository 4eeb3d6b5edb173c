import { describe, expect, it } from 'vitest';
import { atrsFields, atrsRecord, finding } from '../../src/index.ts';

const facts = {
  name: 'A tool',
  description: 'It links records.',
  phase: null,
  notebook: {
    title: 'Audit',
    summary: 'What it links.',
    cells: [{ title: 'Counts pairs' }],
    inputs: [
      {
        title: 'People',
        description: 'One row each.',
        schema: {
          fields: [
            { title: 'Sex', role: 'protected-characteristic' },
            { title: 'Name', role: 'name' },
          ],
        },
      },
    ],
  },
  findings: [
    finding(
      {
        id: 'wrong',
        title: 'Wrong pairs',
        questions: [],
        value: 0.1,
        unit: 'proportion',
        method: { name: 'm', source: 's' },
        limitations: ['Invented data.'],
      },
      { cell: 'c', file: 'f' },
    ),
  ],
};

describe('atrsRecord', () => {
  it('fills what is known and lists every other field as blank', () => {
    const { fields, blanks, version } = atrsRecord(facts);
    const text = (id: string) => fields.find((field) => field.id === id)!.text;
    expect(version).toBe('2.1');
    expect(text('1.1')).toBe('A tool');
    expect(text('2.4.2.7')).toBe('Wrong pairs: 10.0%');
    expect(text('2.4.3.5')).toBe('Sex (People)');
    expect(text('2.5.2')).toBe('Invented data.');
    expect(text('2.4.1.2')).toBeNull();
    expect(blanks).toEqual(fields.filter((field) => field.text === null).map(({ id }) => id));
    expect(blanks).toContain('2.5.1');
  });

  it('has each field id once, in its section, and says which are confirmed', () => {
    const { sections } = atrsFields();
    const ids = sections.flatMap(({ fields }) => fields.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, fields } of sections) for (const field of fields) expect(field.id.startsWith(`${id}.`)).toBe(true);
    expect(sections[0]!.fields.every(({ confirmed }) => confirmed)).toBe(true);
  });
});
