// Run by run.ts in a process of its own, so that no other case's memory is counted: `tsx bench/peak-memory.ts sweep 1000000`.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { peakMegabytes } from '@assay/testing/peak-memory';
import { toleranceSweep } from '../src/index.ts';
import { trainScoreCluster } from './bench-model.ts';
import { benchRegister } from './bench-register.ts';

export interface PeakMemory {
  /** Resident megabytes with the register loaded, and the most that were resident at any time. */
  readonly loaded: number;
  readonly peak: number;
}

export function peakMemory(task: 'sweep' | 'model', records: number): PeakMemory {
  const file = fileURLToPath(import.meta.url);
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', file, task, `${records}`], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the memory of a ${task} could not be measured: ${stderr}`);
  return JSON.parse(stdout);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [task, records] = process.argv.slice(2);
  const register = benchRegister(Number(records));
  const loaded = process.memoryUsage().rss / 2 ** 20;
  if (task === 'sweep') toleranceSweep(register, { truth: register.entity });
  else trainScoreCluster(register);
  console.log(JSON.stringify({ loaded, peak: peakMegabytes() } satisfies PeakMemory));
}
