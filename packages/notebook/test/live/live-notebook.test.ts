import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LiveNotebook } from '../../src/live/index.ts';
import { prepareRun, runNotebook } from '../../src/run/index.ts';
import { noDatasets } from '../run/toy.ts';
import { ids, LiveFolder } from './live-folder.ts';

let opened: LiveFolder;
afterEach(() => opened.close());

const shortOf = ({ live }: LiveFolder) => live.state.results?.findings.find(({ id }) => id === 'names.short')?.value;

describe('a live notebook', () => {
  it('states what a run of the same files states', async () => {
    opened = await LiveFolder.open();
    const prepared = await prepareRun(opened.folder, opened.live.choices, noDatasets);
    const { results } = await runNotebook(prepared, {});
    expect(opened.live.state.results?.findings).toEqual(results.findings);
    expect(opened.live.state.isWhole).toBe(true);
  });

  it('computes with Arquero what a run computes, in a process without clock and chance', async () => {
    opened = await LiveFolder.open((text) =>
      `import { op } from 'arquero';\nimport { inArquero } from '@assay/notebook/arquero';\n${text}`
        .replace('needs: { lengths, limit },', 'needs: { lengths, limit, table: inArquero(people) },')
        .replace('({ lengths, limit }, {', '({ lengths, limit, table }, {')
        .replace(
          "about.table('names.by-length'",
          "about.table('names.by-initial', 'Names by initial', {\n rows: table.derive({ initial: (row: { name: string }) => op.substring(row.name, 0, 1) }).groupby('initial').rollup({ names: op.count() }).orderby('initial'),\n columns: (t) => [t.key('initial', 'Initial'), t.count('names', 'Names', 'records')] }),\n      about.table('names.by-length'",
        ),
    );
    expect(opened.live.state.problem).toBeNull();
    expect(opened.live.state.cells.filter(({ error }) => error !== null)).toEqual([]);
    const prepared = await prepareRun(opened.folder, opened.live.choices, noDatasets);
    const { results } = await runNotebook(prepared, {});
    expect(opened.live.state.results?.findings).toEqual(results.findings);
    const initials = results.findings.find(({ id }) => id === 'names.by-initial');
    expect(initials?.table?.rows).toEqual([
      ['L', 1],
      ['O', 1],
      ['S', 1],
    ]);
  });

  it('counts the rows for a cell that needs a table of counts, and keeps it while an edit does not reach it', async () => {
    opened = await LiveFolder.open((text) =>
      text
        .replace('import { cell,', 'import { cell, countedBy, countedFields,')
        .replace('  dataset: null,\n', "  dataset: null,\n  counted: [countedFields('by-name', ['name'])],\n")
        .replace('needs: { people },', "needs: { names: countedBy(people, 'by-name') },")
        .replace('({ people }) =>', '({ names }) =>')
        .replace('length: people.rowCount', 'length: names.total')
        .replace('people.columns.name as never', "names.columns['name']!"),
    );
    expect(opened.live.state.problem).toBeNull();
    const prepared = await prepareRun(opened.folder, opened.live.choices, noDatasets);
    const { results } = await runNotebook(prepared, {});
    expect(opened.live.state.results?.findings).toEqual(results.findings);
    expect(shortOf(opened)).toBeCloseTo(2 / 3);
    const before = ids(opened.live.state);
    const after = await opened.edit(
      (text) => text.replace('length <= limit', 'length < 3'),
      () => shortOf(opened) === 0,
    );
    expect(ids(after)['lengths']).toBe(before['lengths']);
  });

  it('computes only what an edit reaches', async () => {
    opened = await LiveFolder.open();
    const before = ids(opened.live.state);
    expect(shortOf(opened)).toBeCloseTo(2 / 3);
    const after = await opened.edit(
      (text) => text.replace('length <= limit', 'length < 3'),
      () => shortOf(opened) === 0,
    );
    expect(ids(after)['lengths']).toBe(before['lengths']);
    expect(ids(after)['short']).not.toBe(before['short']);
    const back = await opened.edit(
      (text) => text.replace('length < 3', 'length <= limit'),
      () => shortOf(opened) !== 0,
    );
    expect(ids(back)).toEqual(before);
  });

  it('computes what needs an edited cell as well, and what reaches an edited file', async () => {
    opened = await LiveFolder.open((text) =>
      text
        .replace("import { textAt } from '@assay/statistics';", "import { lengthOf } from './length.ts';")
        .replace('textAt(people.columns.name as never, row)?.length ?? 0)', 'lengthOf(people.columns.name, row))'),
    );
    expect(opened.live.state.problem?.file).toBe('notebook.ts');
    opened.write(
      'length.ts',
      "import { textAt } from '@assay/statistics';\nexport const lengthOf = (names: unknown, row: number) => textAt(names as never, row)?.length ?? 0;\nexport const unused = 1;\n",
    );
    await opened.until(({ isWhole }) => isWhole);
    const before = ids(opened.live.state);
    const after = await opened.edit(
      (text) => text.replace('?? 0', '?? 1'),
      (state) => ids(state)['lengths'] !== before['lengths'],
      'length.ts',
    );
    expect(ids(after)['short']).not.toBe(before['short']);
    const same = await opened.edit((text) => text.replace('unused = 1', 'unused = 2'), undefined, 'length.ts');
    expect(ids(same)).toEqual(ids(after));
  });

  it('computes again what reads a parameter, and refuses one out of its bounds', async () => {
    opened = await LiveFolder.open();
    const before = ids(opened.live.state);
    opened.live.setParameters({ limit: 2 });
    await opened.until(() => shortOf(opened) === 0);
    expect(ids(opened.live.state)['lengths']).toBe(before['lengths']);
    expect(() => opened.live.setParameters({ limit: 99 })).toThrow(
      'parameter limit is 99. Give a number between 1 and 20.',
    );
    opened.live.setParameters({ limit: 4 });
    await opened.until(() => shortOf(opened) !== 0);
    expect(ids(opened.live.state)).toEqual(before);
  });

  it('reads an input anew once it is written', async () => {
    opened = await LiveFolder.open();
    appendFileSync(opened.people, 'Featherstone,2003-01-01\n');
    await opened.edit(
      (text) => text.replace('length <= limit', 'length <=  limit'),
      ({ inputs }) => inputs[0]?.rows === 4,
    );
    await opened.until(({ isWhole }) => isWhole && shortOf(opened) === 0.5);
  });

  it('hands out rows, searched and sorted', async () => {
    opened = await LiveFolder.open();
    const wanted = { cell: 'lengths', search: '', sort: 'value', isDescending: true, from: 0, count: 2 };
    expect(await opened.live.rows(wanted)).toEqual({
      columns: ['value'],
      rows: [[5], [3]],
      from: 0,
      found: 3,
      rowCount: 3,
    });
    expect((await opened.live.rows({ ...wanted, search: '3' }))?.found).toBe(2);
    expect(await opened.live.rows({ ...wanted, cell: 'none' })).toBeNull();
  });

  it('is as closed in as a run', async () => {
    opened = await LiveFolder.open((text) => text.replace('const count =', 'Math.random(); const count ='));
    expect(opened.live.state.cells[1]!.error?.message).toBe(
      'a cell may not use Math.random. Draw from the random stream that the cell is given.',
    );
    await opened.edit(
      (text) =>
        text.replace('Math.random();', "(process as any).getBuiltinModule('node:fs').readFileSync('/etc/hostname');"),
      ({ cells }) => cells[1]!.error?.message.includes('Math') === false,
    );
    expect(opened.live.state.cells[1]!.error?.message).toMatch(/Access to this API has been restricted|ENOENT/);
  });

  it('tells a wrong type at its line, a little after the value', async () => {
    opened = await LiveFolder.open(undefined, { checksTypes: true });
    opened.write('notebook.ts', opened.read('notebook.ts').replace('length <= limit', 'length <= limit.size'));
    const { types } = await opened.until(({ types }) => types.length > 0);
    const line =
      opened
        .read('notebook.ts')
        .split('\n')
        .findIndex((text) => text.includes('limit.size')) + 1;
    expect(types.find((each) => each.line === line)?.message).toContain(
      "Property 'size' does not exist on type 'number'.",
    );
    opened.write('notebook.ts', opened.read('notebook.ts').replace('limit.size', 'limit'));
    await opened.until((state) => !state.types.some((each) => each.line === line));
  });

  it('shows days as days, one that is none among them', async () => {
    opened = await LiveFolder.open((text) =>
      text
        .replace(
          'const short = findings',
          "const days = cell('days', 'Days', { needs: {}, compute: () => [new Date(Number.NaN), new Date(0)] });\n\nconst short = findings",
        )
        .replace('cells: [', 'cells: [days, '),
    );
    const { value } = opened.live.state.cells.find(({ name }) => name === 'days')!;
    expect(value?.view.rows?.rows).toEqual([['no date'], ['1970-01-01T00:00:00.000Z']]);
  });

  it('takes a value of any size, and shows no more of it than fits', async () => {
    opened = await LiveFolder.open((text) =>
      text.replace('Array.from({ length: people.rowCount }', 'Array.from({ length: 2_000_000 }'),
    );
    const { value } = opened.live.state.cells[0]!;
    expect([value?.view.what, value?.view.rows?.rows.length]).toEqual(['list of 2,000,000 rows', 8]);
    expect(value!.bytes).toBeGreaterThan(16_000_000);
    const rows = await opened.live.rows({
      cell: 'lengths',
      search: '',
      sort: 'value',
      isDescending: false,
      from: 1_999_990,
      count: 1e9,
    });
    expect(rows?.rows.length).toBe(10);
  });
});

describe('a live notebook that is closed while its process starts', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('leaves no process behind', async () => {
    const place = mkdtempSync(join(tmpdir(), 'assay-closed-'));
    vi.stubEnv('TMPDIR', place);
    // Each process has a folder of its code, which goes when it has ended.
    const processes = () => readdirSync(place).filter((name) => name.startsWith('assay-run-'));
    opened = await LiveFolder.open();
    const before = processes();
    expect(before).toHaveLength(1);
    const second = new LiveNotebook({
      folder: opened.folder,
      choices: opened.live.choices,
      datasetFiles: noDatasets,
      checksTypes: false,
    });
    second.start();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await second.close();
    await vi.waitFor(() => expect(processes()).toEqual(before), { timeout: 10_000 });
    await opened.close();
    rmSync(place, { recursive: true, force: true });
  });
});
