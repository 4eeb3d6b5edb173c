import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp, openStore, readPanelFacts } from '../src/index.ts';
import { makeHome } from './fixture/sample-home.ts';
import { visitor } from './fixture/visitor.ts';

const MANY = 10_000;
const { home, remove } = makeHome();
let opened: App;

beforeAll(() => {
  opened = createApp({ home });
  const store = openStore(join(home, '.assay'), readPanelFacts(home));
  const { database } = store;
  database.transaction(() => {
    for (let at = 0; at < MANY; at++) {
      const id = `mm-${String(at).padStart(5, '0')}`;
      database.run(
        'INSERT INTO submission (id, system, title, stage, meeting, agenda_item, outcome, created_at, created_by) VALUES (?, ?, ?, ?, NULL, NULL, NULL, ?, ?)',
        ...[id, 'MM', `Paper ${at}`, at % 50 === 0 ? 'in-principle' : at % 100 === 1 ? 'withdrawn' : 'pilot', 0, 'ada'],
      );
      database.run(
        "INSERT INTO entry (kind, submission, verdict, text, at, by, by_name, by_role) VALUES ('outcome', ?, 'B', 'Said.', 0, 'ren', 'Ren', 'secretary')",
        id,
      );
    }
    database.run(
      "INSERT INTO entry (kind, submission, verdict, text, at, by, by_name, by_role) VALUES ('stage', 'mm-00002', 'interim-meeting', 'Asked.', 0, 'ren', 'Ren', 'secretary')",
    );
  });
  store.close();
});
afterAll(async () => {
  await opened.close();
  remove();
});

const titles = (text: string): string[] =>
  [...text.matchAll(/<a href="\/submissions\/mm-\d{5}">([^<]+)/g)].map(([, title]) => title!);

describe('ten thousand submissions', () => {
  it('are listed a hundred to a page, each once', async () => {
    const { read } = visitor(opened.app);
    const first = await read('/submissions');
    expect(first.status).toBe(200);
    expect(first.text).toContain('10002 submissions, the latest meeting first: 1 to 100');
    expect(first.text).toContain('Page 1 of 101.');
    expect(first.text).not.toContain('rel="prev"');
    const second = await read('/submissions?page=2');
    expect(second.text).toContain('href="/submissions?page=3" rel="next"');
    expect(titles(second.text)).toHaveLength(100);
    expect(titles(second.text).filter((title) => titles(first.text).includes(title))).toEqual([]);
    expect(titles((await read('/submissions?page=101')).text).length).toBeLessThanOrEqual(2);
  });

  it('are chosen by stage: each with how many there are, on one page up to a hundred of them', async () => {
    const { read } = visitor(opened.app);
    const page = async (query: string) => (await read(`/submissions${query}`)).text;
    const options = [...(await page('')).matchAll(/<option value="([^"]*)"( selected)?>([^<]+)/g)];
    expect(options.map(([, value, , text]) => [value, text])).toEqual([
      ['', 'All (10002)'],
      ['in-principle', 'In-principle paper (201)'],
      ['pilot', 'Pilot (9701)'],
      ['interim-meeting', 'Interim meeting (1)'],
      ['withdrawn', 'Withdrawn (100)'],
    ]);
    const withdrawn = await page('?stage=withdrawn');
    expect(withdrawn).toContain('100 submissions, the latest meeting first<');
    expect(withdrawn).not.toContain('Pages of submissions');
    expect(titles(withdrawn)).toHaveLength(100);
    expect(withdrawn).toContain('<option value="withdrawn" selected>');
    expect(withdrawn).toContain('<td><span class="tag bad">Withdrawn</span></td>');
    const interim = await page('?stage=interim-meeting');
    expect(interim).toContain('1 submission, the latest meeting first<');
    expect(interim).toContain('<td>Pilot <span class="tag warn">Interim meeting</span></td>');
    const last = await page('?stage=pilot&page=98');
    expect(last).toContain('9701 submissions, the latest meeting first: 9701 to 9701');
    expect(last).not.toContain('rel="next"');
    expect(await page('?stage=nowhere&page=2')).toContain('10002 submissions, the latest meeting first: 101 to 200');
  });

  it('keep to their stage from page to page, and a page that there is not is the nearest', async () => {
    const { read } = visitor(opened.app);
    const { text } = await read('/submissions?stage=in-principle&page=2');
    expect(text).toContain('href="/submissions?stage=in-principle&amp;page=1" rel="prev"');
    expect(titles(text)).toHaveLength(100);
    for (const page of ['0', '-3', 'x', '1e9', '']) {
      expect((await read(`/submissions?page=${page}`)).text).toMatch(
        page === '1e9' ? /Page 101 of 101/ : /Page 1 of 101/,
      );
    }
  });
});
