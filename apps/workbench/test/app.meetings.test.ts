import { join } from 'node:path';
import { prepareRun } from '@assay/notebook/run';
import { runAndStore, runFolder } from '@assay/report/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp, openStore, readPanelFacts } from '../src/index.ts';
import { appendEntry } from '../src/store/entries.ts';
import { addSubmission, attachRun } from '../src/submission/submissions.ts';
import { makeHome, runSample } from './fixture/sample-home.ts';
import { identifySample } from './fixture/sample-people.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
const paper = 'mm-2025-03-05-4';
let opened: App;
let run: string;

beforeAll(async () => {
  run = await runSample(home);
  const store = openStore(join(home, '.assay'), readPanelFacts(home));
  const sec = { id: 'sec', name: 'Sec', role: 'secretary' } as const;
  attachRun(store, 'ada', { submission: paper, notebook: 'sample', run, pack: null });
  const action = (text: string, due: string | null) =>
    appendEntry(store, sec, {
      kind: 'action',
      submission: paper,
      text,
      owner: 'R. Example',
      ...(due === null ? {} : { due }),
    });
  action('Come back with addresses.', '2025-04-01');
  action('Write to the panel.', null);
  action('Try it out.', '2999-01-01');
  action('Send the log.', '2024-12-01');
  action('Name who keeps it.', '2999-01-01');
  action('Say for how long.', '2999-01-01');
  const done = store.database.get("SELECT id FROM entry WHERE text = 'Try it out.'")!;
  appendEntry(store, sec, { kind: 'action-done', submission: paper, text: 'Tried.', answers: Number(done['id']) });
  addSubmission(
    store,
    { id: 'ada', name: 'Ada', role: 'analyst' },
    {
      system: 'MM',
      title: 'A later paper',
      stage: 'in-principle',
      meeting: '2025-06-04',
      agendaItem: null,
      questions: [],
    },
  );
  store.close();
  opened = createApp({ home, identify: identifySample });
});
afterAll(async () => {
  await opened.close();
  remove();
});

const read = (id: string, path: string) => visitor(opened.app, { 'X-Remote-User': id }).read(path);

describe('a meeting', () => {
  it('lists its papers with evidence and briefing for those who may read it', async () => {
    const days = (await read('ada', '/meetings')).text.matchAll(
      /<a href="\/meetings\/([\d-]+)">[^<]*<\/a>: (\d+ \w+)/g,
    );
    expect([...days].map(([, day, papers]) => [day, papers])).toEqual([
      ['2025-06-04', '1 paper'],
      ['2025-03-05', '1 paper'],
    ]);
    const { text } = await read('ada', '/meetings/2025-03-05');
    expect(text).toContain(`href="/submissions/${paper}"`);
    expect(text).toContain(`href="/reports/${run}/briefing"`);
    const member = (await read('mel', '/meetings/2025-03-05')).text;
    expect(member).not.toContain(run);
    expect(member).toContain('No evidence is attached that has been released');
    expect((await read('ada', '/meetings/1999-01-01')).status).toBe(404);
  });

  it('has the briefings of its papers on one page, and none that a member may not read', async () => {
    expect((await read('ada', '/meetings/2025-03-05/briefings')).text).toContain('href="#paper-1"');
    const member = (await read('mel', '/meetings/2025-03-05/briefings')).text;
    expect(member).not.toContain('#paper-1');
    expect(member).toContain('No report of these papers can be read yet.');
  });
});

describe('the actions', () => {
  it('stand with owner and date, what is overdue first and what is done last', async () => {
    const { text } = await read('mel', '/actions');
    const rows = [...text.matchAll(/<th scope="row">([^<]+).*?class="tag (\w+)">(\w+)</g)].map((row) => row.slice(1));
    expect(rows).toEqual([
      ['Send the log.', 'bad', 'Overdue'],
      ['Come back with addresses.', 'bad', 'Overdue'],
      ['Name who keeps it.', 'warn', 'Open'],
      ['Say for how long.', 'warn', 'Open'],
      ['Write to the panel.', 'warn', 'Open'],
      ['Try it out.', 'good', 'Done'],
    ]);
    expect(text).toContain('1 April 2025');
  });
});

describe('the search', () => {
  it('shows nobody a finding of a run on a file of one’s own that was not released', async () => {
    for (const person of ['mel', 'ada'])
      expect((await read(person, '/search?q=records%20area')).text).not.toContain(run);
  });
});

describe('the ledger', () => {
  const counted = async () =>
    [...(await read('ada', '/')).text.matchAll(/<strong>(\d+)<\/strong> (of \d+ answered|shown|that|open)/g)].map(
      ([, count, what]) => `${count} ${what}`,
    );

  it('counts as shown, and as no answer, what rests on invented data alone', async () => {
    const prepared = await prepareRun(join(home, 'notebooks/sample'), {}, async () => [join(home, 'people.csv')]);
    await runAndStore(prepared, {
      ledger: readPanelFacts(home).ledger,
      systemName: 'Match and merge',
      target: runFolder(home, 'sample', prepared.identity.id),
      now: () => new Date('2025-03-06T10:00:00Z'),
    });
    expect(await counted()).toEqual(['0 of 4 answered', '2 shown', '1 that', '1 open']);
    expect((await read('ada', '/questions/MM-P1')).text).toContain('Shown on invented data');
  });

  it('counts as answered what rests on a file of one’s own, once it is released', async () => {
    const given = { decision: 'disclosure:release', text: 'No small counts.' };
    const ren = visitor(opened.app, { 'X-Remote-User': 'ren' });
    expect((await ren.send(`/reports/${run}/review`, `/reports/${run}/decisions`, given)).status).toBe(303);
    expect(await counted()).toEqual(['2 of 4 answered', '0 shown', '1 that', '1 open']);
  });
});

describe('the search of what stands', () => {
  it('finds questions, findings and papers by all of the words, and says when there is none', async () => {
    const { text } = await read('ada', '/search?q=records%20area');
    expect(text).toContain(`href="/reports/${run}/findings/area.records"`);
    expect((await read('ada', '/search?q=zebra')).text).toContain('Nothing has all of: zebra.');
    expect((await read('ada', `/search?q=${encodeURIComponent('<script>')}`)).text).not.toContain('<script>alert');
  });
});
