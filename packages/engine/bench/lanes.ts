import { spawnSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { sha256Hex } from '@assay/evidence';
import { peakMegabytes } from '@assay/testing/peak-memory';
import { type CountRequest, counterNamed, countFiles } from '../src/index.ts';
import { FIELDS, sweepRequest } from '../test/register.ts';

// usage: lanes.ts FILE [TIMES] [PASS] : the sweep of one register on disk, or how pairs of one date agree (PASS patterns), by one thread and
// by two, each in a process of its own and in turn. By the clock, so while nothing else runs; the counts must be the same bytes.
// make-register.ts makes the files
const [file = '', times = '3', pass = 'sweep', threads] = process.argv.slice(2);
const GOAL = 1.8;

interface Lane {
  readonly threads: number;
  readonly wallSeconds: number;
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
  readonly bytes: string;
}

function request(): CountRequest {
  if (pass === 'sweep') return sweepRequest();
  const { entity: _, ...fields } = FIELDS;
  const counter = counterNamed('comparison-patterns-by-dateOfBirth');
  return sweepRequest({ passes: [{ name: 'patterns', counter, fields, options: {} }] });
}

const seconds = (milliseconds: number) => Math.round(milliseconds / 10) / 100;
if (threads !== undefined) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const { passes } = await countFiles([file], { ...request(), threads: threads === '1' ? 1 : 2 });
  const wallSeconds = seconds(performance.now() - start);
  const { user, system } = process.cpuUsage(before);
  const lane: Lane = {
    threads: Number(threads),
    wallSeconds,
    processorSeconds: seconds((user + system) / 1000),
    peakMegabytes: Math.round(peakMegabytes()),
    bytes: sha256Hex(JSON.stringify(passes)).slice(0, 12),
  };
  console.log(JSON.stringify(lane));
} else {
  console.log(`${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)} before`);
  const lanes = Array.from({ length: 2 * Number(times) }, (_, at) => laneOf(1 + (at % 2)));
  const middle = (threads: number) => {
    const walls = lanes.filter((lane) => lane.threads === threads).map(({ wallSeconds }) => wallSeconds);
    return walls.sort((a, b) => a - b)[Math.floor(walls.length / 2)]!;
  };
  const faster = middle(1) / middle(2);
  const isSame = new Set(lanes.map(({ bytes }) => bytes)).size === 1;
  console.log(
    `${faster.toFixed(2)} times as fast by two (goal ${GOAL}); ${isSame ? 'the same bytes' : 'DIFFERENT BYTES'}`,
  );
  process.exitCode = isSame && faster >= GOAL ? 0 : 1;
}

function laneOf(threads: number): Lane {
  const told = spawnSync(
    process.execPath,
    [...process.execArgv, fileURLToPath(import.meta.url), file, times, pass, String(threads)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  ).stdout;
  process.stdout.write(told);
  return JSON.parse(told) as Lane;
}
