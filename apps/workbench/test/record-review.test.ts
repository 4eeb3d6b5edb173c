import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp, openStore, readPanelFacts } from '../src/index.ts';
import { entriesOfRun, isReleased } from '../src/store/entries.ts';
import { addJob, setJobState } from '../src/store/jobs.ts';
import { makeHome, runSample } from './fixture/sample-home.ts';
import { identifySample } from './fixture/sample-people.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
let opened: App;
let run: string;

beforeAll(async () => {
  run = await runSample(home);
  opened = createApp({ home, identify: identifySample });
});
afterAll(async () => {
  await opened.close();
  remove();
});

const as = (id: string) => visitor(opened.app, { 'X-Remote-User': id });
const decide = (decision: string, text: string) =>
  as('ren').send(`/reports/${run}/review`, `/reports/${run}/decisions`, { decision, text });

/** What the store holds of the run: kind, verdict, reason and who. */
function recorded() {
  const store = openStore(join(home, '.assay'), readPanelFacts(home));
  const entries = entriesOfRun(store, run).map(({ kind, verdict, text, by }) => [kind, verdict, text, by]);
  const isOpen = isReleased(store, run);
  store.close();
  return { entries, isOpen };
}

describe('whoever had a hand in a run', () => {
  it('is shown no form to decide on it, and no decision of theirs is taken; others decide', async () => {
    const other = await runSample(home, 0.9);
    const store = openStore(join(home, '.assay'), readPanelFacts(home));
    // Ren asked for it here.
    addJob(store, { id: 'ren', name: 'Ren', role: 'reviewer' }, 'a job', {
      kind: 'run',
      notebook: 'sample',
      choices: {},
    });
    setJobState(store, 'a job', { state: 'finished', run: other });
    store.close();
    const refusal = 'You had a hand in this run, so somebody else must decide on it.';
    const shown = async (of: string) => {
      const { text } = await as('ren').read(`/reports/${of}/review`);
      return [text.includes('Record decision'), text.includes(refusal)];
    };
    expect([await shown(run), await shown(other)]).toEqual([
      [true, false],
      [false, true],
    ]);
    for (const decision of ['disclosure:release', 'disclosure:withhold', 'sign-off:agreed']) {
      const given = { decision, text: 'It is mine.' };
      const answer = await as('ren').send(`/reports/${other}/review`, `/reports/${other}/decisions`, given);
      expect([answer.status, answer.text.includes('Somebody else must decide on it.')], decision).toEqual([422, true]);
    }
    expect((await as('mel').read(`/reports/${other}`)).status).toBe(404);
  });
});

describe('a sign-off', () => {
  it('is kept with its verdict and reason, shown by a tag, and releases nothing', async () => {
    const page = `/reports/${run}/review`;
    for (const [verdict, text] of [
      ['not agreed', 'The denominators are missing.'],
      ['agreed', 'Counted by hand: it is four.'],
    ] as const) {
      const answer = await decide(`sign-off:${verdict}`, text);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, page]);
    }
    expect(recorded()).toEqual({
      entries: [
        ['sign-off', 'not agreed', 'The denominators are missing.', 'ren'],
        ['sign-off', 'agreed', 'Counted by hand: it is four.', 'ren'],
      ],
      isOpen: false,
    });
    const { text } = await as('ada').read(page);
    const tags = [...text.matchAll(/Sign-off \d+ <span class="tag (\w+)">([^<]+)</g)].map(([, kind, word]) => [
      kind,
      word,
    ]);
    expect(tags).toEqual([
      ['warn', 'not agreed'],
      ['good', 'agreed'],
    ]);
    expect((await as('mel').read(`/reports/${run}`)).status).toBe(404);
  });

  it('of another verdict, or without a reason, is none', async () => {
    const before = recorded();
    for (const decision of ['sign-off:maybe', 'sign-off', 'agreed', 'disclosure:agreed', 'comment:agreed', ''])
      expect(await decide(decision, 'Why not.'), decision).toMatchObject({
        status: 422,
        text: expect.stringContaining('decision is unknown. Use the form.'),
      });
    const silent = await decide('sign-off:agreed', ' ');
    expect([silent.status, silent.text.includes('the reason is empty. Say why.')]).toEqual([422, true]);
    expect(recorded()).toEqual(before);
  });
});
