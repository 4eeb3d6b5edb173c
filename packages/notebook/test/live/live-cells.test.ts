import { describe, expect, it } from 'vitest';
import { LiveCells } from '../../src/live/live-cells.ts';
import type { CellValue, LiveMessage } from '../../src/live/live-message.ts';
import type { NotebookDescription } from '../../src/run/description.ts';

const source =
  "export const a = cell('a', 'A', { compute: () => 1 });\nexport const b = cell('b', 'B', { compute: () => 1 });\n";
const describedBy = (...names: string[]) =>
  ({
    id: 'toy',
    questions: ['MM-P1'],
    cells: names.map((name, at) => ({
      name,
      title: name,
      kind: 'cell',
      needs: at === 0 ? [] : [{ kind: 'cell', name: names[at - 1] }],
    })),
  }) as unknown as NotebookDescription;
const value = (id: number, more: Partial<CellValue> = {}): CellValue => ({
  ...{ id, milliseconds: 1, bytes: 8, view: { what: '1', rows: null }, lines: [], drafts: null },
  ...more,
});
const method = { name: 'Count', source: 'definition' };
const draft = (id: string) => ({ id, title: id, questions: ['MM-P1'], value: 1, unit: 'count', method }) as never;

function live(...names: string[]) {
  const cells = new LiveCells();
  cells.take(describedBy(...names), new Map([['notebook.ts', source]]));
  const hear = (message: Partial<LiveMessage> & { readonly type: LiveMessage['type'] }) =>
    cells.hear({ pass: 1, ...message } as LiveMessage, () => null);
  const known = () => Object.fromEntries(cells.state(null).cells.map((cell) => [cell.name, cell]));
  const states = () => Object.values(known()).map(({ state }) => state);
  return { cells, hear, known, states };
}

describe('what is known of every cell', () => {
  it('is nothing before a notebook is read, then that it is due', () => {
    expect(new LiveCells().state(null)).toEqual({ cells: [], results: null, isWhole: false });
    const { known, states, cells } = live('a', 'b', 'c');
    expect(states()).toEqual(['due', 'due', 'due']);
    expect([known()['a']!.neededBy, known()['b']!.neededBy, known()['c']!.neededBy]).toEqual([['b'], ['c'], []]);
    expect([known()['b']!.place?.line, known()['c']!.place, cells.running]).toEqual([2, null, null]);
  });

  it('follows what its process says, from due to current', () => {
    const { cells, hear, known, states } = live('a', 'b');
    hear({ type: 'started', cell: 'a' });
    expect([states(), cells.running]).toEqual([['computing', 'due'], 'a']);
    hear({ type: 'computed', cell: 'a', value: value(1, { lines: [{ level: 'log', text: 'x\u001b[2J\ny' }] }) });
    expect([states(), known()['a']!.lines]).toEqual([['current', 'due'], [{ level: 'log', text: 'x [2J\ny' }]]);
    expect(cells.state(null).isWhole).toBe(false);
    hear({ type: 'computed', cell: 'b', value: value(2) });
    expect([cells.state(null).isWhole, cells.running]).toEqual([true, null]);
    hear({ type: 'begun', due: ['b'] });
    hear({ type: 'kept', cell: 'b', id: 1 });
    expect([states(), known()['b']!.value?.id]).toEqual([['current', 'current'], 1]);
    hear({ type: 'kept', cell: 'b', id: 77 });
    hear({ type: 'started', cell: 'gone' });
    expect(known()['b']!.value?.id).toBe(1);
  });

  it('tells a failure at its place, and what waits for it', () => {
    const { cells, hear, known } = live('a', 'b');
    hear({ type: 'failed', cell: 'a', message: 'it broke\nat once', stack: '', lines: [] });
    hear({ type: 'blocked', cell: 'b', by: 'a' });
    expect(known()['a']).toMatchObject({
      state: 'failed',
      error: { message: 'it broke.', file: 'notebook.ts', line: 1 },
    });
    expect(known()['b']!.error).toEqual({ message: 'waits for a, which failed', file: null, line: null });
    cells.hear({ type: 'failed', pass: 1, cell: 'a', message: 'x', stack: 's', lines: [] }, () => ({
      file: 'c.ts',
      line: 9,
    }));
    expect(known()['a']!.error).toEqual({ message: 'x.', file: 'c.ts', line: 9 });
    hear({ type: 'computed', cell: 'a', value: value(1) });
    expect(known()['a']!.error).toBeNull();
  });

  it('warns whoever had in hand what was changed, until they have another value', () => {
    const { hear, known } = live('a', 'b', 'c');
    for (const [at, cell] of ['a', 'b', 'c'].entries()) hear({ type: 'computed', cell, value: value(at) });
    hear({ type: 'spoiled', of: 'a', by: ['b', 'c'], isInput: false, isStale: false });
    expect(known()['b']!.warnings).toEqual([
      'One of b, c changes the value of a, which others read too. Copy it before you change it, as with toSorted or structuredClone.',
    ]);
    hear({ type: 'kept', cell: 'b', id: 1 });
    expect(known()['b']!.warnings).toHaveLength(1);
    hear({ type: 'computed', cell: 'b', value: value(9) });
    expect([known()['b']!.warnings, known()['c']!.warnings.length]).toEqual([[], 1]);
    hear({ type: 'spoiled', of: 'a', by: ['b'], isInput: false, isStale: false });
    expect(known()['b']!.warnings[0]).toMatch(/^This cell changes the value of a/);
  });

  it('forgets values with their process, and failures not; ids of the next are others', () => {
    const { cells, hear, known, states } = live('a', 'b', 'c');
    hear({ type: 'computed', cell: 'a', value: value(1) });
    hear({ type: 'started', cell: 'b' });
    hear({ type: 'failed', cell: 'c', message: 'x', stack: '', lines: [] });
    cells.forget();
    expect(states()).toEqual(['due', 'due', 'failed']);
    hear({ type: 'kept', cell: 'a', id: 1 });
    expect(states()[0]).toBe('due');
    hear({ type: 'computed', cell: 'a', value: value(1) });
    expect(known()['a']!.value?.id).toBe(1e9 + 1);
  });

  it('keeps what it knows of cells that another version still has', () => {
    const { cells, hear, known, states } = live('a', 'b');
    hear({ type: 'computed', cell: 'a', value: value(1) });
    hear({ type: 'computed', cell: 'b', value: value(2) });
    cells.take(describedBy('a', 'c'), new Map());
    expect([states(), known()['a']!.place]).toEqual([['current', 'due'], null]);
    cells.take(describedBy('a', 'b'), new Map());
    expect(states()).toEqual(['current', 'due']);
  });

  it('states the findings of current cells, the same objects while nothing changed, and what could not be taken', () => {
    const { cells, hear } = live('a', 'b');
    hear({ type: 'computed', cell: 'a', value: value(1, { drafts: [draft('a.one')] }) });
    hear({ type: 'computed', cell: 'b', value: value(2, { drafts: [draft('a.one'), draft('b.two')] }) });
    const first = cells.state(null).cells;
    expect(first.map(({ findings }) => findings.map(({ id }) => id))).toEqual([['a.one'], ['b.two']]);
    expect(first[0]!.findings[0]!.source).toEqual({ cell: 'a', file: 'notebooks/toy/notebook.ts' });
    expect([first[0]!.warnings, first[1]!.warnings.length]).toEqual([[], 1]);
    expect(cells.state(null).cells[1]!.findings[0]).toBe(first[1]!.findings[0]);
    const identity = { id: 'live' } as never;
    expect(cells.state(identity).results?.findings.map(({ id }) => id)).toEqual(['a.one', 'b.two']);
    hear({ type: 'begun', due: ['a'] });
    // What a stated is b's to state now.
    expect(cells.state(null).cells.map(({ findings }) => findings.map(({ id }) => id))).toEqual([
      [],
      ['a.one', 'b.two'],
    ]);
  });
});
