import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beside } from '@assay/testing/bench-notes';
import { type ContactHistories, fitBgNbd } from '../../src/index.ts';

/** Fits the same people with a Python package, where there is one, and prints both estimates and the ratio of times. */
export function printPeers(histories: ContactHistories): void {
  const { repeats, recency, age } = histories;
  const input = Array.from(repeats, (count, row) => `${count},${recency[row]},${age[row]}`).join('\n');
  const script = fileURLToPath(new URL('lifetimes_bg_nbd.py', import.meta.url));
  const python = process.env['PYTHON'] ?? 'python3';
  const run = spawnSync(python, [script], { input, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (run.status !== 0) {
    console.log('peers: no Python with lifetimes or pymc-marketing found (name one in PYTHON); nothing compared');
    return;
  }
  const start = performance.now();
  const own = fitBgNbd(histories);
  const seconds = (performance.now() - start) / 1000;
  const peer = JSON.parse(run.stdout.trim().split('\n').at(-1)!) as Record<
    'seconds' | 'r' | 'alpha' | 'a' | 'b',
    number
  > & {
    readonly name: string;
  };
  const people = repeats.length.toLocaleString('en-GB');
  console.log(
    `${peer.name}, ${people} people: ${peer.seconds.toFixed(2)} s; r ${peer.r}, alpha ${peer.alpha}, a ${peer.a}, b ${peer.b}`,
  );
  if (own.status === 'not-computed') {
    console.log(`own: ${own.reason}`);
    return;
  }
  console.log(
    beside(
      `BG/NBD fitted to ${people} people`,
      { name: 'Assay', seconds, answer: `r ${own.shape.toFixed(3)}, alpha ${own.rate.toFixed(2)}` },
      { name: peer.name, seconds: peer.seconds, answer: `r ${peer.r.toFixed(3)}, alpha ${peer.alpha.toFixed(2)}` },
    ),
  );
}
