import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sweepOfCounts } from '@assay/record-matching';
import type { Counter } from '@assay/statistics';
import { peakMegabytes } from '@assay/testing/peak-memory';
import { countFiles, type PassRequest } from '../src/index.ts';
import { sweepRequest } from '../test/register.ts';

// usage: run.ts FILE … : the sweep of registers on disk, in processor seconds and memory of this process; plan.ts reads its lines
const [folder = '.', ...files] = process.argv.slice(2);
if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
for (const file of files) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const request = sweepRequest();
  const [pass] = request.passes as [PassRequest];
  let counting = 0;
  const count: Counter['count'] = (...slice) => {
    const started = process.cpuUsage();
    const found = pass.counter.count(...slice);
    const took = process.cpuUsage(started);
    counting += took.user + took.system;
    return found;
  };
  const counted = await countFiles([join(folder, file)], {
    ...request,
    passes: [{ ...pass, counter: { ...pass.counter, count } }],
  });
  const used = process.cpuUsage(before);
  const { records, comparedPairs, rows } = sweepOfCounts(counted.passes[0]!.counts);
  const seconds = (microseconds: number) => Math.round(microseconds / 1e4) / 100;
  console.log(
    JSON.stringify({
      file,
      records,
      comparedPairs,
      slices: counted.origin.slices,
      counts: counted.passes[0]!.counts.length,
      wallSeconds: Math.round((performance.now() - start) / 10) / 100,
      processorSeconds: seconds(used.user + used.system),
      countingSeconds: seconds(counting),
      peakMegabytes: Math.round(peakMegabytes()),
      truePairs: rows[15]!.errors?.truePairs ?? null,
    }),
  );
}
