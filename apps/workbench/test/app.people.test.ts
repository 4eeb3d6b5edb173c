import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, attachPack, createApp, openStore, readPanelFacts, trustedProxy } from '../src/index.ts';
import { exportSample, makeHome, runSample } from './fixture/sample-home.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
let run: string;
let opened: App;
let address = '10.0.0.1';

const identify = trustedProxy(
  {
    header: 'X-Remote-User',
    proxies: ['10.0.0.1', 'fe80:0::1'],
    people: {
      ada: { name: 'Ada', role: 'analyst' },
      ren: { name: 'Ren', role: 'reviewer' },
      mel: { name: 'Mel', role: 'member' },
    },
  },
  () => address,
);

beforeAll(async () => {
  run = await runSample(home);
  opened = createApp({ home, identify });
});
afterAll(async () => {
  await opened.close();
  remove();
});

const as = (id: string) => visitor(opened.app, { 'X-Remote-User': id });

describe('a trusted proxy', () => {
  it('names the person; nobody else gets in', async () => {
    expect((await as('ada').read('/')).text).toContain('You are Ada (analyst).');
    expect((await as('eve').read('/')).status).toBe(401);
    expect((await visitor(opened.app).read('/')).status).toBe(401);
    expect((await as('constructor').read('/')).status).toBe(401);
  });

  it('takes its own forms from browsers that only say where they come from, over https', async () => {
    const { text } = await as('ada').read('/notebooks/sample/run');
    const token = /name="token" value="([^"]+)"/.exec(text)![1]!;
    const send = (Origin: string) =>
      as('ada')
        .post('/notebooks/sample/runs', { token, seed: 'x' }, { Origin })
        .then(({ status }) => status);
    // A seed of letters is refused by the form itself, so that nothing runs.
    expect([await send('https://elsewhere.example'), await send('https://localhost:1')]).toEqual([403, 403]);
    expect([await send('https://localhost'), await send('http://localhost')]).toEqual([422, 422]);
  });

  it('counts only from its own address', async () => {
    address = '10.0.0.99';
    expect((await as('ada').read('/')).status).toBe(401);
    for (const spelling of ['::ffff:10.0.0.1', '::FFFF:10.0.0.1', 'FE80:0:0:0:0:0:0:1', 'fe80::1']) {
      address = spelling;
      expect((await as('ada').read('/')).status, spelling).toBe(200);
    }
    address = 'fe80::2';
    expect((await as('ada').read('/')).status).toBe(401);
    address = '10.0.0.1';
  });

  it('is refused with no header, no proxy or an unknown role', () => {
    const people = { ada: { name: 'Ada', role: 'analyst' as const } };
    expect(() => trustedProxy({ header: 'bad header', proxies: ['::1'], people })).toThrow(/no header's name/);
    expect(() => trustedProxy({ header: 'X-User', proxies: [], people })).toThrow(/no proxy is trusted/);
    expect(() =>
      trustedProxy({ header: 'X-User', proxies: ['::1'], people: { a: { name: 'A', role: 'chief' as never } } }),
    ).toThrow(/unknown role of person a: chief/);
  });
});

describe('packs', () => {
  it('are for those who may read their run: a member asking for an unreleased one finds nothing', async () => {
    const other = openStore(join(home, '.assay'), readPanelFacts(home));
    const { digest } = attachPack(other, 'ada', {
      bytes: readFileSync(await exportSample(home, run, 'held.zip')),
      submission: 'mm-2025-03-05-4',
      pack: { bears: 'b'.repeat(64), notebook: 'sample', run },
    });
    const { digest: noPack } = attachPack(other, 'ada', {
      bytes: Buffer.from('no pack'),
      submission: 'mm-2025-03-05-4',
      pack: { bears: 'b'.repeat(64), notebook: 'sample', run },
    });
    other.close();
    expect((await as('mel').read(`/packs/${digest}.zip`)).status).toBe(404);
    expect(await as('ren').read(`/packs/${digest}.zip`)).toMatchObject({
      status: 200,
      text: expect.stringMatching(/^PK/),
    });
    // One that does not hold is handed to nobody.
    expect((await as('mel').read(`/packs/${noPack}.zip`)).status).toBe(404);
    expect((await as('ren').read(`/packs/${noPack}.zip`)).status).toBe(422);
    expect((await as('ren').read(`/packs/${'0'.repeat(64)}.zip`)).status).toBe(404);
    expect((await as('ren').read('/packs/..%2fworkbench.sqlite')).status).toBe(404);
    // A file that is no pack does not take the paper with it, which lies before the panel.
    expect(await as('ada').read('/submissions/mm-2025-03-05-4')).toMatchObject({
      status: 200,
      text: expect.stringContaining('This pack does not open'),
    });
  });
});

describe('release', () => {
  it('keeps an unreleased report from members in every form', async () => {
    for (const path of [
      '',
      '/technical',
      '/print',
      '/review',
      '/changes',
      '/results.json',
      '/findings/records.total',
      '/figures/areas.svg',
      '/tables/area.records.csv',
    ]) {
      expect((await as('mel').read(`/reports/${run}${path}`)).status, path).toBe(404);
    }
    for (const path of ['/', '/runs', '/questions/MM-P1', '/notebooks/sample', '/submissions/mm-2025-03-05-4']) {
      expect((await as('mel').read(path)).text, path).not.toContain(run);
    }
  });

  it('is decided by a reviewer who had no hand in it, and then members read it', async () => {
    const attach = await as('ada').send('/submissions/mm-2025-03-05-4', '/submissions/mm-2025-03-05-4/attachments', {
      run,
    });
    expect(attach.status).toBe(303);
    const decision = { decision: 'disclosure:release', text: 'No small counts.' };
    expect((await as('mel').send(null, `/reports/${run}/decisions`, decision)).status).toBe(404);
    const released = await as('ren').send(`/reports/${run}/review`, `/reports/${run}/decisions`, decision);
    expect(released.status).toBe(303);
    expect((await as('mel').read(`/reports/${run}`)).status).toBe(200);
    expect((await as('mel').read('/submissions/mm-2025-03-05-4')).text).toContain(`/reports/${run}`);
    const review = await as('mel').read(`/reports/${run}/review`);
    expect(review.text).toContain('Ren (reviewer)');
    expect(review.text).not.toContain('Decide</h3>');
  });

  it('shows members what passed the disclosure gate, in every form, and no talk of the Data Lab', async () => {
    await as('ada').send(`/reports/${run}/review`, `/reports/${run}/comments`, { text: 'North has 2.' });
    const counts = /North,2|>\s*2\s*</;
    expect((await as('ada').read(`/reports/${run}/tables/area.records.csv`)).text).toMatch(counts);
    for (const path of [
      '',
      '/technical',
      '/print',
      '/findings/area.records',
      '/tables/area.records.csv',
      '/figures/areas.svg',
      '/results.json',
    ]) {
      const { status, text } = await as('mel').read(`/reports/${run}${path}`);
      expect(status, path).toBe(200);
      expect(text, path).not.toMatch(counts);
      expect(text, path).not.toMatch(/\["North",2\]/);
    }
    expect((await as('mel').read(`/reports/${run}`)).text).toContain('[c]');
    expect((await as('mel').read(`/reports/${run}/review`)).text).not.toContain('North has 2.');
    expect(
      (await as('mel').send(`/reports/${run}/review`, `/reports/${run}/comments`, { text: 'What is missing?' })).status,
    ).toBe(303);
    expect((await as('mel').read(`/reports/${run}/review`)).text).toContain('What is missing?');
  });

  it('is taken back by a later decision', async () => {
    expect((await as('mel').read(`/reports/${run}`)).text).toContain('[c]');
    await as('ren').send(`/reports/${run}/review`, `/reports/${run}/decisions`, {
      decision: 'disclosure:withhold',
      text: 'Wait.',
    });
    const { status, text } = await as('mel').read(`/reports/${run}`);
    expect(status).toBe(410);
    expect(text).toContain('Wait.');
    expect(text).not.toContain('[c]');
  });

  it('is not for analysts, nor for a reviewer who attached the run', async () => {
    const decision = { decision: 'disclosure:release', text: 'Mine.' };
    const page = await as('ada').read(`/reports/${run}/review`);
    expect(page.text).not.toContain('/decisions');
    const token = /name="token" value="([^"]+)"/.exec(page.text)![1]!;
    expect((await as('ada').post(`/reports/${run}/decisions`, { ...decision, token })).status).toBe(404);
  });
});
