import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '../src/index.ts';
import { makeHome } from './fixture/sample-home.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
let opened: App;

beforeAll(() => {
  const path = join(home, 'datasets/panel-questions/questions.json');
  const said = (id: string, system: string, kind: string, day: string) => ({
    id,
    system,
    kind,
    text: `Said ${id}.`,
    minute: `minutes of ${day}, item 4`,
  });
  const more = [
    said('MM-R1', 'MM', 'recommendation', '5 March 2025'),
    said('MM-A1', 'MM', 'action', '5 March 2025'),
    said('MM-R2', 'MM', 'recommendation', '4 June 2025'),
    said('MM-C1', 'MM', 'concern', '5 March 2025'),
    said('OP-R1', 'OP', 'recommendation', '5 March 2025'),
    said('OP-A1', 'OP', 'action', '4 June 2025'),
  ];
  writeFileSync(path, JSON.stringify([...JSON.parse(readFileSync(path, 'utf8')), ...more]));
  opened = createApp({ home });
});
afterAll(async () => {
  await opened.close();
  remove();
});

const recommended = async (paper: string) => {
  const { text } = await visitor(opened.app).read(`/submissions/${paper}`);
  const part = text.slice(text.indexOf('<h2>Recommendations and actions</h2>'), text.indexOf('<h2>Record</h2>'));
  return [...part.matchAll(/<li><a href="\/questions\/([^"]+)">\1<\/a>: Said \1\./g)].map(([, id]) => id);
};

it('has the recommendations and actions that the minutes of its own meeting record for its system', async () => {
  expect(await recommended('mm-2025-03-05-4')).toEqual(['MM-R1', 'MM-A1']);
});

it('has those of every meeting where nobody knows which was its own', async () => {
  expect(await recommended('op')).toEqual(['OP-R1', 'OP-A1']);
});
