import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { respondByDigest } from '../src/page/respond.ts';
import type { WorkbenchEnvironment } from '../src/workbench-context.ts';

let made = 0;
const app = new Hono<WorkbenchEnvironment>();
app.get('/', (c) =>
  respondByDigest(c, {
    digest: 'abc',
    type: 'text/csv',
    fileName: 'people.csv',
    make: () => {
      made++;
      return 'a,b\n';
    },
  }),
);

it('sends content by its digest, for this browser alone, under its name', async () => {
  const answer = await app.request('/');
  expect([answer.status, await answer.text()]).toEqual([200, 'a,b\n']);
  const headers = ['ETag', 'Cache-Control', 'Content-Type', 'Content-Disposition'].map((name) =>
    answer.headers.get(name),
  );
  expect(headers).toEqual(['"abc"', 'private, no-cache', 'text/csv', 'attachment; filename="people.csv"']);
});

it.each([
  ['"abc"', 304],
  ['W/"abc"', 304],
  ['"of-last-week", "abc"', 304],
  ['*', 304],
  ['"abcd"', 200],
  ['abc', 200],
])('answers a browser that holds %s with %i, and makes nothing it need not send', async (held, status) => {
  made = 0;
  const answer = await app.request('/', { headers: { 'If-None-Match': held } });
  expect([answer.status, made, await answer.text()]).toEqual(status === 304 ? [304, 0, ''] : [200, 1, 'a,b\n']);
});
