import { createHash } from 'node:crypto';
import { benchReport, time } from '@assay/testing/stopwatch';
import { assemblePack, verifyPack } from '../src/index.ts';

const MEGABYTES = 100;

/** A payload of ten files whose bytes do not repeat. */
function payload(): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (let file = 0; file < 10; file++) {
    const bytes = new Uint32Array((MEGABYTES / 10) * 2 ** 18);
    for (let index = 0; index < bytes.length; index++)
      bytes[index] = Math.imul(index + file * bytes.length, 2654435761);
    files.set(`inputs/data/part-${file}.bin`, new Uint8Array(bytes.buffer));
  }
  return files;
}

const content = payload();
const pack = assemblePack(content, {
  title: 'A pack of 100 MB',
  summary: 'For the stopwatch.',
  licence: 'https://spdx.org/licenses/MIT',
  runFinishedAt: '2025-03-05T10:00:00.000Z',
  run: {
    id: '0123456789abcdef',
    notebook: 'bench',
    code: 'c'.repeat(64),
    inputs: {},
    parameters: {},
    seed: 1,
    environment: {},
  },
  inputs: [],
});
if (!verifyPack(pack.bytes).holds) throw new Error('the pack does not hold');
const hashed = await time('SHA-256 alone over the same bytes (the floor)', () => {
  for (const bytes of content.values()) createHash('sha256').update(bytes).digest();
});
const verified = await time(`verify a pack of ${MEGABYTES} MB`, () => verifyPack(pack.bytes));
const lines = benchReport(
  [hashed, verified],
  [{ claim: 'verify a pack of 100 MB', measured: verified.median / 1000, limit: 1, unit: 's', direction: 'at-most' }],
);
process.stdout.write(`${lines.join('\n')}\nratio to hashing alone: ${(verified.median / hashed.median).toFixed(2)}\n`);
