import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTable, writeTable } from '@assay/dataset/read';
import { personRegister, personRegisterSchema } from '@assay/synthetic';
import { beside, note, type Side } from '@assay/testing/bench-notes';
import { peakMegabytes } from '@assay/testing/peak-memory';

// One register of people from a file to columns: by Assay, to a table of DuckDB, to frames of polars and Danfo. Each in a
// process of its own, so that memory is that of one.
// Usage: reading.ts [rows]; or, for one reader: reading.ts READER FILE

const READERS = { assay, duckdb, duckdbTexts, danfo } as const;
type Reader = keyof typeof READERS;

const [what = '1000000', path] = process.argv.slice(2);
if (path === undefined) await compare(Number(what));
else console.log(JSON.stringify(await measured(READERS[what as Reader], path)));

async function compare(rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  try {
    const csv = join(folder, 'people.csv');
    await writeTable(personRegister({ seed: 'bench', records: rows }).register, csv);
    const [parquet, tenfold, few] = ['people.parquet', 'tenfold.csv', 'few.csv'].map((name) => join(folder, name));
    const database = await openDatabase();
    const source = `read_csv('${csv}', all_varchar = true)`;
    await database.run(`COPY (SELECT * FROM ${source}) TO '${parquet}'`);
    await database.run(`COPY (SELECT * FROM ${source} LIMIT ${rows / 10}) TO '${few}'`);
    await database.run(
      `COPY (SELECT record_id || '-' || n AS record_id, * EXCLUDE (record_id) FROM range(10) AS every (n), ${source}) TO '${tenfold}'`,
    );
    database.closeSync();
    const count = (each: number) => each.toLocaleString('en-GB');
    const own = read('assay', csv);
    const typed = read('duckdb', csv);
    print(`reading ${count(rows)} rows of CSV`, own, typed);
    print(`reading ${count(rows)} rows of CSV`, own, read('duckdbTexts', csv));
    print(`reading ${count(rows)} rows of CSV`, own, python(csv));
    const ofParquet = read('assay', parquet!);
    print(`reading ${count(rows)} rows of Parquet`, ofParquet, python(parquet!));
    print(`reading ${count(rows / 10)} rows of CSV`, read('assay', few!), read('danfo', few!));
    const large = read('assay', tenfold!);
    print(`reading ${count(10 * rows)} rows of CSV`, large, read('duckdbTexts', tenfold!));
    if (typeof own === 'string' || typeof typed === 'string') return;
    const atMost = (claim: string, value: number, limit: number, unit: string) =>
      note({ kind: 'goal', claim, measured: value, limit, unit, direction: 'at-most' });
    atMost(`reading ${count(rows)} rows of CSV`, own.seconds, 1.5, 's');
    atMost("the same by DuckDB's load", own.seconds / typed.seconds, 1.2, 'times its time');
    if (typeof ofParquet !== 'string') atMost('Parquet by CSV', ofParquet.seconds / own.seconds, 0.4, 'times its time');
    if (typeof large !== 'string') atMost(`memory of ${count(10 * rows)} rows of CSV`, large.megabytes!, 600, 'MB');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(work: string, own: Side | string, peer: Side | string): void {
  if (typeof own === 'string') console.log(`${work}: skipped, ${own}`);
  else if (typeof peer === 'string') console.log(`${work}: skipped, ${peer}`);
  else console.log(beside(work, own, peer));
}

/** The better of two runs, so that the file is in the system's cache. */
function read(reader: Reader, file: string): Side | string {
  const script = fileURLToPath(import.meta.url);
  const runs = [1, 2].map(() => side(process.execPath, [...process.execArgv, script, reader, file]));
  const [one, other] = runs;
  return typeof one === 'string' || typeof other === 'string' ? one! : one!.seconds < other!.seconds ? one! : other!;
}

function python(file: string): Side | string {
  const script = fileURLToPath(new URL('./read_csv.py', import.meta.url));
  return side(process.env['PYTHON'] ?? 'python3', [script, file]);
}

function side(program: string, words: readonly string[]): Side | string {
  const run = spawnSync(program, [...words], { encoding: 'utf8' });
  if (run.error !== undefined) return run.error.message;
  return run.status === 0
    ? (JSON.parse(run.stdout.trim().split('\n').at(-1)!) as Side)
    : (/\w*Error: .*$/m.exec(run.stderr)?.[0] ?? run.stderr.trim().split('\n').at(-1) ?? 'no reason given');
}

async function measured(
  reader: (path: string) => Promise<{ readonly name: string; readonly rows: number }>,
  file: string,
): Promise<Side> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const { name, rows } = await reader(file);
  const { user, system } = process.cpuUsage(before);
  return {
    name,
    seconds: (performance.now() - start) / 1000,
    processorSeconds: (user + system) / 1e6,
    megabytes: peakMegabytes(),
    answer: `${rows} rows`,
  };
}

async function assay(file: string) {
  const { table } = await readTable({ paths: [file], schema: personRegisterSchema });
  return { name: 'Assay', rows: table.rowCount };
}

async function duckdb(file: string) {
  return { name: `DuckDB ${versionOf('@duckdb/node-api')}, to a table, types guessed`, rows: await loaded(file, '') };
}

async function duckdbTexts(file: string) {
  return {
    name: `DuckDB ${versionOf('@duckdb/node-api')}, to a table of texts`,
    rows: await loaded(file, ', all_varchar = true'),
  };
}

/** Loaded by who asks for it: its library is in nobody else's memory. */
async function openDatabase() {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  return (await DuckDBInstance.create(':memory:')).connect();
}

async function loaded(file: string, options: string): Promise<number> {
  const database = await openDatabase();
  await database.run(`CREATE TABLE people AS SELECT * FROM read_csv('${file}'${options})`);
  return Number((await database.runAndReadAll('SELECT count(*) FROM people')).getRows()[0]![0]);
}

async function danfo(file: string) {
  // Of an adapter's own install: where it is absent, the bench says so.
  const { readCSV } = (await import('danfojs-node' as string)) as {
    readCSV: (path: string) => Promise<{ readonly shape: readonly number[] }>;
  };
  const frame = await readCSV(file);
  return { name: `Danfo ${versionOf('danfojs-node')}`, rows: frame.shape[0]! };
}

function versionOf(name: string): string {
  const path = createRequire(import.meta.url)
    .resolve.paths(name)!
    .map((folder) => join(folder, name, 'package.json'));
  for (const each of path) {
    try {
      return (JSON.parse(readFileSync(each, 'utf8')) as { readonly version: string }).version;
    } catch {}
  }
  return '';
}
