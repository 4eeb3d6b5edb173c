import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, backupStore, createApp, restoreStore } from '../src/index.ts';
import { makeHome, runSample } from './fixture/sample-home.ts';
import { identifySample } from './fixture/sample-people.ts';
import { visitor } from './fixture/visitor.ts';

const first = makeHome();
const second = makeHome();
const { home } = first;
let run: string;
let opened: App;
const open = (folder = home) => createApp({ home: folder, identify: identifySample });
const as = (id: string) => visitor(opened.app, { 'X-Remote-User': id });
const views = ['', '/technical', '/print', '/results.json', '/findings/records.total', '/tables/area.records.csv'];

async function memberReads(): Promise<Record<string, string>> {
  const pages: Record<string, string> = {};
  for (const view of views) {
    const { status, text } = await as('mel').read(`/reports/${run}${view}`);
    expect(status, view).toBe(200);
    pages[view] = text;
  }
  return pages;
}

beforeAll(async () => {
  run = await runSample(home);
  opened = open();
});
afterAll(async () => {
  await opened.close();
  first.remove();
  second.remove();
});

describe('what was released', () => {
  let released: Record<string, string>;

  it('is read by members without a word against it', async () => {
    const decision = { decision: 'disclosure:release', text: 'So decided.' };
    await as('ren').send(`/reports/${run}/review`, `/reports/${run}/decisions`, decision);
    released = await memberReads();
    expect(released['']).not.toMatch(/Not for release|Working copy/);
  });

  it('tells neither the name of the force’s file nor its rows, which are the count that is held back', () => {
    expect(released['']).toContain('held back');
    for (const [view, text] of Object.entries(released)) {
      expect(text, view).not.toContain('people.csv');
      expect(text, view).not.toMatch(/\b\d+ rows\b/);
    }
    expect(released['/technical']).toContain('a file that stays in the Data Lab');
    expect(released['/tables/area.records.csv']).toMatch(
      /^area,n\r\nname held back 1,\[c\]\r\nname held back 2,\[c\]\r\n$/,
    );
  });

  it('keeps its hidden counts in the drawing, the briefing and on the pages around it', async () => {
    const wordsOf = async (view: string): Promise<string> => {
      const { status, text } = await as('mel').read(`/reports/${run}${view}`);
      expect(status, view).toBe(200);
      return text
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
    };
    expect(await wordsOf('/figures/areas.svg')).toBe('name held back 1 name held back 2 [c] [c] Records');
    expect(await wordsOf('/findings/area.records')).toContain('name held back 1 [c] name held back 2 [c]');
    for (const view of ['/briefing', '/changes', '/review'])
      expect(await wordsOf(view), view).not.toMatch(/\b[1-4] records|North|South/);
  });

  it('never changes, whatever is edited, run again or changed on disk since', async () => {
    const prose = join(home, 'notebooks/sample/report.md');
    writeFileSync(prose, readFileSync(prose, 'utf8').replace('## How many', '## FORGED: how many'));
    expect(await runSample(home)).not.toBe(run);
    const stored = join(home, '.assay/runs/sample', run, 'report-source.json');
    writeFileSync(stored, readFileSync(stored, 'utf8').replaceAll('How many records', 'FORGED records'));
    await opened.close();
    opened = open();
    expect(await memberReads()).toEqual(released);
  });

  it('is in a backup, and read again where that is restored, without the run', async () => {
    const backup = join(home, 'backup');
    await backupStore(join(home, '.assay'), backup, '2025-03-05T10:00:00Z');
    await opened.close();
    await restoreStore(join(second.home, '.assay'), backup, '2025-03-06T10:00:00Z');
    opened = open(second.home);
    expect(await memberReads()).toEqual(released);
    expect((await as('mel').read(`/reports/${run}/review`)).status).toBe(200);
    expect((await as('mel').read('/runs')).text).toContain(`/reports/${run}`);
    expect((await as('ada').read(`/reports/${run}`)).status).toBe(200);
  });

  it('is not shown where it was changed in the store', async () => {
    await opened.close();
    const { openStoreDatabase } = await import('../src/store/database.ts');
    const database = openStoreDatabase(join(second.home, '.assay/workbench.sqlite'));
    database.run("UPDATE release SET report = replace(report, 'How many records', 'FORGED records')");
    database.close();
    opened = open(second.home);
    const { status, text } = await as('mel').read(`/reports/${run}`);
    expect([status, text.includes('FORGED')]).toEqual([422, false]);
    expect(text).toContain('is not the one that was kept');
  });
});
