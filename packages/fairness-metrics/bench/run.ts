import { cpuUsage } from 'node:process';
import { randomStream } from '@assay/statistics';
import type { Goal } from '@assay/testing/bench-notes';
import { beside } from '@assay/testing/bench-notes';
import { benchReport, time } from '@assay/testing/stopwatch';
import { DuckDBInstance } from '@duckdb/node-api';
import { table } from 'arquero';
import { areaUnderCurveByGroup, bootstrapMetrics, countCells, groupCells, type MetricName } from '../src/index.ts';
import { printPeers } from './peers/print-peers.ts';
import { scoredRows } from './scored-rows.ts';

const ROWS = 10_000_000;
const METRICS_TIMED: MetricName[] = [
  'selectionRate',
  'truePositiveRate',
  'falsePositiveRate',
  'falseNegativeRate',
  'positivePredictiveValue',
  'accuracy',
  'prevalence',
];

const { group, label, decision, score } = scoredRows(ROWS);
const columns = { attributes: { group }, label, decision };

// First of all, so that nothing has warmed the compiler: cells of few rows have the shape that cells of many have.
const small = groupCells(countCells({ ...columns, ...firstRows(1000) }), ['group']);
const bootstrap = await time('1,000 bootstrap replicates × 19 groups × 7 metrics', () => replicate(small), 5);
const cells = await time('cells of 10 million rows', () => countCells(columns), 9);
const counted = groupCells(countCells(columns), ['group']);
const large = await time('the same replicates of 10 million rows', () => replicate(counted), 5);
const area = await time(
  'exact AUC of 19 groups, 10 million scores',
  () => areaUnderCurveByGroup(group, label, score),
  5,
);

const arquero = table({ group: group.codes, label, decision });
const arqueroTime = await time(
  'Arquero groupby count',
  () => arquero.groupby('group', 'label', 'decision').count().objects(),
  2,
);

const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
await fillDuckDb();
const sql = 'select code, label, decision, count(*) as n from rows group by all order by all';
const duckTime = await time('DuckDB group by, table in memory, two threads', () => connection.runAndReadAll(sql), 9);
const answer = (await connection.runAndReadAll(sql)).getRows();
checkSame(answer);

// What the work took of the processor, where others use the machine too.
for (const [name, work] of [
  ['cells', () => countCells(columns)],
  ['AUC', () => areaUnderCurveByGroup(group, label, score)],
] as const) {
  console.log(`${name}: least processor time of 9 runs ${leastProcessorTime(work, 9).toFixed(1)} ms`);
}

const goals: Goal[] = [
  goal('cells of 10 million rows, warm', cells.median, 40, 'ms'),
  goal('1,000 bootstrap replicates, cold', bootstrap.coldMilliseconds, 100, 'ms'),
  goal('exact AUC by group of 10 million scores', area.median, 600, 'ms'),
  goal('cells against DuckDB', cells.median / duckTime.median, 1, 'times its time'),
  {
    claim: 'faster than Arquero by',
    measured: arqueroTime.median / cells.median,
    limit: 40,
    unit: 'times',
    direction: 'at-least',
  },
];
for (const line of benchReport([bootstrap, cells, large, area, arqueroTime, duckTime], goals)) console.log(line);
for (const [peer, timing] of [
  ['Arquero', arqueroTime],
  ['DuckDB, table in memory, two threads', duckTime],
] as const) {
  const ours = { name: 'Assay', seconds: cells.median / 1000, answer: 'the same cells' };
  console.log(
    beside('cells of 10,000,000 rows', ours, {
      name: peer,
      seconds: timing.median / 1000,
      answer: 'the same cells',
    }),
  );
}
printPeers();

/** User time of the process, which work elsewhere on the machine does not count towards. */
function leastProcessorTime(work: () => unknown, runs: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = cpuUsage();
    work();
    least = Math.min(least, cpuUsage(start).user / 1000);
  }
  return least;
}

function replicate(groups: ReturnType<typeof groupCells>) {
  return bootstrapMetrics(groups, METRICS_TIMED, randomStream('bench'), { replicates: 1000 });
}

function goal(claim: string, measured: number, limit: number, unit: string): Goal {
  return { claim, measured, limit, unit, direction: 'at-most' };
}

function firstRows(count: number) {
  return {
    attributes: { group: { codes: group.codes.subarray(0, count), values: group.values } },
    label: label.subarray(0, count),
    decision: decision.subarray(0, count),
  };
}

/** The rows as bytes, made inside DuckDB from the same columns through an appender. */
async function fillDuckDb() {
  await connection.run('create table rows (code utinyint, label utinyint, decision utinyint)');
  const appender = await connection.createAppender('rows');
  for (let row = 0; row < ROWS; row++) {
    appender.appendUTinyInt(group.codes[row]!);
    appender.appendUTinyInt(label[row]!);
    appender.appendUTinyInt(decision[row]!);
    appender.endRow();
    if (row % 1_000_000 === 0) appender.flushSync();
  }
  appender.closeSync();
}

function checkSame(rows: readonly (readonly unknown[])[]) {
  for (const [code, outcome, flag, n] of rows) {
    const ours = counted[Number(code)]!.counts[Number(outcome) * 4 + Number(flag)];
    if (ours !== Number(n)) throw new Error(`cells differ from DuckDB: ${ours} and ${n} in group ${code}`);
  }
  console.log(`same ${rows.length} cells as DuckDB`);
}
