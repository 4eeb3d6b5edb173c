import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportRun } from '@assay/report/release';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp, readPanelFacts, trustedProxy } from '../src/index.ts';
import { makeHome, runSample } from './fixture/sample-home.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
const paper = '/submissions/mm-2025-03-05-4';
let opened: App;
let packs: Buffer[];

beforeAll(async () => {
  packs = [];
  for (const level of [0.95, 0.9]) {
    const run = await runSample(home, level);
    const out = join(home, `${level}.zip`);
    await exportRun({
      home,
      runFolder: join(home, '.assay/runs/sample', run),
      out,
      at: '2025-03-05T10:00:00Z',
      ledger: readPanelFacts(home).ledger,
      generatedHashes: async () => new Set(),
    });
    packs.push(readFileSync(out));
  }
  const people = { ada: { name: 'Ada', role: 'analyst' as const }, mel: { name: 'Mel', role: 'member' as const } };
  opened = createApp({
    home,
    identify: trustedProxy({ header: 'X-Remote-User', proxies: ['::1'], people }, () => '::1'),
  });
});
afterAll(async () => {
  await opened.close();
  remove();
});

const as = (id: string) => visitor(opened.app, { 'X-Remote-User': id });
const attach = (bytes: Uint8Array<ArrayBuffer>) =>
  as('ada').send(paper, `${paper}/packs`, { pack: new File([bytes], 'x.zip', { type: 'application/zip' }) });

describe('an evidence pack sent by the browser', () => {
  it('is refused where a byte was changed, naming the file', async () => {
    const changed = new Uint8Array(packs[0]!);
    changed[Buffer.from(changed).indexOf('Records in the file')]! ^= 1;
    const { status, text } = await attach(changed);
    expect(status).toBe(422);
    expect(text).toContain('the pack does not hold: ');
    expect(text).toMatch(/Ask for it again from whoever made it/);
    expect((await attach(new TextEncoder().encode('no zip'))).status).toBe(422);
    expect((await as('ada').read(paper)).text).toContain('No evidence is attached');
  });

  it('is refused where it is too large, before it is read whole', async () => {
    const { status } = await attach(new Uint8Array(66 * 2 ** 20));
    expect(status).toBe(413);
  });

  it('is attached by its digest with its version, can be read, fetched, and compared with the one before', async () => {
    for (const pack of packs) expect((await attach(new Uint8Array(pack))).status).toBe(303);
    const { text } = await as('ada').read(paper);
    const [second, first] = [...text.matchAll(/href="\/packs\/([0-9a-f]{64})">sample, version (\d)/g)];
    expect([first![2], second![2]]).toEqual(['1', '2']);
    expect(text).toContain(`/packs/${second![1]}/changes?since=${first![1]}`);
    const page = await as('ada').read(`/packs/${second![1]}`);
    expect(page.text).toContain('Sample: what the file holds');
    expect(page.text).toContain('Nobody has signed it.');
    expect((await as('ada').read(`/packs/${second![1]}.zip`)).headers.get('content-type')).toBe('application/zip');
    const changes = await as('ada').read(`/packs/${second![1]}/changes?since=${first![1]}`);
    expect(changes.text).toMatch(/Of 3 findings: .*1 drifted/);
    for (const path of ['', '.zip', '/changes'])
      expect((await as('mel').read(`/packs/${second![1]}${path}`)).status).toBe(404);
    expect((await as('mel').read(paper)).text).not.toContain('/packs/');
  });
});

describe('an action', () => {
  it('is open until somebody records that it is done, once', async () => {
    const add = (fields: Record<string, string>) => as('ada').send(paper, `${paper}/entries`, fields);
    await add({ kind: 'action', text: 'Bring the log.', owner: 'A. Owner', due: '2025-04-01' });
    const open = (await as('ada').read(paper)).text;
    const id = /<h3>Action (\d+) <span class="tag warn">open</.exec(open)![1]!;
    const done = { kind: 'action-done', answers: id, text: 'Brought.' };
    expect((await add(done)).status).toBe(303);
    expect((await as('ada').read(paper)).text).toContain(`Action ${id} <span class="tag good">done`);
    expect((await add(done)).status).toBe(422);
  });
});
