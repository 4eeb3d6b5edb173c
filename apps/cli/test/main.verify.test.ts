import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemblePack, openPack, verifyPack } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { packEntries } from '../../../packages/evidence/src/pack/bag.ts';
import { writeZip } from '../../../packages/evidence/src/pack/write-zip.ts';
import { exported, exportedProject } from './exported-project.ts';
import { peopleProject } from './people-project.ts';

describe('assay verify, key and sign', () => {
  it('names a changed pack, an unknown and an expired signer, a wrong digest, and what is no pack', async () => {
    const toy = await exportedProject({ 4: 41, 5: 60 });
    const path = join(toy.home, 'x.zip');
    const bytes = readFileSync(path);
    const bytesOf = (name: string) => readFileSync(join(toy.home, name));
    const at = bytes.indexOf('results.json') + 40;
    bytes[at]! ^= 1;
    writeFileSync(join(toy.home, 'changed.zip'), bytes);
    const changed = await toy.assay('verify', 'changed.zip');
    expect(changed.code).toBe(1);
    expect(changed.out).toMatch(/^toy-\w+\/\S+: its content does not match its checksum\ndoes not hold: 1 problem/);

    // What another Assay made cannot be told by this one; what can be told is told beside it.
    const payload = [...openPack(readFileSync(path)).files].flatMap(
      ([name, content]): [string, Uint8Array | string][] => {
        if (!name.startsWith('data/') || name === 'data/ro-crate-metadata.json') return [];
        if (name !== 'data/run.json') return [[name.slice(5), content]];
        return [
          [
            'run.json',
            Buffer.from(content)
              .toString()
              .replace(/("assay": ")[0-9a-f]{64}/, `$1${'0'.repeat(64)}`),
          ],
        ];
      },
    );
    const run = JSON.parse(String(new Map(payload).get('run.json'))).run;
    const about = { title: 'Toy', summary: 'A toy.', licence: 'MIT', runFinishedAt: '2025-03-05T10:00:00.000Z' };
    writeFileSync(join(toy.home, 'other.zip'), assemblePack(new Map(payload), { ...about, run, inputs: [] }).bytes);
    const other = await toy.assay('verify', 'other.zip');
    expect([other.code, other.out]).toEqual([
      2,
      expect.stringMatching(/\ncannot tell: \d files? made by another Assay/),
    ]);
    const wrong = await toy.assay('verify', 'other.zip', '--signatures', '2');
    expect([wrong.code, wrong.out]).toEqual([1, expect.stringMatching(/\ndoes not hold: \d problems\n$/)]);

    expect((await toy.assay('key', 'reviewer', '--as', 'A. Reviewer')).code).toBe(0);
    expect(statSync(join(toy.home, 'reviewer.key')).mode & 0o077).toBe(0);
    expect((await toy.assay('key', 'reviewer')).err).toMatch(/there is a key already/);
    const { digest } = verifyPack(bytesOf('x.zip'));
    expect(await toy.assay('sign', 'x.zip', '--key', 'reviewer.key', '--note', 'Read it')).toMatchObject({
      code: 0,
      out: `signed ${digest!.slice(0, 12)} as sign-off: x.zip\n`,
    });
    expect((await toy.assay('diff', 'x.zip', 'changed.zip')).err).toMatch(
      /^changed\.zip does not hold: \S+: its content does not match its checksum\. See assay verify changed\.zip\n$/,
    );
    const signedOnce = readFileSync(join(toy.home, 'x.zip'));
    writeFileSync(join(toy.home, 'other.zip'), signedOnce);
    expect(await toy.assay('sign', 'x.zip', '--key', 'reviewer.key', '--out', 'other.zip')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/other\.zip is there already and holds something else\./),
    });
    expect(readFileSync(join(toy.home, 'other.zip')).equals(signedOnce)).toBe(true);
    const known = await toy.assay('verify', 'x.zip', '--signers', 'reviewer.signer.json');
    expect(known).toMatchObject({
      code: 0,
      out: expect.stringContaining('A. Reviewer, reviewer, signed it off on 2025-03-05 (Read it)\n'),
    });
    expect(known.out).toContain('\n1 signature counts; its signing policy is not met: --policy says what is lacking\n');
    const unknown = await toy.assay('verify', 'x.zip');
    expect(unknown).toMatchObject({ code: 1, out: expect.stringContaining('signed by an unknown key') });
    const signer = join(toy.home, 'reviewer.signer.json');
    writeFileSync(
      signer,
      readFileSync(signer, 'utf8').replace('2027-03-05', '2025-03-04').replace('2025-03-05', '2025-01-01'),
    );
    expect((await toy.assay('verify', 'x.zip', '--signers', 'reviewer.signer.json')).out).toMatch(/key was not valid/);
    expect((await toy.assay('verify', 'x.zip', '--digest', '000000000000')).out).toMatch(/it is another pack/);
    writeFileSync(join(toy.home, 'text.zip'), 'hello');
    expect(await toy.assay('verify', 'text.zip')).toMatchObject({
      code: 1,
      out: expect.stringContaining('is not a pack'),
    });
    expect((await toy.assay('verify', 'nothing.zip')).code).toBe(2);
    expect((await toy.assay('verify', 'notebooks')).err).toMatch(/not a file/);
    expect((await toy.assay('sign', 'changed.zip', '--key', 'reviewer.key')).err).toMatch(
      /does not hold, so it is not signed/,
    );
  });
});

it('carries out of the Data Lab how far its log went, so that an end cut off with its head is told by whoever holds the pack', async () => {
  const toy = await exportedProject({ 4: 41, 5: 60 });
  await toy.assay('key', 'reviewer', '--as', 'A. Reviewer');
  await toy.assay('sign', 'x.zip', '--key', 'reviewer.key');
  const words = ['--signers', 'reviewer.signer.json'];
  const here = await toy.assay('verify', 'x.zip', ...words);
  expect(here.code, here.out).toBe(0);
  expect(here.out).not.toContain('log');
  const other = peopleProject({ 4: 41, 5: 60 });
  for (const name of ['x.zip', 'reviewer.signer.json'])
    writeFileSync(join(other.home, name), readFileSync(join(toy.home, name)));
  const elsewhere = await other.assay('verify', 'x.zip', ...words);
  expect(elsewhere.code).toBe(0);
  expect(elsewhere.out).toMatch(
    /^A\. Reviewer signed on 2025-03-05 at entry 2 of the log [0-9a-f]{12}, which is not kept here$/m,
  );
  const log = join(toy.home, '.assay/log');
  rmSync(join(log, '00000002.json'));
  const cut = await toy.assay('verify', 'x.zip', ...words);
  expect(cut.code).toBe(1);
  rmSync(join(log, 'head.json'));
  const both = await toy.assay('verify', 'x.zip', ...words);
  expect(both.code).toBe(1);
  for (const { out } of [cut, both])
    expect(out).toMatch(
      /^\.assay\/log: it ends with entry 1, and went on to entry 2: its end was cut off; A\. Reviewer signed on 2025-03-05 at entry 2 of the log [0-9a-f]{12}\n/m,
    );
  expect(both.out).toContain('does not hold: 1 problem');
  const next = await toy.assay('sign', 'x.zip', '--as', 'disclosure', '--key', 'reviewer.key');
  expect(next.code).toBe(0);
  // What was written in the place of what was cut off is told as well.
  expect((await toy.assay('verify', 'x.zip', ...words)).out).toContain(
    'entry 2 is another than the one that stood there',
  );
});

describe('assay verify --policy', () => {
  it('fails until author, disclosure reviewer and rerunner have signed, and again where one is taken away', async () => {
    const toy = await exportedProject({ 4: 41, 5: 60 });
    const path = join(toy.home, 'x.zip');
    const people = [
      ['author', 'author', 'sign-off'],
      ['judge', 'disclosure reviewer', 'disclosure'],
      ['witness', 'rerunner', 'rerun'],
    ] as const;
    const signers: unknown[] = [];
    for (const [name, role, kind] of people) {
      await toy.assay('key', name, '--role', role);
      signers.push(...(JSON.parse(readFileSync(join(toy.home, `${name}.signer.json`), 'utf8')) as unknown[]));
      writeFileSync(join(toy.home, 'signers.json'), JSON.stringify(signers));
      const before = await toy.assay('verify', 'x.zip', '--policy');
      expect(before.code).toBe(1);
      expect(before.out).toContain('signatures: its policy asks for');
      expect((await toy.assay('verify', 'x.zip')).code).toBe(0);
      const words =
        kind === 'rerun'
          ? ['rerun', 'x.zip', '--attach', '--key', `${name}.key`]
          : ['sign', 'x.zip', '--as', kind, '--key', `${name}.key`];
      expect((await toy.assay(...words)).code).toBe(0);
    }
    const met = await toy.assay('verify', 'x.zip', '--policy', '--signatures', '3');
    expect(met.out).toContain('holds: ');
    expect(met.code).toBe(0);
    const two = await toy.assay('verify', 'x.zip', '--signatures', '2');
    expect(two.out).toContain('signatures: 3 count, not the 2 that were quoted');
    expect(two.out).toContain('\n3 signatures count; its signing policy is met\n');
    expect(two.code).toBe(1);
    const four = await toy.assay('verify', 'x.zip', '--signatures', '4');
    expect(four.code).toBe(1);
    expect(four.out.match(/^signatures: .*$/gm)).toEqual([
      'signatures: 3 count, not the 4 that were quoted: some were taken away or added',
    ]);
    const { files, topFolder } = openPack(readFileSync(path));
    const given = [...files.keys()].filter((name) => name.startsWith('signatures/')).sort();
    const forged = async (name: string, change: (signed: Map<string, Uint8Array>) => void) => {
      const signed = new Map(files);
      change(signed);
      writeFileSync(join(toy.home, name), writeZip(packEntries(signed, topFolder)));
      return toy.assay('verify', name, '--signatures', '3');
    };
    // Nothing in the pack itself tells that the last was there.
    const cut = await forged('cut.zip', (signed) => signed.delete(given[2]!));
    expect((await toy.assay('verify', 'cut.zip', '--signatures', '2')).code).toBe(0);
    expect(cut).toMatchObject({ code: 1, out: expect.stringContaining('signatures: 2 count, not the 3') });
    // The same again in its place, and one of another pack: neither makes up for it.
    const again = await forged('again.zip', (signed) => {
      const second = signed.get(given[1]!)!;
      signed.delete(given[2]!);
      signed.set(given[1]!.replace('/002-', '/003-'), second);
    });
    expect(again).toMatchObject({ code: 1, out: expect.stringContaining('signatures: 2 count, not the 3') });
    expect(again.out).toContain('which counts once');
    const other = peopleProject({ 4: 42, 5: 60 });
    await exported(other);
    writeFileSync(join(other.home, 'author.key'), readFileSync(join(toy.home, 'author.key')));
    expect((await other.assay('sign', 'x.zip', '--key', 'author.key')).code).toBe(0);
    const foreign = [...openPack(readFileSync(join(other.home, 'x.zip'))).files].find(([name]) => name === given[0])!;
    const moved = await forged('moved.zip', (signed) => {
      for (const name of given) signed.delete(name);
      signed.set(...foreign);
    });
    expect(moved).toMatchObject({ code: 1, out: expect.stringContaining('signatures: 0 count, not the 3') });
    expect(moved.out).toContain('given over another manifest-sha256.txt');
  });

  it('asks for what the project’s own signing policy asks for', async () => {
    const toy = peopleProject({ 4: 41, 5: 60 });
    const asks = { 'sign-off': 0, disclosure: 0, rerun: 0 };
    writeFileSync(join(toy.home, 'signing-policy.json'), JSON.stringify({ schema: 'assay-signing-policy/1', asks }));
    await exported(toy);
    expect((await toy.assay('verify', 'x.zip', '--policy')).code).toBe(0);
    writeFileSync(join(toy.home, 'signing-policy.json'), '{}');
    expect((await toy.assay('export', 'one', '--out', 'y.zip')).err).toMatch(
      /signing-policy.json is no signing policy/,
    );
  });
});
