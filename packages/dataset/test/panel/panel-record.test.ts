import { expect, it } from 'vitest';
import { PANEL_TABLES, panelRecord } from '../../src/index.ts';
import { panelTable } from '../example-values.ts';

const questions = panelTable('questions', {
  id: ['AA-Q1', 'BB-R1'],
  system: ['AA', 'BB'],
  kind: ['question', 'recommendation'],
  text: ['Why?', null],
  meeting: ['2023-05-10', null],
});

const systems = (considered: string) =>
  panelTable('systems', {
    id: ['AA', 'BB'],
    title: ['A', 'B'],
    description: ['It does this.', 'No funding.'],
    stage: ['operational', 'withdrawn'],
    considered: [considered, '[{"meeting":"2023-05-10","item":2,"outcome":null}]'],
  });

it('tells each time a system was considered, and the outcome where the minute records one', () => {
  const record = panelRecord(
    questions,
    systems('[{"meeting":"2023-05-10","outcome":"E"},{"meeting":"2025-03-05","outcome":"B"}]'),
  );
  expect(record).toEqual({
    systems: [
      { id: 'AA', title: 'A', description: 'It does this.', stage: 'operational' },
      { id: 'BB', title: 'B', description: 'No funding.', stage: 'withdrawn' },
    ],
    considered: [
      { system: 'AA', meeting: '2023-05-10', outcome: 'E' },
      { system: 'AA', meeting: '2025-03-05', outcome: 'B' },
      { system: 'BB', meeting: '2023-05-10', outcome: null },
    ],
    questions: [
      { id: 'AA-Q1', system: 'AA', kind: 'question', text: 'Why?', meeting: '2023-05-10' },
      { id: 'BB-R1', system: 'BB', kind: 'recommendation', text: '', meeting: '' },
    ],
  });
});

it('refuses a list that is none, and names the system', () => {
  expect(() => panelRecord(questions, systems('twice'))).toThrow(
    'considered of AA must be a JSON list: twice. Correct the file of systems.',
  );
});

it('lets nothing of the panel’s tables be left out but days of which no minute tells', () => {
  const open = Object.entries(PANEL_TABLES).flatMap(([table, fields]) =>
    fields.filter(({ required }) => required !== true).map(({ name }) => `${table}.${name}`),
  );
  expect(open).toEqual(['milestones.earliest', 'milestones.latest', 'requests.recordedOn']);
});
