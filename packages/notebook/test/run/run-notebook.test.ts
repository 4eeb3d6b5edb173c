import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultsText } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { checkNotebook } from '../../src/index.ts';
import {
  describeFolder,
  prepareRun,
  type RunEvent,
  readRun,
  rerun,
  runNotebook,
  writeRun,
} from '../../src/run/index.ts';
import { runRecordText } from '../../src/run/run-record.ts';
import { fixture, noDatasets, peopleFile, prepareToy, runToy, temporaryFolder } from './toy.ts';

const names = ['Ash', 'Birch', 'Cedar', 'Elm'];

describe('describeFolder', () => {
  it('learns what a notebook is, its cells in the order they run', async () => {
    const { notebook, bundle } = await describeFolder(fixture('toy'));
    expect(notebook).toMatchObject({ id: 'toy', questions: ['TOY-Q1'], figures: [], unanswerable: {} });
    expect(notebook.cells.map(({ name }) => name)).toEqual(['lengths', 'short']);
    expect(notebook.cells[1]!.needs).toEqual([
      { kind: 'cell', name: 'lengths' },
      { kind: 'parameter', name: 'limit' },
    ]);
    expect(bundle.files).toEqual(['notebook.ts']);
  });
});

describe('runNotebook', () => {
  it('gives byte-equal results and records however often it runs', async () => {
    const folder = temporaryFolder();
    const people = peopleFile(folder, names);
    const [one, two] = [await runToy({ inputs: { people: [people] } }), await runToy({ inputs: { people: [people] } })];
    expect(resultsText(two.results)).toBe(resultsText(one.results));
    expect(runRecordText(two.record)).toBe(runRecordText(one.record));
    expect(resultsText(one.results)).not.toContain(folder);
  });

  it('says how long each cell took: all together no longer than the run', async () => {
    const people = peopleFile(temporaryFolder(), names);
    const prepared = await prepareRun(fixture('two-steps'), { inputs: { people: [people] } }, noDatasets);
    const took: number[] = [];
    const onEvent = (event: RunEvent) => {
      if (event.type === 'cell-finished') took.push(event.milliseconds);
    };
    const started = performance.now();
    await runNotebook(prepared, { processes: 1, onEvent });
    const whole = performance.now() - started;
    expect(took).toHaveLength(4);
    expect(Math.min(...took)).toBeGreaterThanOrEqual(0);
    expect(took.reduce((sum, each) => sum + each, 0)).toBeLessThan(whole);
  });

  it('gives the same bytes in two processes as in one, and fails with the same words', async () => {
    const people = peopleFile(temporaryFolder(), names);
    const prepared = await prepareRun(fixture('two-steps'), { inputs: { people: [people] } }, noDatasets);
    const events: RunEvent[] = [];
    const one = await runNotebook(prepared, { processes: 1 });
    const two = await runNotebook(prepared, { processes: 2, onEvent: (event) => events.push(event) });
    expect(resultsText(two.results)).toBe(resultsText(one.results));
    expect(runRecordText(two.record)).toBe(runRecordText(one.record));
    const finished = events.flatMap((event) => (event.type === 'cell-finished' ? [event.cell] : []));
    expect([...new Set(finished)].sort()).toEqual(['counted', 'quick', 'slow', 'turned']);
    // Code bundled before cells were shared out, as an old pack holds it, computes all of them, once.
    const code = prepared.bundle.code.replace(/,\s*takesTurns:\s*(?:true|!0)\s*\}/, ' }');
    expect(code).not.toBe(prepared.bundle.code);
    const told: RunEvent[] = [];
    const onEvent = (event: RunEvent) => told.push(event);
    const old = await runNotebook({ ...prepared, bundle: { ...prepared.bundle, code } }, { processes: 2, onEvent });
    expect(resultsText(old.results)).toBe(resultsText(one.results));
    const cells = prepared.notebook.cells.map(({ name }) => name);
    for (const type of ['cell-started', 'cell-finished'] as const)
      expect(told.flatMap((event) => (event.type === type ? [event.cell] : []))).toEqual(cells);
    const failing = await prepareRun(fixture('intruder'), { parameters: { attempt: 'fetch a page' } }, noDatasets);
    const words = await Promise.all([1, 2].map((processes) => runNotebook(failing, { processes }).catch(String)));
    expect(words[0]).toMatch(/^InputError: notebook intruder, cell /);
    expect(words[1]).toBe(words[0]);
  });

  // Elsewhere the system does not say what a process holds.
  it.runIf(process.platform === 'linux')(
    'goes on in one process where two hold more memory than one may, to the same bytes',
    async () => {
      const people = peopleFile(temporaryFolder(), names);
      const choices = { inputs: { people: [people] }, parameters: { rounds: 80 } };
      const prepared = await prepareRun(fixture('two-steps'), choices, noDatasets);
      const held: number[] = [];
      const onHeld = (event: RunEvent) => {
        if (event.type === 'cell-finished') held.push(event.memoryMegabytes ?? 0);
      };
      const one = await runNotebook(prepared, { processes: 1, onEvent: onHeld });
      const limits = { memoryMegabytes: Math.round(1.4 * Math.max(...held)) };
      const said: string[] = [];
      const onEvent = (event: RunEvent) => {
        if (event.type === 'log') said.push(event.text);
      };
      const two = await runNotebook(prepared, { processes: 2, limits, onEvent });
      expect(said).toContain('two processes held more memory than a run may: one goes on alone');
      expect(resultsText(two.results)).toBe(resultsText(one.results));
    },
    60_000,
  );

  it('computes the findings and says which cell and file stated each', async () => {
    const { results } = await runToy({ inputs: { people: [peopleFile(temporaryFolder(), names)] } });
    expect(results.findings[0]).toMatchObject({
      id: 'names.short',
      value: 0.5,
      numerator: 2,
      denominator: 4,
      source: { cell: 'short', file: 'notebooks/toy/notebook.ts' },
    });
  });

  it('stores what could not be stated as that, says why in the log, and lets everything else stand', async () => {
    const events: RunEvent[] = [];
    const prepared = await prepareRun(fixture('unstated'), {}, noDatasets);
    const { results } = await runNotebook(prepared, { onEvent: (event) => events.push(event) });
    expect(results.findings.map(({ id, status, value }) => [id, status, value])).toEqual([
      ['first', 'computed', 3],
      ['twice', 'not-computed', null],
      ['by-hand', 'not-computed', null],
      ['last', 'computed', 4],
    ]);
    const [, twice, byHand] = results.findings;
    expect(twice!.fault).toBe('two rows of the table have the key North: rows 1 and 3');
    expect(byHand!.fault).toMatch(/value is NaN/);
    expect(twice!.reason).toBe('it could not be stated; the log of the run says why');
    expect(events.flatMap((event) => (event.type === 'log' ? [event.text] : []))).toEqual([
      `twice could not be stated: ${twice!.fault}`,
      `by-hand could not be stated: ${byHand!.fault}`,
    ]);
    const subject = { notebook: prepared.notebook, results, markdown: {}, ledger: ['TOY-Q1'] };
    const unstated = checkNotebook(subject).filter(({ rule }) => rule === 'unstated');
    expect(unstated.map(({ where }) => where)).toEqual(['twice', 'by-hand']);
  });

  it('keys chance by seed alone: other rows do not move the draw, another seed does', async () => {
    const folder = temporaryFolder();
    const draw = async (rows: readonly string[], seed: number) => {
      const { results } = await runToy({ inputs: { people: [peopleFile(folder, rows)] }, seed });
      return results.findings.find(({ id }) => id === 'names.draw')!.value;
    };
    const first = await draw(names, 1);
    expect(await draw(['Oak'], 1)).toBe(first);
    expect(await draw(names, 2)).not.toBe(first);
  });

  it('puts several files of one input one under the other', async () => {
    const folder = temporaryFolder();
    const paths = [peopleFile(folder, names, 'a.csv'), peopleFile(folder, ['Oak'], 'b.csv')];
    const { results, record } = await runToy({ inputs: { people: paths } });
    expect(results.findings[0]!.denominator).toBe(5);
    expect(record.inputs[0]!.files).toHaveLength(2);
  });

  it('refuses a file that changed between its hash and its reading', async () => {
    const folder = temporaryFolder();
    const prepared = await prepareToy({ inputs: { people: [peopleFile(folder, names)] } });
    const path = peopleFile(folder, ['Oak']);
    utimesSync(path, 1, 1);
    await expect(runNotebook(prepared, {})).rejects.toThrow(/input people changed while it was read: .*people\.csv/);
  });

  it('tells what happens while it happens', async () => {
    const events: RunEvent[] = [];
    const prepared = await prepareToy({ inputs: { people: [peopleFile(temporaryFolder(), names)] } });
    await runNotebook(prepared, { onEvent: (event) => events.push(event) });
    expect(events.map(({ type }) => type)).toEqual([
      'input-read',
      'cell-started',
      'cell-finished',
      'cell-started',
      'log',
      'cell-finished',
    ]);
    expect(events[0]).toMatchObject({
      rows: 4,
      columns: [{ field: 'name', column: 'surname', how: 'guessed' }, { field: 'born' }],
    });
  });

  it('records what kept the code in', async () => {
    const { record } = await runToy({ inputs: { people: [peopleFile(temporaryFolder(), names)] } });
    expect(record.isolation.permissions).toMatch(/^--(experimental-)?permission$/);
    expect(record.isolation.network).toMatch(/^(none: own network namespace|modules refused)/);
    expect(record.run.environment).toMatchObject({ node: process.versions.node, timeZone: 'UTC' });
  });
});

describe('rerun', () => {
  async function stored() {
    const folder = temporaryFolder();
    const people = peopleFile(folder, names);
    const target = join(folder, 'runs', 'toy', 'one');
    writeRun(target, await runToy({ inputs: { people: [people] }, parameters: { limit: 3 }, seed: 9 }));
    return { folder, people, target };
  }

  it('finds every finding identical when nothing changed', async () => {
    const { target } = await stored();
    const { report } = await rerun(target, fixture('toy'), noDatasets, {});
    expect(report).toMatchObject({ holds: true, changed: [], counts: { identical: 3 } });
  });

  it('names the findings that drifted after one row changed, and that the inputs changed', async () => {
    const { target, people, folder } = await stored();
    peopleFile(folder, ['Ash', 'Birch', 'Cedar', 'Elmwood']);
    const { report } = await rerun(target, fixture('toy'), noDatasets, {});
    expect(people).toBe(join(folder, 'people.csv'));
    expect(report.holds).toBe(false);
    expect(report.changed).toEqual([{ part: 'inputs', detail: 'people' }]);
    expect(report.findings.map(({ id, class: kind }) => [id, kind])).toEqual([
      ['names.short', 'drifted'],
      ['names.draw', 'identical'],
      ['names.by-length', 'drifted'],
    ]);
  });

  it('says why it cannot run', async () => {
    const { target, people } = await stored();
    writeFileSync(people, '');
    const { report, reason } = await rerun(target, fixture('toy'), noDatasets, {});
    expect(report.counts['cannot-run']).toBe(3);
    expect(reason).toMatch(/people\.csv/);
  });

  it('refuses results that were changed after the run', async () => {
    const { target } = await stored();
    const file = join(target, 'results.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"value":0.5', '"value":0.4'));
    expect(() => readRun(target)).toThrow(/is not the one its run wrote/);
  });

  it('replaces an older run whole and leaves nothing beside it', async () => {
    const { target } = await stored();
    const { results, record } = readRun(target);
    writeRun(target, { results, record }, { 'report.html': 'x' });
    expect(readdirSync(join(target, '..'))).toEqual(['one']);
    expect(readdirSync(target).sort()).toEqual(['report.html', 'results.json', 'run.json']);
  });

  it('does not replace a folder that holds something else', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'thesis.txt'), 'x');
    expect(() => writeRun(folder, {} as never)).toThrow(/holds something that is no run/);
  });
});
