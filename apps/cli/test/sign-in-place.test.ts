import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblePack, verifyPack } from '@assay/evidence';
import { afterAll, expect, it } from 'vitest';
import { signInPlace } from '../src/pack/sign-in-place.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-sign-in-place-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'x.zip');
const packOf = (text: string) =>
  assemblePack(new Map([['results.json', text]]), {
    title: 'Toy',
    summary: 'A toy.',
    licence: 'MIT',
    runFinishedAt: '2025-03-05T10:00:00.000Z',
    run: { id: '0'.repeat(16), notebook: 'toy', code: '', inputs: {}, parameters: {}, seed: 1, environment: {} },
    inputs: [],
  }).bytes;

it('signs the pack that is there as long as it is the one that was read', () => {
  const pack = packOf('one');
  const { digest } = verifyPack(pack);
  writeFileSync(path, pack);
  const given: Uint8Array[] = [];
  signInPlace(path, digest!, (latest) => {
    given.push(latest);
    return new Uint8Array([1, 2, 3]);
  });
  expect([Buffer.from(given[0]!).equals(pack), [...readFileSync(path)]]).toEqual([true, [1, 2, 3]]);
});

it('leaves another in its place as it is, and names the one that was read', () => {
  const other = packOf('two');
  const { digest } = verifyPack(packOf('one'));
  writeFileSync(path, other);
  expect(() => signInPlace(path, digest!, () => new Uint8Array([1]))).toThrow(
    `the pack changed while it was read: ${digest!.slice(0, 12)} is gone from ${path}. Start again.`,
  );
  expect(readFileSync(path).equals(other)).toBe(true);
});
