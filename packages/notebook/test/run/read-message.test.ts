import { describe, expect, it } from 'vitest';
import { isDescription, readMessage } from '../../src/run/read-message.ts';

const said = (value: unknown) => readMessage(JSON.stringify(value));
const description = {
  id: 'toy',
  title: 'Toy',
  system: 'MM',
  summary: '',
  questions: ['MM-P1'],
  cells: [{ name: 'a', title: 'A', needs: [{ name: 'people' }] }],
  inputs: [{ name: 'people', schema: {} }],
  parameters: [{ name: 'limit' }],
  figures: [{ id: 'curve' }],
  unanswerable: {},
};
const query = {
  cell: 'a',
  sql: 'SELECT 1',
  columns: { n: 'number' },
  needs: [{ as: 'p', kind: 'input', name: 'people' }],
};

describe('a line that the process of a notebook says', () => {
  it.each([
    { type: 'cell-started', cell: 'a' },
    { type: 'log', cell: 'a', text: '' },
    { type: 'cell-finished', cell: 'a', milliseconds: 1 },
    { type: 'cell-finished', cell: 'a', milliseconds: 1, processorMilliseconds: 2, memoryMegabytes: 3 },
    { type: 'findings', cell: 'a', drafts: [] },
    { type: 'findings', cell: 'a', drafts: [{ id: 'a.b' }, { id: 'a.c' }] },
    { type: 'settled', options: { lastDay: '2024-01-31', least: 5, isWhole: true } },
    { type: 'settled', options: null },
    { type: 'kept', cell: 'a' },
    { type: 'failed', cell: null, message: 'why' },
    { type: 'failed', cell: 'a', message: 'why' },
    { type: 'done' },
    { type: 'notebook', notebook: description },
    { type: 'notebook', notebook: description, takesTurns: true },
  ])('is taken where it is a message: %j', (message) => {
    expect(said(message)).toEqual(message);
  });

  it.each([
    { type: 'cell-started' },
    { type: 'cell-started', cell: 1 },
    { type: 'log', cell: 'a' },
    { type: 'cell-finished', cell: 'a', milliseconds: '1' },
    { type: 'cell-finished', cell: 'a', milliseconds: 1, processorMilliseconds: null },
    { type: 'cell-finished', cell: 'a', milliseconds: 1, memoryMegabytes: 'much' },
    { type: 'findings', cell: 'a', drafts: {} },
    { type: 'findings', cell: 'a', drafts: [{ id: 'a.b' }, { title: 'no id' }] },
    { type: 'findings', cell: 'a', drafts: [null] },
    { type: 'settled', options: { least: null } },
    { type: 'settled', options: { least: 5, most: [] } },
    { type: 'settled', options: [] },
    { type: 'failed', message: 'why' },
    { type: 'failed', cell: null },
    { type: 'notebook', notebook: { id: 'toy' } },
    { type: 'notebook', notebook: description, takesTurns: false },
    { type: 'toString' },
    { type: 'else' },
    { kind: 'done' },
    ['done'],
    null,
    7,
  ])('is refused where it is none: %j', (message) => {
    expect(() => said(message)).toThrow(/^the notebook said what is no message of a run: .* Mend the notebook\.$/);
  });

  it('is refused where an option is no number', () => {
    expect(() => readMessage('{"type":"settled","options":{"least":1e999}}')).toThrow(/no message of a run/);
  });

  it('is told to sixty signs, with nothing in them that moves a terminal', () => {
    const told = (line: string) => {
      try {
        return readMessage(line);
      } catch (error) {
        return /of a run: (.*)\. Mend/.exec((error as Error).message)?.[1];
      }
    };
    expect([told('x'.repeat(60)), told('x'.repeat(61))]).toEqual(['x'.repeat(60), `${'x'.repeat(60)}…`]);
    expect(told('a\u001b\u200b[31mb')).toBe('a [31mb');
  });
});

describe('what a notebook says that it is', () => {
  it('holds all that is used of it', () => {
    expect(isDescription({ ...description, queries: [query] })).toBe(true);
    for (const name of Object.keys(description)) {
      expect([name, isDescription({ ...description, [name]: undefined })]).toEqual([name, false]);
    }
    expect([null, [], 'toy'].map(isDescription)).toEqual([false, false, false]);
  });

  it.each<[string, object]>([
    ['a title that is none', { title: 3 }],
    ['a question that is none', { questions: ['MM-P1', 2] }],
    ['a cell without a name', { cells: [{ title: 'A', needs: [] }] }],
    ['a cell without a title', { cells: [{ name: 'a', needs: [] }] }],
    ['a cell without needs', { cells: [{ name: 'a', title: 'A' }] }],
    ['a need without a name', { cells: [{ name: 'a', title: 'A', needs: [{}] }] }],
    ['an input without a name', { inputs: [{ schema: {} }] }],
    ['an input without a schema', { inputs: [{ name: 'people' }] }],
    ['a parameter without a name', { parameters: [{}] }],
    ['a figure without an id', { figures: [{ name: 'curve' }] }],
    ['reasons that are a list', { unanswerable: [] }],
    ['a query without a cell', { queries: [{ ...query, cell: undefined }] }],
    ['a query without a text', { queries: [{ ...query, sql: undefined }] }],
    ['a query without columns', { queries: [{ ...query, columns: undefined }] }],
    ['a query with a column of no kind', { queries: [{ ...query, columns: { n: 'number', m: 'integer' } }] }],
    ['a query without needs', { queries: [{ ...query, needs: undefined }] }],
    ['a query with a need that has no kind', { queries: [{ ...query, needs: [{ as: 'p', name: 'people' }] }] }],
    ['a query that is none', { queries: [7] }],
  ])('is none with %s', (_, change) => {
    expect(isDescription({ ...description, ...change })).toBe(false);
  });
});
