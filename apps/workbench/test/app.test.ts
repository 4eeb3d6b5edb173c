import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../src/index.ts';
import { makeHome, runInvented, runSample } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
let run: string;
let usual: string;
let opened: App;

beforeAll(async () => {
  run = await runSample(home, 0.99);
  usual = await runInvented(home);
  opened = createApp({ home });
});
afterAll(async () => {
  await opened.close();
  remove();
});

const read = async (path: string, init?: RequestInit) => {
  const response = await opened.app.request(path, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe('pages', () => {
  it.each([
    ['/', 'Evidence for the ethics panel'],
    ['/questions', 'What the panel asked'],
    ['/questions/MM-P1', 'What tolerance is right?'],
    ['/notebooks', 'Notebooks'],
    ['/notebooks/sample', 'Sample: what the file holds'],
  ])('%s has one first heading, a main landmark and the strict policy', async (path, heading) => {
    const { status, headers, text } = await read(path);
    expect(status).toBe(200);
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect(text).toContain(heading);
    expect(text.match(/<main id="main">/g)).toHaveLength(1);
    expect(text).toContain('<html lang="en-GB">');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self'; .*frame-ancestors 'none'$/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(text).not.toMatch(/<style|\sstyle="|\son\w+="/);
  });

  it('leads from the front page to the answer of MM-P1 in two clicks', async () => {
    expect((await read('/')).text).toContain('href="/questions/MM-P1"');
    const question = await read('/questions/MM-P1');
    expect(question.text).toContain(`href="/reports/${usual}/findings/records.total"`);
    expect(question.text).toContain('<strong>4</strong>');
  });

  it('say of each question which tool it is about', async () => {
    for (const [id, system] of [
      ['MM-P1', 'Match and merge'],
      ['OP-Q3', 'Optimal patrols'],
    ])
      expect((await read(`/questions/${id}`)).text).toContain(`<p class="overline">${id} · ${system}</p>`);
  });

  it('lists open questions first', async () => {
    const { text } = await read('/questions');
    const places = ['OP-Q3', 'MM-P1', 'MM-Q4'].map((id) => text.indexOf(`/questions/${id}`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('shows the code of each cell', async () => {
    const { text } = await read('/notebooks/sample');
    expect(text).toContain('const counts = cell(');
    expect(text).toContain('States how many records there are');
    expect(text).toContain(
      `<a href="/reports/${usual}/findings/records.total">Records in the file</a>, which answers <a href="/questions/MM-P1">`,
    );
  });
});

describe('reports', () => {
  it.each(['', '/technical', '/print'])('are served at /reports/…%s by digest, 304 where held', async (view) => {
    const first = await read(`/reports/${run}${view}`);
    expect(first.status).toBe(200);
    expect(first.text).toContain('How many records?'.slice(0, view === '/technical' ? 0 : undefined));
    const etag = first.headers.get('etag')!;
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const again = await read(`/reports/${run}${view}`, { headers: { 'If-None-Match': etag } });
    expect(again).toMatchObject({ status: 304, text: '' });
    expect((await read(`/reports/${run}${view}`)).text).toBe(first.text);
  });

  it('show a finding with its question, cell, code and input', async () => {
    const { status, text } = await read(`/reports/${run}/findings/records.total`);
    expect(status).toBe(200);
    for (const part of [
      'What tolerance is right?',
      'const stated = findings(',
      'Counts records by area',
      'people.csv',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('give figures as SVG, tables as CSV, results as JSON', async () => {
    const svg = await read(`/reports/${run}/figures/areas.svg`);
    expect(svg.headers.get('content-type')).toBe('image/svg+xml');
    expect(svg.text).toMatch(/^<svg /);
    const csv = await read(`/reports/${run}/tables/area.records.csv`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.text).toBe('area,n\r\nNorth,2\r\nSouth,1\r\n');
    const results = await read(`/reports/${run}/results.json`);
    expect(JSON.parse(results.text)).toMatchObject({ schema: 'assay-results/1' });
  });

  it('tell when stored results were changed', async () => {
    const other = makeHome();
    const id = await runSample(other.home);
    const path = join(other.home, '.assay/runs/sample', id, 'results.json');
    writeFileSync(path, '{}');
    const changed = createApp({ home: other.home });
    const response = await changed.app.request(`/reports/${id}`);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('is not the one its run wrote');
    await changed.close();
    other.remove();
  });
});

describe('what does not exist', () => {
  it.each([
    '/nothing',
    '/notebooks/none',
    '/notebooks/..%2f..%2fetc',
    '/notebooks/%2e%2e/%2e%2e/package.json',
    '/notebooks/..%5c..%5cetc',
    '/notebooks/sample%00',
    '/reports/..%2f..%2fpackage.json',
    '/reports/0000000000000000',
    `/reports/${'a'.repeat(5000)}`,
    '/questions/%E2%80%A5%2F',
    '/assets/..%2f..%2fpackage.json',
  ])('%s is a plain page with status 404', async (path) => {
    const { status, text } = await read(path);
    expect(status).toBe(404);
    expect(text).not.toMatch(/node_modules|\/tmp\/|at \w+ \(/);
  });

  it.each(['findings/none', 'figures/none.svg', 'tables/none.csv', 'figures/..%2fareas.svg'])(
    '…/%s of a run is 404',
    async (path) => {
      expect((await read(`/reports/${run}/${path}`)).status).toBe(404);
    },
  );

  it('is told apart from a failure, which shows an incident and no inside', async () => {
    const seen: string[] = [];
    const elsewhere = makeHome();
    const failing = createApp({
      home: elsewhere.home,
      identify: () => {
        throw new Error('secret inside');
      },
      onError: (_error, incident) => seen.push(incident),
    });
    const response = await failing.app.request('/');
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toContain('secret inside');
    expect(seen).toEqual([expect.stringMatching(/^[0-9a-f]{8}$/)]);
    expect(text).toContain(`incident <strong>${seen[0]}</strong>`);
    await failing.close();
    elsewhere.remove();
  });
});

describe('assets', () => {
  it('are named by their content and kept for good', async () => {
    const href = /href="(\/assets\/[0-9a-f]{16}\.css)"/.exec((await read('/')).text)![1]!;
    const { status, headers, text } = await read(href);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('immutable');
    expect(text).toContain('prefers-color-scheme');
  });
});
