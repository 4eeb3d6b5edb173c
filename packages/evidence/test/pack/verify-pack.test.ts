import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import {
  generateSigningKey,
  openPack,
  readPrivateKey,
  signPack,
  type TrustedSigner,
  verifyPack,
} from '../../src/index.ts';
import { MANIFEST, manifestText, packDigest, packEntries, TAG_MANIFEST } from '../../src/pack/bag.ts';
import { writeZip } from '../../src/pack/write-zip.ts';
import { centralHeader, endRecord, localHeader } from '../../src/pack/zip-layout.ts';
import { samplePack } from './sample-pack.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function unpack(bytes: Uint8Array): string {
  const { files } = openPack(bytes);
  const folder = mkdtempSync(join(tmpdir(), 'assay-pack-'));
  folders.push(folder);
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function repack(bytes: Uint8Array, change: (files: Map<string, Uint8Array>) => void): Uint8Array {
  const { files, topFolder } = openPack(bytes);
  const changed = new Map(files);
  change(changed);
  return writeZip(packEntries(changed, topFolder));
}

function signer(name: string, validity = ['2025-01-01', '2025-12-31']) {
  const { privateKey, publicKey } = generateSigningKey();
  const trusted: TrustedSigner = {
    name,
    role: 'reviewer',
    publicKey,
    validFrom: validity[0]!,
    validUntil: validity[1]!,
  };
  return { trusted, key: readPrivateKey(privateKey, 'the test key') };
}

/** A pack changed by somebody who makes both manifests, the zip and the folder's name anew. */
function forged(bytes: Uint8Array, change: (files: Map<string, Uint8Array>) => void): Uint8Array {
  const { files } = openPack(bytes);
  const changed = new Map(files);
  change(changed);
  const covering = (isCovered: (path: string) => boolean) =>
    text(manifestText(new Map([...changed].filter(([path]) => isCovered(path)))));
  changed.set(
    MANIFEST,
    covering((path) => path.startsWith('data/')),
  );
  changed.delete(TAG_MANIFEST);
  changed.set(
    TAG_MANIFEST,
    covering((path) => !/^(?:data|signatures)\//.test(path)),
  );
  return writeZip(packEntries(changed, `match-and-merge-${packDigest(changed).slice(0, 12)}`));
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

describe('an evidence pack', () => {
  it('is the same to the byte whenever it is assembled, and holds', () => {
    const one = samplePack();
    const two = samplePack();
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    expect(one.name).toBe(`match-and-merge-${one.digest.slice(0, 12)}`);
    expect(verifyPack(one.bytes)).toMatchObject({ holds: true, digest: one.digest, problems: [] });
  });

  it('verifies with sha256sum and with the verifier inside, without Assay', () => {
    const folder = unpack(samplePack().bytes);
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      expect(execFileSync('sha256sum', ['-c', manifest], { cwd: folder, encoding: 'utf8' })).toContain('OK');
    }
    expect(execFileSync(process.execPath, ['verify.mjs'], { cwd: folder, encoding: 'utf8' })).toContain('none changed');
    writeFileSync(join(folder, 'data/results.json'), 'changed');
    writeFileSync(join(folder, 'data/extra.txt'), 'new');
    expect(() => execFileSync(process.execPath, ['verify.mjs'], { cwd: folder, encoding: 'utf8' })).toThrowError(
      expect.objectContaining({
        status: 1,
        stdout: expect.stringMatching(/data\/results\.json: was changed[\s\S]*data\/extra\.txt: was added/),
      }),
    );
  });

  it('betrays every single flipped byte', () => {
    const { bytes } = samplePack();
    const { trusted, key } = signer('A. Reviewer');
    const signed = signPack(bytes, 'sign-off', { signedAt: '2025-03-06T00:00:00Z' }, key);
    expect(verifyPack(signed, [trusted]).holds).toBe(true);
    const unnoticed: number[] = [];
    for (let at = 0; at < signed.length; at++) {
      signed[at]! ^= 1 << (at % 8);
      const { holds, problems } = verifyPack(signed, [trusted]);
      if (holds || problems[0]!.path === '') unnoticed.push(at);
      signed[at]! ^= 1 << (at % 8);
    }
    expect(unnoticed).toEqual([]);
  });

  it('names a file that was changed, taken out or put in, checksums of the zip redone', () => {
    const { bytes } = samplePack();
    const changed = repack(bytes, (files) => files.set('data/results.json', text('{"findings":[]}\t')));
    expect(verifyPack(changed).problems).toEqual([
      { path: 'data/results.json', problem: 'was changed: its content is not the one in manifest-sha256.txt' },
    ]);
    const removed = repack(bytes, (files) => files.delete('data/report.html'));
    expect(verifyPack(removed).problems).toEqual([
      { path: 'data/report.html', problem: 'is missing' },
      {
        path: 'bag-info.txt',
        problem: expect.stringMatching(/^states a Payload-Oxum of \d+\.4; the payload is \d+\.3$/),
      },
    ]);
    const added = repack(bytes, (files) => files.set('data/extra.html', text('x')).set('note.txt', text('x')));
    const named = new Set(verifyPack(added).problems.map(({ path }) => path));
    expect([...named]).toEqual(['data/extra.html', 'note.txt', 'bag-info.txt']);
  });

  it('notices that the whole bag was made again: the digest in its name, and in the minutes, is another', () => {
    const other = samplePack({ 'results.json': '{"findings":[1]}\n' });
    const { files } = openPack(other.bytes);
    const renamed = writeZip(packEntries(files, samplePack().name));
    const ownDigest = /-([0-9a-f]{12})$/.exec(other.name)![1]!;
    expect(verifyPack(renamed).problems).toContainEqual({
      path: samplePack().name,
      problem: `the folder does not bear the pack's digest ${ownDigest}`,
    });
  });

  it('names a folder that says it is of another notebook, and a manifest with a mark that no reader sees', () => {
    const { bytes } = samplePack();
    const { files, topFolder } = openPack(bytes);
    const other = writeZip(packEntries(files, `other-${topFolder}`));
    expect(verifyPack(other).problems).toEqual([
      {
        path: `other-${topFolder}`,
        problem: `is not the folder of a pack of ${topFolder.slice(0, -13)}, as bag-info.txt says that it is`,
      },
    ]);
    const marked = new Map(files).set(MANIFEST, text(`\ufeff${new TextDecoder().decode(files.get(MANIFEST))}`));
    marked.delete(TAG_MANIFEST);
    marked.set(TAG_MANIFEST, text(manifestText(new Map([...marked].filter(([path]) => !path.startsWith('data/'))))));
    const zip = writeZip(packEntries(marked, `${topFolder.slice(0, -12)}${packDigest(marked).slice(0, 12)}`));
    expect(verifyPack(zip).problems).toContainEqual({ path: MANIFEST, problem: 'has a line that is no checksum' });
  });
});

describe('a bag made anew around a forgery', () => {
  it.each<[string, string, (files: Map<string, Uint8Array>) => void]>([
    ['data/Results.json', 'another case', (files) => files.set('data/Results.json', text('{}'))],
    ['data/re\u017fults.json', 'another letter s', (files) => files.set('data/re\u017fults.json', text('{}'))],
    ['data/ｒesults.json', 'a wide letter', (files) => files.set('data/ｒesults.json', text('{}'))],
    ['data/report.html/x', 'a file and a folder', (files) => files.set('data/report.html/x', text('x'))],
    ['data/code/notebook.mjs', 'folders of one name', (files) => files.set('data/CODE/x.mjs', text('x'))],
    ['fetch.txt', 'files to fetch', (files) => files.set('fetch.txt', text('http://x.example/ 10 data/x\n'))],
    ['manifest-md5.txt', 'a second manifest', (files) => files.set('manifest-md5.txt', text(`${'0'.repeat(32)}  x\n`))],
    ['tagmanifest-sha512.txt', 'a second tag manifest', (files) => files.set('tagmanifest-sha512.txt', text('x\n'))],
    ['readme.txt', 'a file that no pack has', (files) => files.set('readme.txt', text('x'))],
    ['signatures/evil.html', 'no signature', (files) => files.set('signatures/evil.html', text('x'))],
    ['bag-info.txt', 'a wrong Payload-Oxum', (files) => files.set('bag-info.txt', text('Payload-Oxum: 1.1\n'))],
    ['bag-info.txt', 'no Payload-Oxum', (files) => files.set('bag-info.txt', text('Bag-Software-Agent: Assay\n'))],
    [
      'bag-info.txt',
      'two of them',
      (files) =>
        files.set('bag-info.txt', text(`${new TextDecoder().decode(files.get('bag-info.txt'))}Payload-Oxum: 1.1\n`)),
    ],
    ['bagit.txt', 'another version', (files) => files.set('bagit.txt', text('BagIt-Version: 9\n'))],
    ['bagit.txt', 'no declaration', (files) => files.delete('bagit.txt')],
    ['verify.mjs', 'no verifier', (files) => files.delete('verify.mjs')],
    ['VERIFY.md', 'no instructions', (files) => files.delete('VERIFY.md')],
  ])('is named: %s, %s', (path, _, change) => {
    const { holds, problems } = verifyPack(forged(samplePack().bytes, change));
    expect(holds).toBe(false);
    expect(problems.map((each) => each.path)).toContain(path);
  });

  it.each([
    ['data/CON', 'device'],
    ['data/aux.json', 'device'],
    ['data/com1', 'device'],
    ['data/code/lpt².ts', 'device'],
    ['data/code/a:b', 'colon'],
    ['data/a?', 'sign that not every file system takes'],
    ['data/x ', 'ends in a space'],
    ['data/x.', 'ends in a dot'],
    ['data/ x', 'begins or ends in a space'],
    ['data/code./x', 'ends in a dot'],
    ['data/\u202Ecod.exe', 'a mark that is not seen'],
    ['data/re\u200Bsults.json', 'a mark that is not seen'],
    ['data/e\u0301.txt', 'normal form C'],
    [`data/${'x'.repeat(256)}`, 'too long'],
  ])('with the name %j is refused, and never made', (path, reason) => {
    const { bytes } = samplePack();
    const { problems, holds } = verifyPack(forged(bytes, (files) => files.set(path, text('x'))));
    expect([holds, problems[0]!.path.endsWith(path), problems[0]!.problem]).toEqual([
      false,
      true,
      expect.stringContaining(reason),
    ]);
    expect(() => samplePack({ [path.slice('data/'.length)]: 'x' })).toThrow(reason);
  });
});

describe('a hostile zip', () => {
  const raw = (path: string, content: Uint8Array, change: (header: Uint8Array) => void = () => {}): Uint8Array => {
    const name = text(path);
    const header = localHeader(name, crc32(content), content.length);
    change(header);
    const central = centralHeader(name, crc32(content), content.length, 0);
    const at = header.length + content.length;
    return Buffer.concat([header, content, central, endRecord(1, central.length, at)]);
  };

  it.each([
    ['../outside.txt', 'its path leaves the pack'],
    ['a/../../outside.txt', 'its path leaves the pack'],
    ['/etc/passwd', 'its path is absolute'],
    ['C:/windows', 'its path is absolute'],
    ['a\\..\\b', 'backslash'],
    ['a//b', 'not in its shortest form'],
    ['a\u0000b', 'control character'],
  ])('with the path %j is refused', (path, reason) => {
    expect(verifyPack(raw(path, text('x'))).problems[0]!.problem).toContain(reason);
  });

  it('that claims ten gigabytes is refused without inflating it', () => {
    const bomb = raw('top/bomb', deflateRawSync(new Uint8Array(1 << 20)), (header) => {
      const view = new DataView(header.buffer);
      view.setUint16(8, 8, true);
      view.setUint32(22, 0xffff_ffff, true);
    });
    expect(verifyPack(bomb).problems[0]!.problem).toContain('it is compressed, to 4294967295 bytes');
  });

  it('with a link is refused: its line in the directory is not one of a file', () => {
    const bytes = raw('top/link', text('/etc/passwd'));
    const central = bytes.length - 22 - 46 - 'top/link'.length;
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(central + 38, (0o120777 << 16) >>> 0, true);
    expect(verifyPack(bytes).problems[0]).toEqual({
      path: 'top/link',
      problem: 'its line in the directory of the zip was changed',
    });
  });

  it.each([
    ['empty', ''],
    ['text', 'hello'],
    ['half a header', 'PK\u0003\u0004'],
  ])('that is %s is refused', (_, content) => {
    expect(verifyPack(text(content)).problems[0]!.problem).toContain('is not a pack');
  });
});
