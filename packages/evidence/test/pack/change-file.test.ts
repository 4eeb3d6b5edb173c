import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { changeFile, generateSigningKey, readPrivateKey, signPack, verifyPack } from '../../src/index.ts';
import { samplePack } from './sample-pack.ts';

const face = new URL('../../src/index.ts', import.meta.url).href;
const folder = () => mkdtempSync(join(tmpdir(), 'assay-change-'));

/** Runs a module's text in a process of its own; resolves with its exit code. */
function inProcess(script: string): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) => child.on('close', resolve));
}

describe('changeFile', () => {
  it('keeps the signature of every process that signs one pack at once', async () => {
    const path = join(folder(), 'pack.zip');
    writeFileSync(path, samplePack().bytes);
    const pairs = Array.from({ length: 4 }, () => generateSigningKey());
    const codes = await Promise.all(
      pairs.map(({ privateKey }) =>
        inProcess(`
const { changeFile, readPrivateKey, signPack } = await import(${JSON.stringify(face)});
const key = readPrivateKey(${JSON.stringify(privateKey)}, 'key');
changeFile(${JSON.stringify(path)}, (bytes) => signPack(bytes, 'sign-off', { signedAt: '2025-03-06T09:00:00Z' }, key));`),
      ),
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
