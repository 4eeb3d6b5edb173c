import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tableOf } from '@assay/dataset';
import { queryTables } from '@assay/dataset/query';
import { resultsText } from '@assay/evidence';
import { afterEach, describe, expect, it } from 'vitest';
import { cell, cellSource, computeFindings, sql } from '../src/index.ts';
import { LiveNotebook, type LiveState } from '../src/live/index.ts';
import { type Enclosure, prepareRun, runNotebook } from '../src/run/index.ts';
import queried, { people } from './fixture/notebooks/queried/notebook.ts';
import { fixture, noDatasets, peopleFile, temporaryFolder } from './run/toy.ts';

const NAMES = ['Ash', 'Birch', 'Beech', 'Cedar', 'Elm', 'Elder'];
const text = () => readFileSync(join(fixture('queried'), 'notebook.ts'), 'utf8');
const rowsOf = (findings: readonly { readonly id: string; readonly table?: unknown }[]) =>
  (findings.find(({ id }) => id === 'names.by-initial')?.table as { rows: unknown } | null)?.rows;

/** A project with the notebook changed, and its files. */
function projectOf(change: (text: string) => string) {
  const root = mkdtempSync(join(tmpdir(), 'assay-sql-'));
  const folder = join(root, 'notebooks', 'queried');
  mkdirSync(folder, { recursive: true });
  symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(root, 'node_modules'));
  cpSync(fixture('queried'), folder, { recursive: true });
  const write = (to: (text: string) => string) => writeFileSync(join(folder, 'notebook.ts'), to(text()));
  write(change);
  return { folder, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}

const run = async (folder: string, names: readonly string[], parameters = {}, options = {}) => {
  const inputs = { people: [peopleFile(temporaryFolder(), names)] };
  return (await runNotebook(await prepareRun(folder, { inputs, parameters }, noDatasets), options)).results;
};

describe('a cell in SQL', () => {
  it('is answered in a run, by itself and by other SQL, the same bytes however rows were sorted', async () => {
    const one = await run(fixture('queried'), NAMES);
    expect(rowsOf(one.findings)).toEqual([
      ['A', 1],
      ['B', 2],
      ['C', 1],
      ['E', 2],
    ]);
    const other = await run(fixture('queried'), [...NAMES].reverse());
    expect(resultsText({ ...other, run: one.run })).toBe(resultsText(one));
    expect(rowsOf((await run(fixture('queried'), NAMES, { least: 5 })).findings)).toEqual([
      ['B', 2],
      ['C', 1],
      ['E', 1],
    ]);
  });

  it('is answered in a test of tables at hand', async () => {
    const table = tableOf(people.schema, { name: NAMES });
    const found = await computeFindings(queried, { people: table }, { least: 5 }, 1, {}, queryTables);
    expect(rowsOf([...found.values()])).toEqual([
      ['B', 2],
      ['C', 1],
      ['E', 1],
    ]);
    await expect(computeFindings(queried, { people: table })).rejects.toThrow(
      'Give queryTables of @assay/dataset/query',
    );
  });

  it('opens nothing from a run, named at its cell', async () => {
    const attack = projectOf((code) =>
      code.replace('FROM people WHERE', "FROM people, read_csv(\\'/no/such\\') WHERE"),
    );
    await expect(run(attack.folder, NAMES)).rejects.toThrow(
      'notebook queried, cell lengths: the SQL of a cell may not hold read_csv(…) in the place of a table.',
    );
    attack.remove();
  });

  it('ends at the limits of its run', async () => {
    const endless = projectOf((code) =>
      code
        .replace(
          'SELECT name, length(name) AS letters FROM people',
          'SELECT name, max(a.range * b.range) AS letters FROM people, range(10000000) a, range(10000000) b',
        )
        .replace('>= $least', '>= $least GROUP BY name'),
    );
    await expect(run(endless.folder, NAMES, {}, { limits: { seconds: 1 } })).rejects.toThrow(
      'took longer than 1 seconds',
    );
    endless.remove();
  });

  it('holds no code that could reach DuckDB in the closed process', async () => {
    const { bundle } = await prepareRun(
      fixture('queried'),
      { inputs: { people: [peopleFile(temporaryFolder(), NAMES)] } },
      noDatasets,
    );
    expect(bundle.code).not.toMatch(/duckdb/i);
  });

  it('may need inputs, parameters and SQL, under names that SQL reads', () => {
    const other = cell('other', '', { needs: {}, compute: () => 1 });
    const define = (needs: object) => () =>
      sql('SELECT 1 AS n', { name: 'x', title: '', needs: needs as never, columns: { n: 'number' } });
    expect(define({ other })).toThrow('SQL "x" needs cell "other", which is no SQL');
    expect(define({ 'two words': people })).toThrow('calls a need "two words"');
  });

  it('is found in its source', () => {
    expect(cellSource(text(), 'lengths')).toMatch(/^const lengths = sql\('SELECT name/);
    expect(cellSource(text(), 'people')).toBeNull();
  });
});

describe('a cell in SQL of a live notebook', () => {
  let live: LiveNotebook;
  let project: ReturnType<typeof projectOf>;
  afterEach(async () => {
    await live.close();
    project.remove();
  });
  const open = async (options: { enclosure?: Enclosure | null } = {}) => {
    project = projectOf((code) => code);
    live = new LiveNotebook({
      folder: project.folder,
      choices: { inputs: { people: [peopleFile(temporaryFolder(), NAMES)] } },
      datasetFiles: noDatasets,
      checksTypes: false,
      ...options,
    });
    live.start();
    return live.settled();
  };
  const until = async (isMeant: (state: LiveState) => boolean) => {
    const deadline = performance.now() + 170_000;
    while (!isMeant(live.state)) {
      if (performance.now() > deadline) throw new Error(`it never came to that: ${JSON.stringify(live.state.cells)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return live.state;
  };

  it('states what a run states, follows an edit and a parameter, and tells a fault at its line', async () => {
    const first = await open();
    expect(first.results?.findings).toEqual((await run(project.folder, NAMES)).findings);
    expect(first.cells.find(({ name }) => name === 'lengths')?.value?.view.rows?.columns).toEqual(['name', 'letters']);
    live.setParameters({ least: 5 });
    await until(
      ({ results, isWhole }) => isWhole && JSON.stringify(rowsOf(results!.findings)) === '[["B",2],["C",1],["E",1]]',
    );
    live.setParameters({ least: 1 });
    project.write((code) => code.replace('left(name, 1)', 'lower(left(name, 1))'));
    await until(
      ({ results, isWhole }) => isWhole && JSON.stringify(rowsOf(results!.findings))?.includes('"a"') === true,
    );
    project.write((code) => code.replace('length(name) AS letters', 'lenth(name) AS letters'));
    const { cells } = await until(
      ({ cells }) => cells.some(({ state }) => state === 'failed') && !cells.some(({ state }) => state === 'due'),
    );
    const failed = cells.find(({ name }) => name === 'lengths')!;
    expect(failed.error).toMatchObject({ message: expect.stringMatching(/lenth.*Mend it\.$/), file: 'notebook.ts' });
    expect(cells.map(({ name, state }) => [name, state])).toEqual([
      ['lengths', 'failed'],
      ['by-initial', 'blocked'],
      ['stated', 'blocked'],
    ]);
    project.write((code) => code);
    await until(({ isWhole }) => isWhole);
  });

  it('gives each cell its own table, which no other can have changed', async () => {
    await open();
    const before = rowsOf(live.state.results!.findings);
    project.write((code) =>
      code.replace(
        'const initials =',
        '(byInitial.columns.names.values as Float64Array)[0] = 99;\n    const initials =',
      ),
    );
    await until(({ cells }) => cells.some(({ warnings }) => warnings.length > 0));
    project.write((code) => code);
    await until(
      ({ isWhole, results }) => isWhole && JSON.stringify(rowsOf(results!.findings)) === JSON.stringify(before),
    );
  });
});
