import { afterAll, expect, it } from 'vitest';
import { createApp } from '../src/index.ts';
import { makeHome } from './fixture/sample-home.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
const opened = createApp({ home });
afterAll(async () => {
  await opened.close();
  remove();
});

it.each([
  ['/nowhere', 'page'],
  ['/docs/no-package', 'page'],
  ['/questions/MM-X9', 'question'],
  ['/submissions/none', 'submission'],
  ['/submissions/none/bundle.pdf', 'submission'],
  ['/meetings/1999-01-01', 'meeting'],
  ['/meetings/1999-01-01/briefings', 'meeting'],
  ['/meetings/1999-01-01/bundle.pdf', 'meeting'],
  ['/notebooks/none', 'notebook'],
  ['/notebooks/none/run', 'notebook'],
  ['/runs/none', 'run'],
  ['/reports/0123456789abcdef', 'report'],
  ['/reports/0123456789abcdef/review', 'report'],
  [`/packs/${'0'.repeat(64)}`, 'pack'],
  [`/packs/${'0'.repeat(64)}.zip`, 'pack'],
  [`/packs/${'0'.repeat(64)}/changes`, 'pack'],
  ['/live/none/', 'notebook'],
])('says of %s that there is no such %s', async (path, what) => {
  const { status, text, headers } = await visitor(opened.app).read(path);
  expect([status, /<h1>([^<]+)<\/h1>/.exec(text)?.[1], headers.get('cache-control')]).toEqual([
    404,
    `There is no such ${what}`,
    'private, no-store',
  ]);
});
