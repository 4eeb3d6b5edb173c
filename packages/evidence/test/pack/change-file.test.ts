import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledFor } from '@assay/testing/compiled';
import { afterEach, describe, expect, it } from 'vitest';
import { changeFile, generateSigningKey, readPrivateKey, signPack, verifyPack } from '../../src/index.ts';
import { samplePack } from './sample-pack.ts';

const folders: string[] = [];
afterEach(() => {
  for (const each of folders.splice(0)) rmSync(each, { recursive: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'assay-change-'));
  folders.push(made);
  return made;
}

/** Signs a pack with a key. */
const SIGN = `import { changeFile, readPrivateKey, signPack } from './index.ts';
const [path, privateKey] = process.argv.slice(2);
const key = readPrivateKey(privateKey!, 'key');
changeFile(path!, (bytes) => signPack(bytes, 'sign-off', { signedAt: '2025-03-06T09:00:00Z' }, key));`;

describe('changeFile', () => {
  it('keeps the signature of every process that signs one pack at once', async () => {
    const path = join(folder(), 'pack.zip');
    writeFileSync(path, samplePack().bytes);
    const pairs = Array.from({ length: 4 }, () => generateSigningKey());
    const sign = await compiledFor('sign-pack', SIGN, new URL('../../src/', import.meta.url));
    const codes = await Promise.all(
      pairs.map(({ privateKey }) => {
        const child = spawn(process.execPath, [sign, path, privateKey], { stdio: ['ignore', 'ignore', 'inherit'] });
        return new Promise((resolve) => child.on('close', resolve));
      }),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
    const signers = pairs.map(({ publicKey }, index) => ({
      name: `Signer ${index}`,
      role: 'reviewer',
      publicKey,
      validFrom: '2025-01-01',
      validUntil: '2025-12-31',
    }));
    const { problems, signatures } = verifyPack(readFileSync(path), signers);
    expect(problems).toEqual([]);
    expect(signatures.map(({ signer }) => signer).sort()).toEqual(['Signer 0', 'Signer 1', 'Signer 2', 'Signer 3']);
    expect(readdirSync(join(path, '..'))).toEqual(['pack.zip']);
  }, 30_000);

  it('takes over from a process that was killed while it held the file', () => {
    const path = join(folder(), 'list.txt');
    writeFileSync(path, 'one');
    // No process has a number this large.
    writeFileSync(join(path, '..', '.list.txt.lock'), '999999999');
    changeFile(path, (bytes) => `${bytes} two`);
    expect(readFileSync(path, 'utf8')).toBe('one two');
    expect(readdirSync(join(path, '..'))).toEqual(['list.txt']);
  });

  it('leaves the file as it was where the change fails, and keeps nobody out', () => {
    const path = join(folder(), 'list.txt');
    writeFileSync(path, 'one');
    const key = readPrivateKey(generateSigningKey().privateKey, 'key');
    expect(() =>
      changeFile(path, (bytes) => signPack(bytes, 'sign-off', { signedAt: '2025-03-06T09:00:00Z' }, key)),
    ).toThrow();
    expect(readFileSync(path, 'utf8')).toBe('one');
    changeFile(path, () => 'two');
    expect(readFileSync(path, 'utf8')).toBe('two');
  });
});
