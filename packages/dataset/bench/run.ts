import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchReport, type Timing, time } from '@assay/testing/stopwatch';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableSchema } from '../src/index.ts';
import { readTable } from '../src/read/index.ts';

// Ten million rows of eight columns (number, reference, date, two categories, two coordinates, score), about 0.9 GB, as a CSV
// file and as Parquet. The reference differs in every row; no notebook asks for it, so it is not among the columns read.
const ROWS = 10_000_000;
const RUNS = 3;

const field = { title: '', description: '', role: 'measure', required: true } as const;
const schema = tableSchema({
  name: 'events',
  title: 'Events',
  fields: [
    { ...field, name: 'id', type: 'number' },
    { ...field, name: 'day', type: 'date' },
    { ...field, name: 'sex', type: 'text' },
    { ...field, name: 'ethnicity', type: 'text' },
    { ...field, name: 'latitude', type: 'number' },
    { ...field, name: 'longitude', type: 'number' },
    { ...field, name: 'score', type: 'number' },
  ],
});

const names = schema.fields.map(({ name }) => name).join(', ');
const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
try {
  const csv = join(folder, 'events.csv');
  const parquet = join(folder, 'events.parquet');
  const database = await (await DuckDBInstance.create(':memory:')).connect();
  await database.run(`
    CREATE VIEW events AS SELECT i AS id, printf('%016x', hash(i)) AS reference,
      DATE '1940-01-01' + (hash(i * 7) % 28000)::INTEGER AS day,
      ['Female', 'Male', 'Other', NULL][1 + (hash(i * 3) % 4)::INTEGER] AS sex,
      ['White: British', 'Asian: Pakistani', 'Black: Caribbean', 'Mixed: White and Asian', 'Not stated'][1 + (hash(i * 5) % 5)::INTEGER] AS ethnicity,
      round(52 + (hash(i * 11) % 1000000) / 1e6, 6) AS latitude, round(-2 + (hash(i * 13) % 1000000) / 1e6, 6) AS longitude,
      (hash(i * 17) % 1000) / 1000 AS score FROM range(${ROWS}) AS rows(i)`);
  await database.run(`COPY events TO '${csv}' (HEADER)`);
  await database.run(`COPY (SELECT * FROM read_csv('${csv}')) TO '${parquet}'`);
  console.log(`${ROWS} rows: CSV ${megabytes(csv)} MB, Parquet ${megabytes(parquet)} MB`);

  // Taken in turn, so that whatever else the machine does falls on each alike.
  const columns: Timing[] = [];
  const tables: Timing[] = [];
  const reopened: Timing[] = [];
  for (let run = 0; run < RUNS; run++) {
    columns.push(await time('', () => readTable({ paths: [csv], schema }), 1));
    tables.push(
      await time('', () => database.run(`CREATE OR REPLACE TABLE peer AS SELECT ${names} FROM read_csv('${csv}')`), 1),
    );
    await database.run('DROP TABLE peer');
    reopened.push(await time('', () => readTable({ paths: [parquet], schema }), 1));
  }
  const [read, peer, parquetRead] = [
    together('CSV to columns', columns),
    together('DuckDB, the same columns of the CSV to its own table', tables),
    together('Parquet to columns', reopened),
  ];
  const goals = [
    { claim: 'CSV of 10 million rows to columns', measured: read.median / 1000, limit: 6, unit: 's' },
    {
      claim: 'CSV to columns against CSV to a DuckDB table',
      measured: read.median / peer.median,
      limit: 1.5,
      unit: '×',
    },
    {
      claim: 'Parquet to columns against CSV to columns',
      measured: parquetRead.median / read.median,
      limit: 0.75,
      unit: '×',
    },
  ] as const;
  for (const line of benchReport(
    [read, peer, parquetRead],
    goals.map((goal) => ({ ...goal, direction: 'at-most' as const })),
  )) {
    console.log(line);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function together(name: string, runs: readonly Timing[]): Timing {
  const milliseconds = runs.map((run) => run.milliseconds[0]!);
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return {
    name,
    milliseconds,
    median: sorted[sorted.length >> 1]!,
    coldMilliseconds: milliseconds[0]!,
    residentMegabytes: Math.max(...runs.map((run) => run.residentMegabytes)),
  };
}

function megabytes(path: string): string {
  return (statSync(path).size / 2 ** 20).toFixed(0);
}
