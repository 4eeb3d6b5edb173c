import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../src/index.ts';
import { makeHome } from './fixture/sample-home.ts';
import { visitor } from './fixture/visitor.ts';

/** A notebook of four inputs: two that have a data set in the project, one that has none, and one that may be left out. */
const notebook = `import { field, tableSchema } from '@assay/dataset';
import { defineNotebook, finding, findings, input, parameter } from '@assay/notebook';

const schema = tableSchema({ name: 'people', title: 'People', fields: [field.text('forename', 'Forename', '', 'name', { required: true })] });
const people = input('people', 'Persons', { description: 'Who.', schema, dataset: 'sample-people' });
const staff = input('staff', 'Staff', { description: 'Who works there.', schema, dataset: 'sample-staff' });
const old = input('old', 'Former staff', { description: 'Who worked there.', schema, dataset: null, optional: true });
const isWide = parameter.switch('isWide', 'Widely', { description: 'How widely.', default: true });
const about = finding.about({ questions: ['MM-P1'], method: { name: 'Count', source: 'definition' } });
const stated = findings('stated', 'States how many', {
  needs: { people, staff, isWide },
  compute: ({ people, staff, isWide }) => [
    about.count('all', 'Records', { counts: 'records', from: people.rowCount + (isWide ? 10 : 0) * staff.rowCount }),
  ],
});
export default defineNotebook({
  id: 'three', title: 'Three', system: 'MM', summary: 'Of three inputs.', questions: ['MM-P1'],
  inputs: [people, staff, old], parameters: [isWide], cells: [stated],
});
`;

const { home, remove } = makeHome();
let opened: App;
beforeAll(() => {
  mkdirSync(join(home, 'notebooks/three'));
  writeFileSync(join(home, 'notebooks/three/notebook.ts'), notebook);
  writeFileSync(join(home, 'notebooks/three/report.md'), 'There are {all} records.\n');
  opened = createApp({
    home,
    datasetFiles: async (dataset) => (/^sample-(people|staff)$/.test(dataset) ? [join(home, 'people.csv')] : null),
  });
});
afterAll(async () => {
  await opened.close();
  remove();
});

const form = '/notebooks/three/run';
const csv = () => new File(['forename\nEve\nFay\n'], 'sent.csv', { type: 'text/csv' });
const send = (fields: Record<string, string | File>) => visitor(opened.app).send(form, '/notebooks/three/runs', fields);

/** What a run counts that is started by these fields; where it failed, why. */
async function counted(fields: Record<string, string | File>): Promise<string> {
  const started = await send(fields);
  if (started.status !== 303) return /<p>([^<]+)<\/p>/.exec(started.text)![1]!;
  const page = started.headers.get('location')!;
  await (await opened.app.request(`${page}/events`)).text();
  const { text } = await visitor(opened.app).read(page);
  const report = /href="(\/reports\/[0-9a-f]{16})"/.exec(text)?.[1];
  if (report === undefined) return text;
  const results = JSON.parse((await visitor(opened.app).read(`${report}/results.json`)).text);
  return String(results.findings[0].value);
}

describe('an input that no data set of the project can take the place of', () => {
  it('is asked for by name, whether the file is to be run or looked at', async () => {
    const alone = join(home, 'notebooks/alone');
    mkdirSync(alone);
    writeFileSync(
      join(alone, 'notebook.ts'),
      notebook.replace("id: 'three'", "id: 'alone'").replace("'sample-staff'", 'null'),
    );
    writeFileSync(join(alone, 'report.md'), 'There are {all} records.\n');
    const to = (fields: Record<string, string | File>) =>
      visitor(opened.app).send('/notebooks/alone/run', '/notebooks/alone/runs', fields);
    const refused = await to({ 'input:people': csv() });
    expect([refused.status, refused.text.includes('input Staff is missing. Choose a file for it.')]).toEqual([
      422,
      true,
    ]);
    const looked = await to({ 'input:people': csv(), step: 'look' });
    expect([looked.status, looked.text.includes('it is needed: go back and choose one.')]).toEqual([200, true]);
  });
});

describe('files that are sent for some inputs of a notebook', () => {
  it('are never joined by the project’s own unasked', async () => {
    expect(await counted({ 'input:people': csv() })).toMatch(
      /^input Staff is missing beside the files that were sent\. Choose a file for it, or tick that the project’s data take its place\.$/,
    );
    expect(await counted({ 'input:people': csv(), 'invented:staff': 'yes' })).toBe('42');
    expect(await counted({ 'input:people': csv(), 'input:staff': csv() })).toBe('22');
    expect(await counted({})).toBe('44');
  });

  it('are shown as they are read, each input that has none with what becomes of it', async () => {
    const look = async (fields: Record<string, string | File>) => {
      const { status, text } = await send({ step: 'look', ...fields });
      return [
        status,
        ...[...text.matchAll(/<h2>([^<]+)<\/h2><p>([^<]+)/g)].map(([, title, said]) => `${title}: ${said}`),
      ];
    };
    const former = 'Former staff: No file was sent. It may be left out.';
    expect(await look({ 'input:people': csv() })).toEqual([
      200,
      'Staff: No file was sent, and it is needed: go back and choose one.',
      former,
    ]);
    expect(await look({ 'input:staff': csv(), 'invented:people': 'yes' })).toEqual([
      200,
      'Persons: No file was sent. The project’s sample-people take its place.',
      former,
    ]);
    expect(await look({ 'input:people': csv(), 'input:staff': csv() })).toEqual([200, former]);
    expect(await look({})).toEqual([422]);
  });

  it('are asked for by a form that says of each what becomes of it, and what a switch is', async () => {
    const { text } = await visitor(opened.app).read(form);
    const hints = [...text.matchAll(/class="hint" id="input:\w+-hint">([^<]+?) CSV/g)].map(([, hint]) => hint);
    expect(hints).toEqual([
      'Who. Where no file is sent at all, the dataset sample-people is used.',
      'Who works there. Where no file is sent at all, the dataset sample-staff is used.',
      'Who worked there. May be left out.',
    ]);
    expect(text).toContain('<option value="yes" selected>Yes</option>');
  });

  it('go with the switch that was chosen, and with the notebook’s own where none was', async () => {
    const fields = { 'input:people': csv(), 'input:staff': csv() };
    expect(await counted({ ...fields, 'parameter:isWide': 'no' })).toBe('2');
    expect(await counted({ ...fields, 'parameter:isWide': 'yes' })).toBe('22');
    expect(await counted({ ...fields, 'parameter:isWide': 'perhaps' })).toContain('Give yes or no.');
  });
});
