import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '@assay/evidence';
import { stopAndSearchSchema } from '@assay/synthetic';
import { peakMegabytes } from '@assay/testing/peak-memory';
import {
  type CountRequest,
  type CountsFile,
  counterNamed,
  countFiles,
  countTable,
  type EngineEntry,
  openEngine,
  type PassRequest,
} from '../src/index.ts';
import { sweepRequest } from '../test/register.ts';
import { sailBinary, sparkHome, temporarySail, temporarySpark } from '../test/temporary-connect.ts';
import { postgresBinaries, temporaryPostgres } from '../test/temporary-postgres.ts';

// usage: engines.ts FOLDER NAME [parquet | csv | postgres | sail | spark | kernel | rows …] : NAME.parquet and NAME.csv counted by
// every engine of this machine (kernel and rows are the two ways of Spark), people by the sweep, searches by the tables of counts
// that stop and search is made of: are the counts the same to the byte, and in how many processor seconds, those of the server
// beside those of this process? What is not here is told as not run, with the reason.
const [folder = '.', name = 'people', ...wanted] = process.argv.slice(2);
const parquet = join(folder, `${name}.parquet`);
const csv = join(folder, `${name}.csv`);
const columns = headingOf(csv);
const request = columns.includes('self_defined_ethnicity') ? searchesRequest() : sweepRequest();
const options = { env: {}, folder, seconds: 3600 };
const isWanted = (engine: string) => wanted.length === 0 || wanted.includes(engine);

/** Not the whole file, whose size would stand in the memory that is told. */
function headingOf(path: string): string[] {
  const [file, start] = [openSync(path, 'r'), Buffer.alloc(65_536)];
  const length = readSync(file, start);
  closeSync(file);
  return start.toString('utf8', 0, length).split(/\r?\n/, 1)[0]!.split(',');
}

function searchesRequest(): CountRequest {
  const by = [
    ['self_defined_ethnicity', 'officer_defined_ethnicity'],
    ['self_defined_ethnicity', 'local_policing_area'],
    ['self_defined_ethnicity', 'object_of_search', 'outcome'],
    ['gender'],
    ['age_range', 'outcome'],
    ['local_policing_area', 'outcome'],
  ];
  const passes = by.map((fields): PassRequest => {
    const parts = ['type', ...fields];
    return {
      name: fields.join(' '),
      counter: counterNamed('combinations', parts),
      fields: Object.fromEntries(parts.map((part) => [part, part])),
      options: {},
    };
  });
  return { input: 'searches', schema: stopAndSearchSchema, passes };
}

/** Processor seconds of a process and of those it started that have ended or go on. */
function serverSeconds(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
      .map(Number);
    return (fields[11]! + fields[12]! + fields[13]! + fields[14]!) / 100;
  } catch {
    return 0;
  }
}

async function tell(engine: string, pid: number | undefined, count: () => Promise<CountsFile>): Promise<void> {
  const [start, before, server] = [performance.now(), process.cpuUsage(), serverSeconds(pid)];
  const counted = await count();
  const used = process.cpuUsage(before);
  console.log(
    JSON.stringify({
      engine,
      rows: counted.origin.rows,
      step: counted.origin.step,
      passes: sha256Hex(JSON.stringify(counted.passes)).slice(0, 16),
      digest: counted.origin.digest,
      wallSeconds: Math.round((performance.now() - start) / 100) / 10,
      processorSeconds: Math.round((used.user + used.system) / 1e4) / 100,
      serverSeconds: Math.round((serverSeconds(pid) - server) * 100) / 100,
      peakMegabytes: Math.round(peakMegabytes()),
    }),
  );
}

async function byEntry(engine: string, pid: number | undefined, entry: EngineEntry): Promise<void> {
  const open = await openEngine(entry, options);
  const table = entry.table === undefined ? { query: entry.query! } : { table: entry.table };
  await tell(engine, pid, () => countTable(open, table, request));
  await open.close();
}

/** A server that outlives a failure would work on beside whatever is measured next. */
async function thenRemoved(server: { remove(): Promise<void> }, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } finally {
    await server.remove();
  }
}

const query = `SELECT * FROM parquet.\`${parquet}\``;
if (isWanted('parquet')) await tell('parquet', undefined, () => countFiles([parquet], request));
if (isWanted('csv')) await tell('csv', undefined, () => countFiles([csv], request));
const binaries = postgresBinaries();
const [sail, spark] = [sailBinary(), sparkHome()];
for (const [engine, found] of Object.entries({ postgres: binaries, sail, spark })) {
  const isAsked = isWanted(engine) || (engine === 'spark' && ['kernel', 'rows'].some((part) => wanted.includes(part)));
  if (isAsked && 'missing' in found) console.log(JSON.stringify({ engine, notRunBecause: found.missing }));
}
if (isWanted('postgres') && 'folder' in binaries) {
  const server = await temporaryPostgres(binaries.folder);
  await thenRemoved(server, async () => {
    server.psql(`CREATE TABLE person (${columns.map((column) => `${column} text`).join(', ')})`);
    const rows = readFileSync(csv, 'utf8');
    server.psql(`COPY person FROM STDIN WITH (FORMAT csv);\n${rows.slice(rows.indexOf('\n') + 1)}\\.\n`);
    const address = `postgres://127.0.0.1:${server.port}/postgres`;
    await byEntry('postgres', undefined, { engine: 'postgres', address, user: 'assay', table: 'person' });
  });
}
if (isWanted('sail') && 'path' in sail) {
  const server = await temporarySail(sail.path);
  await thenRemoved(server, () =>
    byEntry('sail', server.pid, { engine: 'connect', address: `sc://127.0.0.1:${server.port}`, query }),
  );
}
const ofSpark = (['kernel', 'rows'] as const).filter((part) => isWanted('spark') || wanted.includes(part));
if (ofSpark.length > 0 && 'path' in spark) {
  const server = await temporarySpark(spark.path, [], 'local[2]', '2g');
  const entry: EngineEntry = { engine: 'connect', address: `sc://127.0.0.1:${server.port}`, query };
  await thenRemoved(server, async () => {
    if (ofSpark.includes('kernel'))
      await byEntry('spark, kernel there', server.pid, { ...entry, node: process.execPath });
    if (ofSpark.includes('rows')) await byEntry('spark, rows here', server.pid, { ...entry, node: '/no/such/node' });
  });
}
