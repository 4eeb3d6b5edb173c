import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256Hex } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { Hono } from 'hono';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { writeEditable } from '../../src/live/live-files.ts';
import { liveLinks } from '../../src/live/live-links.ts';
import { liveRoutes } from '../../src/route/live-routes.ts';

type Found = Exclude<Awaited<ReturnType<Parameters<typeof liveRoutes>[0]>>, Response>;

const folder = mkdtempSync(join(tmpdir(), 'assay-live-routes-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'report.md');

let asked: unknown[];
let problem: Error | null;
/** A session that only writes down what it is asked for. */
const session = {
  token: 'of the page',
  parts: { links: liveLinks('/live/toy/') },
  live: {
    folder,
    state: { problem: null, files: {} },
    async settled() {
      asked.push('settled');
    },
    setParameters(given: unknown) {
      if (problem !== null) throw problem;
      asked.push(given);
    },
    async rows(given: unknown) {
      asked.push(given);
      return null;
    },
  },
} as unknown as Found['session'];
const place = { base: '/live/toy/', assets: '/assets/', above: null };
const app = new Hono();
app.route(
  '/live/toy/',
  liveRoutes(async () => ({ session, place }), {} as never),
);
const faults: Error[] = [];
app.onError((error, c) => {
  faults.push(error);
  return c.text('', 500);
});
beforeEach(() => {
  [asked, problem] = [[], null];
  writeFileSync(path, 'before\n');
});

type Said = Readonly<Record<string, unknown>>;
const machine = (call: string, body: Said | string, token = 'of the page') =>
  app.request(`/live/toy/${call}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Live-Token': token },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const form = (call: string, body: Readonly<Record<string, string>>) =>
  app.request(`/live/toy/${call}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' },
    body: new URLSearchParams(body).toString(),
  });

describe('what changes something', () => {
  it('carries the token of the page: a script in its header, a form in its field, and neither in the other’s place', async () => {
    const parameters = { level: '0.9' };
    const token = 'of the page';
    const refused = [
      machine('parameters', { parameters }, 'of yesterday'),
      machine('parameters', { parameters, token }, ''),
      machine('parameters', '{'),
      form('parameters', parameters),
      form('parameters', { ...parameters, token: 'of yesterday' }),
    ];
    // A body that cannot be read has no token.
    expect(await Promise.all(refused.map(async (each) => (await each).status))).toEqual([403, 403, 403, 403, 403]);
    expect(asked).toEqual([]);
    const old = await machine('parameters', {}, 'of yesterday');
    expect(await old.json()).toEqual({ message: 'This page is of before a restart. Open it again.' });
    const page = await form('parameters', {});
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('<p>This page is of before a restart. Open it again.</p>');
  });
});

describe('parameters', () => {
  it('of a script are texts, numbers, and yes or no, each as it is written', async () => {
    const answer = await machine('parameters', { parameters: { level: 0.9, mode: 'link', on: true, odd: null } });
    expect([answer.status, await answer.json()]).toEqual([200, { message: '' }]);
    expect(asked).toEqual([{ level: '0.9', mode: 'link', on: 'true', odd: '' }]);
    await machine('parameters', {});
    expect(asked.at(-1)).toEqual({});
  });

  it('of a form are its fields but the token, and lead back once all is computed', async () => {
    const answer = await form('parameters', { token: 'of the page', level: '0.9' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/live/toy/']);
    expect(asked).toEqual([{ level: '0.9' }, 'settled']);
  });

  it('that cannot be are told of, and any other fault is none of the sender’s', async () => {
    problem = new InputError('parameter level is "2". Give a number between 0.5 and 0.99.');
    const refused = await machine('parameters', { parameters: { level: 2 } });
    expect([refused.status, await refused.json()]).toEqual([422, { message: problem.message }]);
    problem = new Error('a fault of its own');
    expect([(await machine('parameters', {})).status, faults]).toEqual([500, [problem]]);
  });
});

describe('a file', () => {
  it('is written by a script as it is, and by a form with the line ends of a text', async () => {
    const digest = sha256Hex('before\n');
    const one = await machine('file', { name: 'report.md', text: 'a\r\nb', digest });
    expect([await one.json(), readFileSync(path, 'utf8')]).toEqual([
      { digest: sha256Hex('a\r\nb'), message: 'Saved.' },
      'a\r\nb',
    ]);
    const other = await form('file', {
      token: 'of the page',
      name: 'report.md',
      text: 'c\r\nd\r\n',
      digest: sha256Hex('a\r\nb'),
    });
    const page = await other.text();
    expect([other.status, readFileSync(path, 'utf8')]).toEqual([200, 'c\nd\n']);
    expect(page).toContain('It is saved.');
    // The page can be saved again.
    expect(page).toContain(`name="digest" value="${sha256Hex('c\nd\n')}"`);
  });

  it('is refused over two million bytes, however few signs they are', () => {
    const write = (text: string) =>
      writeEditable(session.live, { name: 'report.md', text, digest: sha256Hex(readFileSync(path)) });
    write('x'.repeat(2_000_000));
    for (const text of ['x'.repeat(2_000_001), 'ÿ'.repeat(1_000_001)])
      expect(() => write(text)).toThrow('report.md is larger than 2 MB. Write less.');
    expect(readFileSync(path, 'utf8')).toHaveLength(2_000_000);
  });

  it('of another name is not there, for a page and for a script', async () => {
    for (const address of ['file?name=package.json', 'edit?file=package.json']) {
      const { status } = await app.request(`/live/toy/${address}`);
      expect([address, status]).toEqual([address, 404]);
    }
  });
});

describe('rows', () => {
  it.each([
    ['', { search: '', sort: null, isDescending: false, from: 0 }],
    ['&search=a%20b&sort=n&down=1&from=50', { search: 'a b', sort: 'n', isDescending: true, from: 50 }],
    ['&down=0&from=-3', { search: '', sort: null, isDescending: false, from: 0 }],
    ['&from=2.9', { search: '', sort: null, isDescending: false, from: 2 }],
    ['&from=x', { search: '', sort: null, isDescending: false, from: 0 }],
  ])('are asked for fifty at a time, as the address says: %s', async (said, given) => {
    const address = `/live/toy/rows?cell=counts${said}`;
    const piece = await (await app.request(address, { headers: { 'X-Live-Rows': '1' } })).text();
    expect(asked).toEqual([{ cell: 'counts', count: 50, ...given }]);
    expect(piece).toBe('<p>This cell has no rows now.</p>');
    const page = await (await app.request(address)).text();
    expect(page).toContain('<h1>Rows of counts</h1><p>This cell has no rows now.</p>');
  });
});
