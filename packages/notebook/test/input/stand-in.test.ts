import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleWords, inputSource } from '../../src/index.ts';
import {
  type DatasetFiles,
  describeFolder,
  prepareKnownRun,
  prepareRun,
  type RunChoices,
  readRun,
  rerun,
  runNotebook,
  writeRun,
} from '../../src/run/index.ts';
import { fixture, noDatasets, peopleFile, prepareToy, temporaryFolder } from '../run/toy.ts';

const invented = (path: string): DatasetFiles =>
  Object.assign(async () => [path], { origin: () => 'invented' as const });
const published = (path: string): DatasetFiles =>
  Object.assign(async () => [path], { origin: () => 'published' as const });

/** The toy notebook with a second required input and an optional one, all with a dataset to fall back on. */
async function threeInputs() {
  const known = await describeFolder(fixture('toy'));
  const people = { ...known.notebook.inputs[0]!, dataset: 'made' };
  const inputs = [people, { ...people, name: 'records' }, { ...people, name: 'extra', optional: true }];
  return { ...known, notebook: { ...known.notebook, inputs } };
}

const own = () => [peopleFile(temporaryFolder(), ['Ash'], 'own.csv')];
const prepare = async (choices: RunChoices, files: DatasetFiles) =>
  (await prepareKnownRun(await threeInputs(), choices, files)).inputs.map(({ name, source, files: read }) => [
    name,
    source,
    read.length,
  ]);

describe('a required input that was not given', () => {
  const stored = peopleFile(temporaryFolder(), ['Oak'], 'stored.csv');

  it('is never replaced unasked beside a file of one’s own', async () => {
    await expect(prepare({ inputs: { people: own() } }, invented(stored))).rejects.toThrow(
      'input records is missing beside people. Give a file: --input records=path, or ask for invented rows in its place, which make the result an example: --invented records',
    );
    await expect(prepare({ inputs: { extra: own() } }, published(stored))).rejects.toThrow('--published people');
  });

  it('is not replaced either where a run on data sets alone is run again with a file of one’s own', async () => {
    const folder = join(temporaryFolder(), 'two');
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'notebook.ts'),
      `import { field, tableSchema } from '@assay/dataset';
import { defineNotebook, finding, findings, input } from '@assay/notebook';
const schema = tableSchema({ name: 'a', title: 'A', fields: [field.text('surname', 'Surname', '', 'name')] });
const people = input('people', 'People', { description: '', schema, dataset: 'made' });
const records = input('records', 'Records', { description: '', schema, dataset: 'made' });
const about = finding.about({ questions: ['TOY-Q1'], method: { name: 'Count', source: 'definition' } });
const stated = findings('stated', 'States', {
  needs: { people, records },
  compute: ({ people, records }) => [about.count('rows', 'Rows', 'records', people.rowCount + records.rowCount)],
});
export default defineNotebook({ id: 'two', title: 'Two', system: 'TOY', summary: 'Of two.', questions: ['TOY-Q1'], inputs: [people, records], cells: [stated] });
`,
    );
    const target = join(folder, 'run');
    writeRun(target, await runNotebook(await prepareRun(folder, {}, invented(stored)), {}));
    const again = await rerun(target, folder, invented(stored), {}, { inputs: { people: own() } });
    expect(again.reason).toMatch(/^input records is missing beside people\. Give a file/);
  });

  it('is invented where somebody asks for it by name, and the record says so', async () => {
    expect(await prepare({ inputs: { people: own() }, standIns: ['records'] }, invented(stored))).toEqual([
      ['people', 'own', 1],
      ['records', 'invented', 1],
      ['extra', 'none', 0],
    ]);
    expect(await prepare({}, published(stored))).toEqual([
      ['people', 'published', 1],
      ['records', 'published', 1],
      ['extra', 'published', 1],
    ]);
  });

  it.each([
    [{ standIns: ['peple'] }, 'unknown input: peple'],
    [
      { inputs: { people: ['x.csv'] }, standIns: ['records', 'extra'] },
      'invented rows are never put beside people for it',
    ],
    [{ inputs: { people: ['x.csv'] }, standIns: ['people', 'records'] }, 'has a file and is to be invented too'],
  ])('%j is refused', async (choices, message) => {
    await expect(
      prepare({ ...choices, ...('inputs' in choices ? { inputs: { people: own() } } : {}) }, invented(stored)),
    ).rejects.toThrow(message);
  });
});

describe('whose data a run read', () => {
  it('is said in words wherever anything was invented', () => {
    const input = (name: string, source: 'own' | 'invented' | 'published' | 'none') => ({
      name,
      dataset: source === 'own' ? null : 'made',
      source,
    });
    expect(exampleWords([input('people', 'invented'), input('extra', 'none')])).toBe('Example on invented data');
    expect(exampleWords([input('staff', 'own'), input('records', 'invented')])).toBe(
      'Example on invented data: records invented beside own staff',
    );
    expect(exampleWords([...['a', 'b', 'c'].map((name) => input(name, 'invented')), input('staff', 'own')])).toContain(
      'a, b and c invented beside own staff',
    );
    expect(exampleWords([input('people', 'own'), input('areas', 'published')])).toBeNull();
    expect(inputSource({ name: 'people', dataset: 'made' })).toBe('invented');
  });
});

describe('what was said about reading a file', () => {
  it('is part of a run: it is stored, changes its identity, and is said again by a rerun', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'people.csv');
    writeFileSync(path, 'surname,born\nAsh,03/05/2001\nNULL,04/05/2002\n');
    const inputs = { people: [path] };
    const plain = await prepareToy({ inputs });
    const said = await prepareToy({
      inputs,
      readings: { people: { missing: { '*': ['NULL'] }, dateFormat: { born: 'mm/dd/yyyy' } } },
    });
    expect(said.identity.id).not.toBe(plain.identity.id);
    expect((await prepareToy({ inputs, readings: { people: { missing: {} } } })).identity.id).toBe(plain.identity.id);
    const finished = await runNotebook(said, {});
    expect(finished.record.inputs[0]).toMatchObject({
      source: 'own',
      choices: { dateFormat: { born: 'mm/dd/yyyy' } },
      account: { files: [{ encoding: 'utf-8', delimiter: ',' }] },
    });
    writeRun(join(folder, 'run'), finished);
    const again = await rerun(join(folder, 'run'), fixture('toy'), noDatasets, {});
    expect(again.report.holds).toBe(true);
    expect(again.fresh?.record.run.id).toBe(readRun(join(folder, 'run')).record.run.id);
  });

  it('is refused of an input without a file', async () => {
    await expect(prepareToy({ readings: { people: { encoding: 'utf-8' } } })).rejects.toThrow('input people');
  });
});
