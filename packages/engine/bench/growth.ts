import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// usage: growth.ts FOLDER MILLIONS … : the sweep of growing registers in slices of a file and by the kernel in Spark, each in a process of
// its own, one after the other: processor seconds beside each other, and whether the counts and the fingerprint are the same. The registers
// are made where they are not there. plan.ts reads the lines. Exit 1 where two places differ, one was not run, or a file took more memory
// than the limit.
const [folder = '.', ...sizes] = process.argv.slice(2);
const MOST_MEGABYTES = 500;

interface Told {
  readonly engine: string;
  readonly rows: number;
  readonly passes: string;
  readonly digest: string;
  readonly wallSeconds: number;
  readonly processorSeconds: number;
  readonly serverSeconds: number;
  readonly peakMegabytes: number;
}

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const run = (name: string, words: readonly string[]) =>
  spawnSync(process.execPath, [...process.execArgv, script(name), ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).stdout;

function told(size: string, place: 'parquet' | 'kernel'): Told | null {
  const lines = run('engines.ts', [folder, `people-${size}`, place]);
  process.stdout.write(lines);
  const line = lines.split('\n').find((each) => each.startsWith('{'));
  const found = line === undefined ? null : (JSON.parse(line) as Told | { readonly notRunBecause: string });
  return found === null || 'notRunBecause' in found ? null : found;
}

const rows = sizes.map((size) => {
  if (!existsSync(join(folder, `people-${size}.parquet`)))
    process.stdout.write(run('make-register.ts', [folder, size]));
  return { size, file: told(size, 'parquet'), spark: told(size, 'kernel') };
});
console.log('| records | files in slices | kernel in Spark (server, here) | times | the same |');
console.log('| ------- | --------------- | ------------------------------ | ----- | -------- |');
let isWell = true;
for (const { size, file, spark } of rows) {
  const isSame = file !== null && spark !== null && file.passes === spark.passes && file.digest === spark.digest;
  isWell &&= isSame && file.peakMegabytes <= MOST_MEGABYTES;
  const own = file === null ? 'not run' : `${file.processorSeconds} s, ${file.peakMegabytes} MB`;
  const there = spark === null ? 'not run' : `${spark.serverSeconds} s, ${spark.processorSeconds} s`;
  const times =
    file === null || spark === null
      ? '–'
      : ((spark.serverSeconds + spark.processorSeconds) / file.processorSeconds).toFixed(0);
  console.log(`| ${size} M | ${own} | ${there} | ${times} | ${isSame ? 'yes' : 'NOT SHOWN'} |`);
}
process.exitCode = isWell ? 0 : 1;
