import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateSigningKey, readPrivateKey, sha256Hex, signPack } from '@assay/evidence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../src/index.ts';
import { exportSample, makeHome, runSample } from './fixture/sample-home.ts';
import { identifySample } from './fixture/sample-people.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
const paper = '/submissions/mm-2025-03-05-4';
let opened: App;
let packs: Buffer[];
const key = generateSigningKey();
let clock = Date.parse('2025-03-05T10:00:00Z');

beforeAll(async () => {
  packs = [];
  for (const level of [0.95, 0.9]) {
    const run = await runSample(home, level);
    packs.push(readFileSync(await exportSample(home, run, `${level}.zip`)));
  }
  opened = createApp({
    home,
    now: () => clock,
    signers: [
      {
        name: 'R. Example',
        role: 'reviewer',
        publicKey: key.publicKey,
        validFrom: '2025-01-01',
        validUntil: '2026-01-01',
      },
    ],
    identify: identifySample,
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
    const review = await as('ren').read(`/packs/${second![1]}/review`);
    const [, ofRun] = /href="(\/reports\/[0-9a-f]{16}\/review)"/.exec(page.text)!;
    expect([review.status, review.headers.get('location')]).toEqual([303, ofRun]);
    const changes = await as('ada').read(`/packs/${second![1]}/changes?since=${first![1]}`);
    expect(changes.text).toMatch(/Does not hold: of 3 findings .*1 drifted/);
    for (const path of ['', '.zip', '/changes'])
      expect((await as('mel').read(`/packs/${second![1]}${path}`)).status).toBe(404);
    expect((await as('mel').read(paper)).text).not.toContain('/packs/');
  });
});

describe('a pack of a run that was done elsewhere', () => {
  it('is reviewed and released by itself; a pack that comes later waits for its own release', async () => {
    const digests = [...(await as('ada').read(paper)).text.matchAll(/href="\/packs\/([0-9a-f]{64})">sample/g)].map(
      ([, digest]) => digest!,
    );
    for (const run of readdirSync(join(home, '.assay/runs/sample')))
      rmSync(join(home, '.assay/runs/sample', run), { recursive: true });
    const page = `/packs/${digests[0]}`;
    expect((await as('ada').read(page)).text).toContain(`href="${page}/review"`);
    const review = await as('ren').read(`${page}/review`);
    expect(review.text).toContain('a pack of a run that was done elsewhere');
    const decide = (who: string, decision: string) =>
      as(who).send(`${page}/review`, `${page}/decisions`, { decision, text: 'Signed there.' });
    expect((await decide('ada', 'disclosure:release')).status).toBe(404);
    expect((await as('mel').read(`${page}/review`)).status).toBe(404);
    expect((await decide('ren', 'disclosure:release')).status).toBe(303);
    expect((await as('mel').read(page)).status).toBe(200);
    expect((await as('mel').read(`${page}.zip`)).status).toBe(200);
    expect((await as('mel').read(paper)).text).toContain(`href="${page}"`);
    expect((await as('mel').read(`/packs/${digests[1]}`)).status).toBe(404);
    // Nobody is offered a pack to compare with that they may not read, nor the pack itself.
    const compared = (await as('mel').read(`${page}/changes?since=${digests[1]}`)).text;
    expect([compared.includes(digests[1]!), compared.includes(`since=${digests[0]}`)]).toEqual([false, false]);
    const offered = (await as('ada').read(`${page}/changes`)).text;
    expect([offered.includes(digests[1]!), offered.includes(`since=${digests[0]}`)]).toEqual([true, false]);
    const asked = await as('mel').send(`${page}/review`, `${page}/comments`, { text: 'Why so?' });
    expect(asked.status).toBe(303);
    expect((await as('ren').read(`${page}/review`)).text).toContain('Why so?');
    expect((await decide('ren', 'disclosure:withhold')).status).toBe(303);
    expect((await as('mel').read(page)).status).toBe(404);
    expect((await decide('ren', 'disclosure:release')).status).toBe(303);
    // The same run, signed meanwhile: other bytes, which nobody looked at when the run was released.
    clock += 1000;
    const note = { signedAt: '2025-03-05T10:00:00Z' };
    const signed = signPack(new Uint8Array(packs[1]!), 'sign-off', note, readPrivateKey(key.privateKey, 'test'));
    const again = new Uint8Array(signed);
    expect((await attach(again)).status).toBe(303);
    expect((await as('mel').read(`/packs/${sha256Hex(again)}`)).status).toBe(404);
    expect((await as('ren').read(`/packs/${sha256Hex(again)}`)).status).toBe(200);
    expect((await decide('ren', 'disclosure:release')).status).toBe(303);
    expect((await as('mel').read(`/packs/${sha256Hex(again)}`)).status).toBe(200);
  });
});

describe('an action', () => {
  it('is open until somebody records that it is done, once', async () => {
    const add = (fields: Record<string, string>) => as('sec').send(paper, `${paper}/entries`, fields);
    await add({ kind: 'action', text: 'Bring the log.', owner: 'A. Owner', due: '2025-04-01' });
    const open = (await as('ada').read(paper)).text;
    const id = /<h3>Action (\d+) <span class="tag warn">open</.exec(open)![1]!;
    const done = { kind: 'action-done', answers: id, text: 'Brought.' };
    expect((await add(done)).status).toBe(303);
    expect((await as('ada').read(paper)).text).toContain(`Action ${id} <span class="tag good">done`);
    expect((await add(done)).status).toBe(422);
  });
});
