import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp, openStore, readPanelFacts } from '../src/index.ts';
import { attachRun } from '../src/submission/submissions.ts';
import { makeHome, runInvented } from './fixture/sample-home.ts';
import { identifySample } from './fixture/sample-people.ts';
import { visitor } from './fixture/visitor.ts';

const WORDS = 'Example on invented data';
const paper = 'mm-2025-03-05-4';
const { home, remove } = makeHome();
let opened: App;
let run: string;
let earlier: string;

beforeAll(async () => {
  earlier = await runInvented(home, 0.9);
  run = await runInvented(home);
  const store = openStore(join(home, '.assay'), readPanelFacts(home));
  attachRun(store, 'ada', { submission: paper, notebook: 'sample', run, pack: null });
  store.close();
  opened = createApp({ home, identify: identifySample });
});
afterAll(async () => {
  await opened.close();
  remove();
});

describe('whatever shows a run on invented data says so', () => {
  const pages = [
    '/reports/RUN',
    '/reports/RUN/technical',
    '/reports/RUN/print',
    '/reports/RUN/briefing',
    '/reports/RUN/findings/records.total',
    '/reports/RUN/findings/area.records',
    '/reports/RUN/tables/area.records.csv',
    '/reports/RUN/results.json',
    '/reports/RUN/review',
    '/reports/RUN/changes?since=EARLIER',
    '/notebooks/sample',
    '/meetings/2025-03-05',
    '/meetings/2025-03-05/briefings',
    '/questions/MM-P1',
    '/submissions/PAPER',
    '/',
    '/runs',
    '/reports/RUN/figures/areas.svg',
    '/search?q=records',
  ];
  it.each(pages)('%s', async (path) => {
    const ada = visitor(opened.app, { 'X-Remote-User': 'ada' });
    const { status, text } = await ada.read(
      path.replace('RUN', run).replace('EARLIER', earlier).replace('PAPER', paper),
    );
    expect(status).toBe(200);
    expect(text).toContain(WORDS);
  });
});
