import { readFileSync } from 'node:fs';
import { assemblePack, generateSigningKey, readPrivateKey, readResults, signPack, verifyPack } from '@assay/evidence';
import { releasedPackProblems } from '@assay/report/release';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPack, readKeptPack } from '../src/store/check-pack.ts';
import { exportSample, makeHome, runSample } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
let run: string;
let pack: Buffer;
beforeAll(async () => {
  run = await runSample(home);
  pack = readFileSync(await exportSample(home, run, 'pack.zip'));
});
afterAll(remove);

/** A pack whose checksums hold, with so many files that no part of it names. */
function withMore(count: number): Uint8Array {
  const { files } = verifyPack(pack);
  const payload = new Map<string, Uint8Array>();
  for (const [path, content] of files)
    if (path.startsWith('data/') && path !== 'data/ro-crate-metadata.json') payload.set(path.slice(5), content);
  for (let at = 0; at < count; at++) payload.set(`more-${at}.txt`, Buffer.from('more'));
  const results = readResults(Buffer.from(payload.get('results.json')!).toString(), 'results.json');
  const about = { title: 'Sample', summary: 'A sample.', licence: 'MIT', runFinishedAt: '2025-03-05T10:00:00.000Z' };
  return assemblePack(payload, { ...about, run: results.run, inputs: [] }).bytes;
}

describe('a pack that is looked at before it is taken', () => {
  it('says what it is where nothing is wrong with it', async () => {
    const read = await checkPack(pack);
    expect(read).toMatchObject({
      bears: verifyPack(pack).digest,
      notebook: 'sample',
      run,
      system: 'MM',
      signatures: [],
    });
    expect(readKeptPack(pack)).toEqual(read);
  });

  it('is refused with the first five of its problems and how many more there are', async () => {
    // What describes the pack is not as Assay writes it either: two problems more.
    for (const count of [5, 6]) {
      const made = withMore(count - 2);
      const { files, problems } = verifyPack(made);
      expect([...problems, ...releasedPackProblems(files)]).toHaveLength(count);
      const message = (await checkPack(made).catch((error: Error) => error.message)) as string;
      const [, named = '', more = '0'] =
        /^the pack does not hold: (.*?)(?:; and (\d+) more)?\. Ask for it again from whoever made it\.$/.exec(message)!;
      expect(named.split('; ')).toHaveLength(5);
      expect(Number(more)).toBe(count - 5);
    }
  });

  it('is told of in one line, whatever its files are called', async () => {
    const renamed = Buffer.from(pack);
    const [from, to] = ['data/report.html', 'data/r\n\u202et.html'].map((name) => Buffer.from(name));
    expect(to).toHaveLength(from!.length);
    for (let at = renamed.indexOf(from!); at >= 0; at = renamed.indexOf(from!, at + 1)) renamed.set(to!, at);
    const message = await checkPack(renamed).catch(String);
    expect(message).toMatch(/^InputError: the pack does not hold: /);
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  it('tells whose signatures it bears', async () => {
    const key = generateSigningKey();
    const note = { signedAt: '2025-03-05T10:00:00Z' };
    const signed = Buffer.from(signPack(pack, 'sign-off', note, readPrivateKey(key.privateKey, 'test')));
    const signer = { name: 'R. Example', role: 'reviewer', publicKey: key.publicKey, validFrom: '2025-01-01' };
    const signers = [{ ...signer, validUntil: '2026-01-01' }];
    expect((await checkPack(signed, signers)).signatures).toHaveLength(1);
  });
});
