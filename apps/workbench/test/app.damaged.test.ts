import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, attachPack, checkPack, createApp, openStore, readPanelFacts } from '../src/index.ts';
import { attachRun } from '../src/submission/submissions.ts';
import { exportSample, makeHome, runInvented } from './fixture/sample-home.ts';
import { identifySample } from './fixture/sample-people.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
const paper = '/submissions/mm-2025-03-05-4';
const meeting = '/meetings/2025-03-05';
let run: string;
let pack: string;
let opened: App;

beforeAll(async () => {
  run = await runInvented(home);
  const bytes = readFileSync(await exportSample(home, run, 'one.zip'));
  const store = openStore(join(home, '.assay'), readPanelFacts(home));
  pack = attachPack(store, 'ada', {
    bytes,
    submission: 'mm-2025-03-05-4',
    pack: await checkPack(bytes),
  }).digest;
  store.close();
});
afterAll(remove);

const as = (id: string) => visitor(opened.app, { 'X-Remote-User': id });
/** A file that was changed, or lost, while the workbench stood still. */
async function damaged(path: string, damage: (path: string) => void, look: () => Promise<void>): Promise<void> {
  const whole = readFileSync(path);
  damage(path);
  opened = createApp({ home, identify: identifySample });
  try {
    await look();
  } finally {
    writeFileSync(path, whole);
    await opened.close();
  }
}
const change = (path: string) => writeFileSync(path, 'something else');

describe.each([
  ['changed', change],
  ['lost', (path: string) => rmSync(path)],
])('a kept pack that was %s', (_, damage) => {
  const look = (page: string, holds: string) => async () => {
    const { status, text } = await as('ada').read(page);
    expect(status, text).toBe(200);
    expect(text).toContain(holds);
    expect(text).not.toContain('No evidence is attached');
  };
  it.each([
    [paper, 'This pack does not open'],
    [meeting, 'The report of sample does not open'],
    [`${meeting}/briefings`, 'The report of sample does not open'],
  ])('does not take %s with it, nor leave it as if nothing were missing', async (page, holds) => {
    await damaged(join(home, '.assay/attached', `${pack}.zip`), damage, look(page, holds));
  });

  it('says on its own page what is to be done', async () => {
    await damaged(join(home, '.assay/attached', `${pack}.zip`), damage, async () => {
      const { status, text } = await as('ada').read(`/packs/${pack}`);
      expect([status, text.includes('assay restore')]).toEqual([422, true]);
    });
  });

  it('is not handed on, and its file says what is to be done', async () => {
    await damaged(join(home, '.assay/attached', `${pack}.zip`), damage, async () => {
      const { status, text } = await as('ada').read(`/packs/${pack}.zip`);
      expect([status, text.includes('assay restore')]).toEqual([422, true]);
    });
  });

  it('is nothing to a member to whom it was not released', async () => {
    await damaged(join(home, '.assay/attached', `${pack}.zip`), damage, async () => {
      for (const page of [paper, meeting, `${meeting}/briefings`])
        expect((await as('mel').read(page)).text).not.toContain('does not open');
    });
  });
});

it('tells of a kept pack that is lost after it was opened', async () => {
  await damaged(
    join(home, '.assay/attached', `${pack}.zip`),
    () => {},
    async () => {
      expect((await as('ada').read(`/packs/${pack}`)).status).toBe(200);
      rmSync(join(home, '.assay/attached', `${pack}.zip`));
      const { status, text } = await as('ada').read(`/packs/${pack}.zip`);
      expect([status, text.includes('is not on disk any more')]).toEqual([422, true]);
    },
  );
});

describe('a stored run that was changed', () => {
  const path = () => join(home, '.assay/runs/sample', run, 'results.json');

  it('is told of where several reports are shown, which can all still be read', async () => {
    await damaged(path(), change, async () => {
      const front = await as('ada').read('/');
      expect([front.status, front.text.includes('This report does not open')]).toEqual([200, true]);
      expect(front.text).toContain('<strong>0</strong> of');
      for (const page of ['/questions', '/questions/MM-P1', '/search?q=records', '/notebooks/sample'])
        expect([page, (await as('ada').read(page)).status]).toEqual([page, 200]);
      expect((await as('ada').read('/questions/MM-P1')).text).not.toContain(`/reports/${run}`);
      const own = await as('ada').read(`/reports/${run}`);
      expect([own.status, own.text.includes('is not the one its run wrote')]).toEqual([422, true]);
      expect(own.text).toContain(`results.json in run ${run}`);
      expect(own.text).not.toContain(home);
    });
  });

  it('does not take the paper it is attached to with it', async () => {
    const store = openStore(join(home, '.assay'), readPanelFacts(home));
    attachRun(store, 'ada', { submission: 'mm-2025-03-05-4', notebook: 'sample', run, pack: null });
    store.close();
    await damaged(path(), change, async () => {
      const text = async (page: string) => (await as('ada').read(page)).text;
      expect(await text(paper)).toContain('This report does not open');
      // The pack that was attached before it does not stand for it.
      for (const page of [meeting, `${meeting}/briefings`])
        expect(await text(page)).toContain('The report of sample does not open');
    });
  });
});
