import { type FindingDraft, finding, type Results } from '@assay/evidence';
import type { LiveCell, LiveProblem, LiveState } from '@assay/notebook/live';
import { describe, expect, it } from 'vitest';
import { liveChanges } from '../src/live/live-changes.ts';
import { liveCellSections, liveQuickParts } from '../src/live/live-parts.ts';

const links = {
  rows: (cell: string) => `/rows?cell=${cell}`,
  edit: (file: string, line?: number) => `/edit/${file}:${line ?? 'top'}`,
  parameters: '/parameters',
  store: '/store',
};
const base = { questions: ['MM-P1'], method: { name: 'Count', source: 'definition' } } as const;
const stored = (draft: Partial<FindingDraft> & { readonly id: string }) =>
  finding({ ...base, title: draft.id, unit: 'count', ...draft } as FindingDraft, { cell: 'a', file: 'b.ts' });
const cell = (name: string, more: Partial<LiveCell> = {}): LiveCell => ({
  name,
  title: `Title of ${name}`,
  kind: 'cell',
  needs: [],
  neededBy: [],
  state: 'current',
  value: null,
  lines: [],
  findings: [],
  error: null,
  warnings: [],
  place: null,
  ...more,
});
const stateOf = (more: Partial<LiveState>) =>
  ({
    ...{ status: 'current', problem: null, types: [], notebook: null, parameters: {}, inputs: [], cells: [] },
    ...{ results: null, isWhole: true, markdown: {}, files: {}, megabytes: 0 },
    ...more,
  }) as unknown as LiveState;
const partsOf = (more: Partial<LiveState>) => {
  const parts = liveQuickParts(stateOf(more), links);
  return (name: string) => textOf(String(parts.get(name)));
};
const textOf = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const problem = (message: string, file: string | null = null, line: number | null = null): LiveProblem => ({
  message,
  file,
  line,
});

describe('a cell as it stands', () => {
  const valued = (milliseconds: number, bytes: number) =>
    partsOf({
      cells: [cell('a', { value: { milliseconds, bytes, view: { what: 'list of 2 rows', rows: null } } as never })],
    })('cell-a-head');

  it('says how long its value took, and how much room it takes', () => {
    expect([valued(0.9, 400), valued(1, 999_999), valued(9_999, 1e6), valued(10_000, 12_400_000)]).toEqual([
      'Title of a current a · under a millisecond · 1 kB needs nothing · needed by no other',
      'Title of a current a · 1 ms · 1,000 kB needs nothing · needed by no other',
      'Title of a current a · 9,999 ms · 1 MB needs nothing · needed by no other',
      'Title of a current a · 10 s · 12 MB needs nothing · needed by no other',
    ]);
  });

  it('names what it needs and what needs it', () => {
    const needs = [
      { kind: 'input', name: 'people' },
      { kind: 'cell', name: 'b' },
    ] as LiveCell['needs'];
    const head = partsOf({ cells: [cell('a', { needs, neededBy: ['c', 'd'], state: 'blocked' })] })('cell-a-head');
    expect(head).toBe('Title of a waits a needs input people, b · needed by c , d');
  });

  it('tells what went wrong where, and what it said', () => {
    const told = partsOf({
      cells: [
        cell('a', {
          error: problem('No such column.', 'notebook.ts', 7),
          warnings: ['Mend it.'],
          lines: [
            { level: 'log', text: 'one' },
            { level: 'warn', text: 'two' },
            { level: 'info', text: 'three' },
          ],
        }),
      ],
    });
    expect(told('cell-a-told')).toBe('No such column. notebook.ts, line 7 Mend it. one warn: two three');
    expect(String(liveQuickParts(stateOf({ problem: problem('Broken.', 'a.ts') }), links).get('problem'))).toContain(
      'href="/edit/a.ts:top">a.ts</a>',
    );
  });

  it('shows its findings where they are current, and a value of before an edit as that', () => {
    const findings = [
      stored({
        id: 'share',
        value: 0.5,
        unit: 'proportion',
        interval: { low: 0.4, high: 0.6, level: 0.95, method: 'Wilson' },
      }),
      stored({ id: 'gone', notComputed: { status: 'not-computed', reason: 'nobody knows' } }),
      stored({
        id: 'many',
        table: {
          columns: [{ name: 'n', label: 'N', unit: 'count', key: true }],
          rows: Array.from({ length: 9 }, (_, at) => [at]),
        },
      }),
    ];
    const shown = (state: LiveCell['state']) =>
      partsOf({ cells: [cell('a', { kind: 'findings', findings, state })] })('cell-a-findings');
    expect(shown('due')).toBe('');
    expect(shown('current')).toMatch(
      /^share share 50 in every 100 \(between 40 and 60 in every 100\) gone gone Not computed because nobody knows many many A table of 9 rows /,
    );
    expect(shown('current')).toContain('The first 8 of 9 rows.');
    const rows = { columns: ['name'], rows: [['Ann']], from: 0, found: 1, rowCount: 1 };
    const value = { milliseconds: 1, bytes: 1, view: { what: 'list of 1 row', rows } } as never;
    const valueAt = (more: Partial<LiveCell>) => partsOf({ cells: [cell('a', { value, ...more })] })('cell-a-value');
    expect(valueAt({})).toMatch(/^list of 1 row name Ann/);
    expect(valueAt({ state: 'due' })).toBe('Before the edit: list of 1 row');
    expect(valueAt({ kind: 'findings' })).toBe('');
  });

  it('numbers the lines of its code as they stand in its file', () => {
    const place = { file: 'notebook.ts', line: 41, code: 'const a = 1;\nconst b = 2;' };
    expect(partsOf({ cells: [cell('a', { place })] })('cell-a-code')).toBe(
      'Code of a 41 const a = 1; 42 const b = 2; Edit notebook.ts, line 41',
    );
    expect(partsOf({ cells: [cell('a')] })('cell-a-code')).toContain('its code is not shown');
    const sections = String(
      liveCellSections(stateOf({ cells: [cell('a'), cell('b', { kind: 'findings' })] }), new Map()),
    );
    expect([...sections.matchAll(/id="cell-(\w-\w+)" data-part/g)].map(([, id]) => id)).toEqual([
      ...['a-head', 'a-told', 'a-value', 'a-code', 'b-head', 'b-told', 'b-findings', 'b-code'],
    ]);
  });
});

describe('what TypeScript finds', () => {
  const place = { file: 'notebook.ts', line: 10, code: 'a\nb\nc' };

  it('stands at the cell whose lines it is in, and elsewhere five of it', () => {
    const types = [9, 10, 12, 13].map((line) => problem(`line ${line}.`, 'notebook.ts', line));
    const other = [problem('other file.', 'other.ts', 11), problem('no line.', 'notebook.ts')];
    const part = partsOf({ cells: [cell('a', { place })], types: [...types, ...other] });
    expect(part('cell-a-told').match(/line \d+\./g)).toEqual(['line 10.', 'line 12.']);
    expect(part('problem').match(/\w+ \w+\./g)).toEqual(['line 9.', 'line 13.', 'other file.', 'no line.']);
    const many = (count: number) =>
      partsOf({ types: Array.from({ length: count }, (_, at) => problem(`fault ${at}.`, 'a.ts', at)) })('problem');
    expect(many(5)).not.toContain('more');
    expect(many(6)).toMatch(/fault 4\..*TypeScript finds 1 more\.$/);
    expect(many(6)).not.toContain('fault 5.');
  });
});

describe('how a notebook stands', () => {
  const status = (more: Partial<LiveState>) => partsOf(more)('status');
  const cells = (...states: LiveCell['state'][]) => states.map((state, at) => cell(`c${at}`, { state }));

  it('is said in the worst word that holds', () => {
    expect(status({})).toBe('Every cell is current');
    expect(status({ types: [problem('x')] })).toBe('Every cell is current; TypeScript refuses a line');
    expect(status({ types: [problem('x'), problem('y')], megabytes: 1234.6 })).toBe(
      'Every cell is current; TypeScript refuses 2 lines 1,235 MB in its process',
    );
    expect(status({ status: 'starting', isWhole: false })).toBe('Starting');
    expect(status({ status: 'computing', cells: cells('current', 'computing', 'due') })).toBe(
      'Computing, 2 of 3 cells to go now Title of c1',
    );
    expect(status({ isWhole: false, cells: cells('blocked') })).toBe('Computing, 0 of 1 cells to go');
    expect(status({ cells: cells('failed', 'current') })).toBe('1 cell failed');
    expect(status({ cells: cells('failed', 'failed') })).toBe('2 cells failed');
    expect(status({ cells: cells('failed'), problem: problem('x') })).toBe('Cannot be read as it is now');
    expect(partsOf({ problem: problem('Broken.') })('problem')).toBe('Broken.');
    expect(partsOf({ problem: problem('Broken.'), cells: cells('current') })('problem')).toBe(
      'Broken. What stands below is of the last code that could be run.',
    );
  });
});

describe('what is different now', () => {
  const resultsOf = (count: number, value: number) =>
    ({
      schema: 'assay-results/1',
      run: { id: '1', notebook: 'toy', code: '', inputs: {}, parameters: {}, seed: 1, environment: {} },
      findings: Array.from({ length: count }, (_, at) => stored({ id: `f${at}`, value })),
    }) as unknown as Results;
  const told = (count: number, answers: Readonly<Record<string, string>>, since = 'it was opened') =>
    String(
      liveChanges({ results: resultsOf(count, 2), answers: new Map(Object.entries(answers)) }, [
        { since, results: resultsOf(count, 1), answers: new Map([['MM-P1', 'One.']]) },
      ]),
    );

  it('is the answers that read otherwise, then twelve numbers', () => {
    const items = (markup: string) => [...markup.matchAll(/<li>([^<]*)/g)].length;
    expect(items(told(12, { 'MM-P1': 'One.' }))).toBe(12);
    expect(told(12, { 'MM-P1': 'One.' })).not.toMatch(/and \d+ more|answer/);
    expect(told(14, { 'MM-P1': 'One.' })).toContain('<li>and 2 more</li>');
    expect(textOf(told(1, { 'MM-P1': 'Two.' }))).toMatch(/; one answer to the panel changed MM-P1 One\. Two\./);
    expect(textOf(told(1, { 'MM-D1': 'Two.' }))).toMatch(
      /; 2 answers to the panel changed MM-P1 One\. no answer MM-D1 no answer Two\./,
    );
    expect(told(1, {}, 'the last edit')).toContain('<details open>');
    expect(told(1, {})).toContain('<details>');
    expect(textOf(told(0, { 'MM-P1': 'One.' }))).toMatch(/^Since it was opened: .*\.$/);
  });
});
