import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../src/index.ts';
import { formFields } from './fixture/form-fields.ts';
import { makeHome } from './fixture/sample-home.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
let opened: App;

beforeAll(() => {
  opened = createApp({ home, datasetFiles: async () => [join(home, 'people.csv')] });
});
afterAll(async () => {
  await opened.close();
  remove();
});

const analyst = () => visitor(opened.app);
const csv = (text: string) => new File([text], 'people.csv', { type: 'text/csv' });

async function overAt(page: string): Promise<string> {
  for (let tries = 0; tries < 400; tries++) {
    const { text } = await analyst().read(page);
    if (!text.includes('http-equiv="refresh"')) return text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the run did not end');
}

/** Sends a file to see how it is read. */
const look = (fields: Record<string, string | File>) =>
  analyst().send('/notebooks/sample/run', '/notebooks/sample/runs', { ...fields, step: 'look' });
/** Sends the page of a look on, with what was changed in it. */
async function goOn({ text }: { readonly text: string }, changed: Record<string, string>) {
  return analyst().post('/notebooks/sample/runs', { ...formFields(text), ...changed });
}

describe('a file with other headings', () => {
  const odd = 'Vorname;Bezirk;area\nJörg;Ost;x\nIda;Ost;y\nMia;West;z\n';
  const windows = () => new File([Buffer.from(odd, 'latin1')], 'leute.csv');

  it('is mapped by menus, without being sent again, and says what is missing before the run', async () => {
    const shown = await look({ 'input:people': csv('Rufname;Bezirk\nIda;Ost\n') });
    expect(shown.text).toContain('Missing, and needed: Forename');
    expect(shown.text).toContain('No column was recognised');
    expect(shown.text).not.toContain('uploads');
    const menus = formFields(shown.text);
    expect(menus).toMatchObject({ 'column:people:forename': 'none', 'column:people:area': 'none' });
    const again = await goOn(shown, { 'column:people:forename': '=Rufname', step: 'look' });
    expect(again.text).not.toContain('Missing, and needed');
    expect(formFields(again.text)['column:people:forename']).toBe('=Rufname');
    const started = await goOn(again, { 'column:people:area': '=Bezirk' });
    expect(started.status, started.text).toBe(303);
    const page = await overAt(started.headers.get('location')!);
    expect(page).toContain('Finished');
    const report = /href="(\/reports\/[0-9a-f]{16})"/.exec(page)![1]!;
    expect((await analyst().read(`${report}/tables/area.records.csv`)).text).toBe('area,n\r\nOst,1\r\n');
  });

  it('keeps the mapping by name for the next file, and tells where that has not the columns', async () => {
    const shown = await look({ 'input:people': windows() });
    expect(shown.text).toContain('separated by semicolon');
    // "area" is a heading of the file, and not the area: another column can be taken.
    expect(formFields(shown.text)).toMatchObject({
      'column:people:forename': 'none',
      'column:people:area': '=area',
    });
    const started = await goOn(shown, {
      'column:people:forename': '=Vorname',
      'column:people:area': '=Bezirk',
      'keep:people': 'Leute <Juni>',
    });
    expect(started.status, started.text).toBe(303);
    await overAt(started.headers.get('location')!);
    const form = (await analyst().read('/notebooks/sample/run')).text;
    expect(form).toContain('As in Leute &lt;Juni&gt;, kept');
    const next = { 'input:people': windows(), 'kept:people': 'Leute <Juni>' };
    const sent = await analyst().send('/notebooks/sample/run', '/notebooks/sample/runs', next);
    const text = await overAt(sent.headers.get('location')!);
    const report = /href="(\/reports\/[0-9a-f]{16})"/.exec(text)![1]!;
    expect((await analyst().read(`${report}/tables/area.records.csv`)).text).toBe('area,n\r\nOst,2\r\nWest,1\r\n');
    const other = await look({ 'input:people': csv('forename,Quartier\nIda,Ost\n'), 'kept:people': 'Leute <Juni>' });
    expect(other.text).toContain('This file has no column Bezirk, which the mapping names for area.');
    const unknown = await look({ 'input:people': windows(), 'kept:people': 'nobody' });
    expect([unknown.status, unknown.text.includes('no mapping is kept under the name nobody')]).toEqual([422, true]);
  });

  it('says at once that one column was chosen for two fields', async () => {
    const shown = await look({ 'input:people': csv('Rufname;Bezirk\nIda;Ost\n') });
    const both = { 'column:people:forename': '=Rufname', 'column:people:area': '=Rufname' };
    const again = await goOn(shown, { ...both, step: 'look' });
    expect(again.text).toContain('is mapped to two fields of');
    expect(formFields(again.text)['column:people:forename']).toBe('none');
  });

  it.each([
    ['a wrong seed', { seed: '1.5' }, 'seed is 1.5. Give a whole number from 0.', { seed: '3' }],
    ['a parameter out of bounds', { 'parameter:level': '2' }, 'parameter level is', { 'parameter:level': '0.9' }],
  ])('need not be sent again, nor its columns chosen, after %s', async (_what, wrong, message, mended) => {
    let shown = await look({ 'input:people': csv('Rufname;Bezirk\nIda;Nord\nUwe;Nord\n') });
    const chosen = { 'column:people:forename': '=Rufname', 'column:people:area': '=Bezirk', 'missing:people': 'k. A.' };
    for (const step of ['look', 'run']) {
      const refused = await goOn(shown, { ...chosen, ...wrong, step });
      expect([refused.status, refused.text]).toEqual([422, expect.stringContaining(message)]);
      expect(refused.text).toContain('The file that you sent is kept for an hour');
      expect(formFields(refused.text)).toMatchObject({ ...chosen, ...wrong });
      shown = refused;
    }
    const started = await goOn(shown, mended);
    expect(started.status, started.text).toBe(303);
    const page = await overAt(started.headers.get('location')!);
    const report = /href="(\/reports\/[0-9a-f]{16})"/.exec(page)![1]!;
    expect((await analyst().read(`${report}/tables/area.records.csv`)).text).toBe('area,n\r\nNord,2\r\n');
  });

  it('of which another takes the place is read as that one says, not by the menus of the first', async () => {
    const shown = await look({ 'input:people': csv('Rufname;Bezirk\nIda;Nord\n') });
    const refused = await goOn(shown, { 'column:people:forename': '=Rufname', seed: 'x' });
    const other = new File(['forename,area\nIda,Sued\n'], 'other.csv');
    const started = await analyst().post('/notebooks/sample/runs', {
      ...formFields(refused.text),
      'input:people': other,
      seed: '',
    });
    expect(started.status, started.text).toBe(303);
    const page = await overAt(started.headers.get('location')!);
    const report = /href="(\/reports\/[0-9a-f]{16})"/.exec(page)![1]!;
    expect((await analyst().read(`${report}/tables/area.records.csv`)).text).toBe('area,n\r\nSued,1\r\n');
  });

  it('is still there, with what was said of it, where the run itself failed', async () => {
    const sent = { 'input:people': csv('Rufname;Bezirk\nIda;Nord\n'), 'columns:people': 'forename=Vorname' };
    const started = await analyst().send('/notebooks/sample/run', '/notebooks/sample/runs', { ...sent, seed: '7' });
    const job = await overAt(started.headers.get('location')!);
    expect(job).toContain('Asked for by Local analyst');
    const again = /href="(\/notebooks\/sample\/run\?look=[0-9a-f-]+)"/.exec(job)?.[1];
    const form = await analyst().read(again!);
    expect(form.text).toContain('The files that you sent are kept for an hour.');
    expect(formFields(form.text)).toMatchObject({ 'columns:people': 'forename=Vorname', seed: '7' });
    const mended = await goOn(form, { 'columns:people': 'forename=Rufname,area=Bezirk' });
    const page = await overAt(mended.headers.get('location')!);
    const report = /href="(\/reports\/[0-9a-f]{16})"/.exec(page)![1]!;
    expect((await analyst().read(`${report}/tables/area.records.csv`)).text).toBe('area,n\r\nNord,1\r\n');
    expect((await analyst().read(again!)).text).not.toContain('are kept for an hour.');
  });

  it('that is not of its kind says so where it is looked at, in words of the form', async () => {
    const file = new File([new Uint8Array([80, 65, 82, 49, 1, 2, 3])], 'people.parquet');
    const { status, text } = await look({ 'input:people': file });
    expect([status, text]).toEqual([422, expect.stringMatching(/parquet/i)]);
    expect(text).not.toMatch(/incident|--[a-z]|uploads/);
  });

  it('is gone when it was not kept, and belongs to whoever sent it', async () => {
    const shown = await look({ 'input:people': windows() });
    const other = await goOn(shown, { look: 'another' });
    expect([other.status, other.text.includes('no longer kept: they go after an hour')]).toEqual([422, true]);
  });

  it('of which a field is said not to be there is run without it', async () => {
    const shown = await look({ 'input:people': csv('forename,area\nIda,Ost\n') });
    const started = await goOn(shown, { 'column:people:area': 'none' });
    const page = await overAt(started.headers.get('location')!);
    expect(page).toContain('Finished');
    const report = /href="(\/reports\/[0-9a-f]{16})"/.exec(page)![1]!;
    expect((await analyst().read(`${report}/results.json`)).text).not.toContain('"Ost"');
  });
});
