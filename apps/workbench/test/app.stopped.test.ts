import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '../src/index.ts';
import { makeHome } from './fixture/sample-home.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
let opened: App;

beforeAll(() => {
  const path = join(home, 'notebooks/sample/notebook.ts');
  const endless = `const endless = findings('endless', 'A step without an end', { needs: { counts }, compute: () => { for (;;); } });
`;
  const text = readFileSync(path, 'utf8');
  const changed = text
    .replace('export default', `${endless}export default`)
    .replace(/cells: \[([^\]]*)\]/, 'cells: [$1, endless]');
  expect(changed).toMatch(/cells: \[[^\]]*endless\]/);
  writeFileSync(path, changed);
  opened = createApp({ home, datasetFiles: async () => [join(home, 'people.csv')] });
});
afterAll(async () => {
  await opened.close();
  remove();
});

it('a run that is stopped says what is kept of it', async () => {
  const analyst = visitor(opened.app);
  const started = await analyst.send('/notebooks/sample/run', '/notebooks/sample/runs', {});
  const page = started.headers.get('location')!;
  const until = async (text: string) => {
    for (let tries = 0; tries < 400; tries++) {
      const read = (await analyst.read(page)).text;
      if (read.includes(text)) return read;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the page never said: ${text}`);
  };
  await until('A step without an end');
  expect((await analyst.send(page, `${page}/cancel`, {})).status).toBe(303);
  const text = await until('Cancelled');
  expect(text).toContain(
    'Stopped before it was done. What 1 of 2 steps found is kept: the same run goes on from there.',
  );
  expect(text).not.toContain('Nothing was stored');
}, 30_000);
