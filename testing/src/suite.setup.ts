import childProcess from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, expect } from 'vitest';

/**
 * Read by vitest before each test file of a copy that is being spoilt: ends the process where it computes too long, by its
 * processor's time, since a busy machine must not pass for an endless loop; and writes down which computations the tests
 * of the file reach, where that is asked.
 */
const { ASSAY_PROCESSOR_SECONDS: limits, ASSAY_REACHED: written } = process.env;
if (limits !== undefined) {
  const { user, system } = process.cpuUsage();
  const { filepath } = (globalThis as unknown as { __vitest_worker__: { readonly filepath: string } })
    .__vitest_worker__;
  const own = (JSON.parse(limits) as Readonly<Record<string, number>>)[filepath]!;
  const until = Math.ceil((user + system) / 1e6 + own);
  childProcess.spawnSync('prlimit', ['--pid', String(process.pid), `--cpu=${until}:`]);
}
if (written !== undefined) {
  // The files of a suite share a process: what is kept here is the record of the one that runs.
  const record: Reached = { reached: new Set(), startsOthers: false };
  const whole = globalThis as { assayReached?: (number: number) => void; assayRecord?: Reached };
  if (whole.assayRecord === undefined) {
    whole.assayReached = (number) => whole.assayRecord?.reached.add(number);
    heedOthers(() => {
      if (whole.assayRecord !== undefined) whole.assayRecord.startsOthers = true;
    });
  }
  whole.assayRecord = record;
  const before = process.cpuUsage();
  afterAll(() => {
    const { user, system } = process.cpuUsage(before);
    const { reached, startsOthers } = record;
    const processorSeconds = (user + system) / 1e6;
    const line = { file: expect.getState().testPath, reached: [...reached], startsOthers, processorSeconds };
    appendFileSync(written, `${JSON.stringify(line)}\n`);
  });
}

/** What is computed in another process or thread says nothing here; a file that starts one is kept in mind. */
function heedOthers(startsOther: () => void): void {
  process.on('worker', startsOther);
  const told = (starts: Starting): Starting =>
    function startOther(...words) {
      startsOther();
      return starts.apply(this, words);
    };
  const asynchronous = childProcess.ChildProcess.prototype as unknown as { spawn: Starting };
  asynchronous.spawn = told(asynchronous.spawn);
  for (const name of ['spawnSync', 'execFileSync'] as const) {
    Object.assign(childProcess, { [name]: told(childProcess[name] as unknown as Starting) });
  }
  syncBuiltinESMExports();
}

interface Reached {
  readonly reached: Set<number>;
  startsOthers: boolean;
}

type Starting = (this: unknown, ...words: unknown[]) => unknown;
