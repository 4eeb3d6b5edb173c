import { describe, expect, it } from 'vitest';
import { readLiveMessage } from '../../src/live/read-live-message.ts';

const view = { what: 'list of 2 rows', rows: null };
const rows = { columns: ['a'], rows: [[1]], from: 0, found: 1, rowCount: 1 };
const value = { id: 1, milliseconds: 2, bytes: 3, view, lines: [{ level: 'log', text: '' }], drafts: null };
const notebook = {
  ...{ id: 'toy', title: 'Toy', system: 'MM', summary: '', questions: [], cells: [], inputs: [], parameters: [] },
  ...{ figures: [], unanswerable: {} },
};
const read = (message: unknown) => readLiveMessage(JSON.stringify(message));

describe('a line of a warm process', () => {
  it.each([
    { type: 'ready' },
    { type: 'loaded', version: 1, notebook, codes: {}, isFleeting: false, kept: ['a'] },
    { type: 'begun', pass: 1, due: [] },
    { type: 'load-failed', version: 1, message: '', stack: '' },
    { type: 'started', pass: 1, cell: 'a' },
    { type: 'kept', pass: 1, cell: 'a', id: 4 },
    { type: 'computed', pass: 1, cell: 'a', value },
    { type: 'computed', pass: 1, cell: 'a', value: { ...value, drafts: [{ id: 'a.b' }], view: { what: '', rows } } },
    { type: 'failed', pass: 1, cell: 'a', message: '', stack: '', lines: [] },
    { type: 'blocked', pass: 1, cell: 'a', by: 'b' },
    { type: 'spoiled', pass: 1, of: 'a', isInput: true, by: ['b'], isStale: false },
    { type: 'unsteady', names: [] },
    { type: 'done', pass: 1, isWhole: true },
    { type: 'settled', pass: 1 },
    { type: 'rows', request: 1, rows: null },
    { type: 'rows', request: 1, rows },
  ])('is taken where it is a message: $type', (message) => {
    expect(read(message)).toEqual(message);
  });

  it.each([
    null,
    [],
    { type: 'gone' },
    { type: 'valueOf' },
    { type: 'loaded', version: 1, notebook: {}, codes: {}, isFleeting: false, kept: [] },
    { type: 'loaded', version: 1, notebook, codes: [], isFleeting: false, kept: [] },
    { type: 'loaded', version: 1, notebook, codes: {}, isFleeting: 0, kept: [] },
    { type: 'begun', pass: 1, due: [1] },
    { type: 'begun', pass: '1', due: [] },
    { type: 'computed', pass: 1, cell: 'a', value: null },
    { type: 'computed', pass: 1, cell: 'a', value: [] },
    { type: 'computed', pass: 1, cell: 'a', value: { ...value, bytes: null } },
    { type: 'computed', pass: 1, cell: 'a', value: { ...value, lines: [{ level: 'log' }] } },
    { type: 'computed', pass: 1, cell: 'a', value: { ...value, lines: [null] } },
    { type: 'computed', pass: 1, cell: 'a', value: { ...value, drafts: {} } },
    { type: 'computed', pass: 1, cell: 'a', value: { ...value, drafts: [{ id: 'a.b' }, {}] } },
    { type: 'computed', pass: 1, cell: 'a', value: { ...value, view: { what: '', rows: {} } } },
    { type: 'rows', request: 1, rows: { ...rows, rows: [[1], 2] } },
    { type: 'rows', request: 1, rows: { ...rows, columns: ['a', 1] } },
    { type: 'rows', request: 1, rows: [] },
    { type: 'done', pass: 1, isWhole: 'yes' },
  ])('is refused where it is none: %j', (message) => {
    expect(() => read(message)).toThrow('the notebook said what is no message of a live notebook. Mend the notebook.');
  });

  it('that tells of a failure is heard however little else it says', () => {
    expect(() => read({ type: 'failed', message: 'a cell is named\u001b[2J twice' })).toThrow(
      /^a cell is named.*twice/,
    );
    expect(() => read({ type: 'failed', message: 7 })).toThrow(/no message of a live notebook/);
    expect(() => readLiveMessage('{"type":"failed","message":"x"')).toThrow(/no message of a live notebook/);
  });
});
