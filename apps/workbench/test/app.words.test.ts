import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../src/index.ts';
import { formFields } from './fixture/form-fields.ts';
import { makeHome } from './fixture/sample-home.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
let opened: App;

beforeAll(() => {
  const path = join(home, 'notebooks/sample/notebook.ts');
  const code = readFileSync(path, 'utf8').replace("role: 'place',", "role: 'place', codeList: 'event-source',");
  writeFileSync(path, code);
  opened = createApp({ home, datasetFiles: async () => [join(home, 'people.csv')] });
});
afterAll(async () => {
  await opened.close();
  remove();
});

const analyst = () => visitor(opened.app);
const own = () => new File(['forename,area\nIda,Nicked\nMia,nicked\nJo,Gone\nUwe,Public\n'], 'people.csv');
const look = (fields: Record<string, string | File>) =>
  analyst().send('/notebooks/sample/run', '/notebooks/sample/runs', { ...fields, step: 'look' });
const goOn = ({ text }: { readonly text: string }, changed: Record<string, string>) =>
  analyst().post('/notebooks/sample/runs', { ...formFields(text), ...changed });

async function recordsByArea(started: { readonly headers: Headers }): Promise<string> {
  for (let tries = 0; tries < 400; tries++) {
    const { text } = await analyst().read(started.headers.get('location')!);
    const report = /href="(\/reports\/[0-9a-f]{16})"/.exec(text)?.[1];
    if (report !== undefined && !text.includes('http-equiv="refresh"'))
      return (await analyst().read(`${report}/tables/area.records.csv`)).text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the run did not end');
}

describe('a file with words that no list has', () => {
  it('shows a menu beside each, and is read again and run by what was said of it', async () => {
    const shown = await look({ 'input:people': own() });
    expect(shown.text).toContain('What words mean');
    expect(formFields(shown.text)).toMatchObject({
      'word:people:0': 'area:Nicked',
      'meaning:people:0': '',
      'word:people:1': 'area:Gone',
    });
    const said = { 'meaning:people:0': 'Found by police', 'meaning:people:1': '(missing)' };
    const again = await goOn(shown, { ...said, step: 'look' });
    expect(again.text).toContain('area: &quot;Nicked&quot; read as &quot;Found by police&quot;, as said, in 2 rows');
    expect(formFields(again.text)).toMatchObject({ ...said, 'word:people:0': 'area:Nicked' });
    const started = await goOn(again, { 'keep:people': 'March' });
    expect(started.status, started.text).toBe(303);
    expect(await recordsByArea(started)).toBe('area,n\r\nFound by police,2\r\nPublic,1\r\n');
    const kept = await analyst().send('/notebooks/sample/run', '/notebooks/sample/runs', {
      'input:people': own(),
      'kept:people': 'March',
    });
    expect(await recordsByArea(kept)).toBe('area,n\r\nFound by police,2\r\nPublic,1\r\n');
  });

  it('keeps what was said where the form is refused for something else', async () => {
    const shown = await look({ 'input:people': own() });
    const refused = await goOn(shown, { 'meaning:people:0': 'Found by police', seed: 'x' });
    expect([refused.status, formFields(refused.text)]).toEqual([
      422,
      expect.objectContaining({ 'word:people:0': 'area:Nicked', 'meaning:people:0': 'Found by police' }),
    ]);
    const started = await goOn(refused, { seed: '' });
    expect(await recordsByArea(started)).toContain('Found by police,2');
  });

  it('says what is wrong where a form says what no list has', async () => {
    const shown = await look({ 'input:people': own() });
    const again = await goOn(shown, { 'meaning:people:0': 'Klingon', step: 'look' });
    expect(again.text).toContain('which event-source does not have');
    expect(formFields(again.text)['meaning:people:0']).toBe('Klingon');
  });
});
