import type { Goal } from '@assay/testing/bench-notes';
import { beside } from '@assay/testing/bench-notes';
import { benchReport, type Timing, time } from '@assay/testing/stopwatch';
import {
  clusterByRule,
  pairsWithinToleranceRule,
  sweepRuleRow,
  type ToleranceSweep,
  toleranceSweep,
} from '../src/index.ts';
import { trainScoreCluster } from './bench-model.ts';
import { type BenchRegister, benchRegister } from './bench-register.ts';
import { databaseCounts } from './database-counts.ts';
import { peakMemory } from './peak-memory.ts';

const MILLION = 1_000_000;
/** The database would take an hour over ten million records: one date in so many is asked for, and the time multiplied. */
const ONE_DATE_IN = 50;

const timings: Timing[] = [];
const goals: Goal[] = [];

await benchMillion();
if (process.argv.includes('--ten-million')) await benchTenMillion();
for (const line of benchReport(timings, goals)) console.log(line);

async function benchMillion(): Promise<void> {
  const register = benchRegister(MILLION);
  const sweep = await benchSweep(register, '1 million', { runs: 5, seconds: 0.6, megabytes: 200, atLeastTimes: 5 });
  const rule = await timed(
    'a new tolerance from stored pairs, 1 million records',
    () => {
      clusterByRule(sweep, (f, s) => f + s <= 2);
    },
    15,
  );
  goals.push({ claim: 'a new tolerance', measured: rule.median, limit: 16, unit: 'ms', direction: 'at-most' });
  await timed(
    'the same with its links, clusters and errors',
    () => {
      sweepRuleRow(sweep, (f, s) => f + s <= 2);
    },
    15,
  );
  const model = await timed(
    'Fellegi–Sunter, 1 million records: train, score, cluster',
    () => {
      const { comparedPairs, patterns } = trainScoreCluster(register);
      console.log(`Fellegi–Sunter compared ${comparedPairs} pairs in ${patterns} patterns`);
    },
    3,
  );
  goals.push({
    claim: 'Fellegi–Sunter at 1 million',
    measured: model.median / 1000,
    limit: 3,
    unit: 's',
    direction: 'at-most',
  });
  memoryGoal('Fellegi–Sunter at 1 million', 'model', MILLION, 250);
}

async function benchTenMillion(): Promise<void> {
  const register = benchRegister(10 * MILLION);
  await benchSweep(register, '10 million', { runs: 1, seconds: 12, megabytes: 1500, atLeastTimes: 25 });
}

interface SweepGoals {
  readonly runs: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly atLeastTimes: number;
}

async function benchSweep(register: BenchRegister, name: string, goal: SweepGoals): Promise<ToleranceSweep> {
  const records = register.forename.codes.length;
  const sweepOf = (each: BenchRegister) => toleranceSweep(each, { truth: each.entity });
  let sweep: ToleranceSweep | null = null;
  const timing = await timed(
    `sweep of ${name} records, 16 tolerances, clusters and errors`,
    () => {
      sweep = sweepOf(register);
    },
    goal.runs,
  );
  const oneDateIn = records > MILLION ? ONE_DATE_IN : 1;
  const asked = oneDateIn === 1 ? register : everyDate(register, oneDateIn);
  const database = await databaseCounts(asked);
  const { pairsByClass } = oneDateIn === 1 ? sweep! : sweepOf(asked);
  const own = [0, 1, 2, 3].map((most) => pairsWithinToleranceRule(pairsByClass, (f, s) => f <= most && s <= most));
  const asMuch = oneDateIn === 1 ? '' : ` of one date in ${oneDateIn}`;
  console.log(`${name}: one GROUP BY${asMuch} in the database took ${database.milliseconds.toFixed(0)} ms`);
  console.log(`counts${asMuch} within 0 … 3 edits: ours ${own.join(' ')}, the database's ${database.within.join(' ')}`);
  if (own.join() !== database.within.join()) throw new Error('the counts differ');
  console.log(
    beside(
      `sweep of ${name} records${asMuch === '' ? '' : ', the database’s time from one date in 50'}`,
      { name: 'Assay, 16 tolerances, clusters and errors', seconds: timing.median / 1000 },
      { name: 'DuckDB, one GROUP BY, two threads', seconds: (database.milliseconds * oneDateIn) / 1000 },
    ),
  );
  goals.push(
    {
      claim: `sweep of ${name}`,
      measured: timing.median / 1000,
      limit: goal.seconds,
      unit: 's',
      direction: 'at-most',
    },
    {
      claim: `sweep of ${name} against one GROUP BY`,
      measured: (database.milliseconds * oneDateIn) / timing.median,
      limit: goal.atLeastTimes,
      unit: '×',
      direction: 'at-least',
    },
  );
  memoryGoal(`sweep of ${name}`, 'sweep', records, goal.megabytes);
  return sweep!;
}

/** Wall time as `time` has it, and beside it the processor's: on a busy machine the two part. */
async function timed(name: string, work: () => void, runs: number): Promise<Timing> {
  const processor: number[] = [];
  const timing = await time(
    name,
    () => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      processor.push((user + system) / 1000);
    },
    runs,
  );
  timings.push(timing);
  console.log(`${name}: processor time ${processor.map((each) => each.toFixed(0)).join(', ')} ms`);
  return timing;
}

function memoryGoal(claim: string, task: 'sweep' | 'model', records: number, limit: number): void {
  const { loaded, peak } = peakMemory(task, records);
  console.log(`${claim}: ${loaded.toFixed(0)} MB resident with the register loaded, ${peak.toFixed(0)} MB at the peak`);
  goals.push({
    claim: `memory that the ${claim} adds`,
    measured: peak - loaded,
    limit,
    unit: 'MB',
    direction: 'at-most',
  });
}

/** The records of one date in so many. */
function everyDate(register: BenchRegister, oneIn: number): BenchRegister {
  const { codes } = register.dateOfBirth;
  const rows = Int32Array.from(codes.keys()).filter((row) => codes[row]! % oneIn === 0);
  const some = <T extends BenchRegister['forename']>({ values, codes: all }: T) => ({
    values,
    codes: rows.map((row) => all[row]!),
  });
  return {
    forename: some(register.forename),
    surname: some(register.surname),
    dateOfBirth: some(register.dateOfBirth),
    postcode: some(register.postcode),
    entity: some(register.entity),
  };
}
