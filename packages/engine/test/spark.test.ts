import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweepOfCounts } from '@assay/record-matching';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countFiles, countTable, type EngineEntry, openEngine } from '../src/index.ts';
import { refusal } from './refusal.ts';
import { register, shown, sweepRequest } from './register.ts';
import { processesWith, sparkHome, type TemporaryServer, temporarySpark } from './temporary-connect.ts';

const spark = sparkHome();
const options = { env: {}, folder: '/', seconds: 300 };

describe.skipIf('missing' in spark)(`Spark${'missing' in spark ? ` (skipped: ${spark.missing})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-spark-test-'));
  const people = register(4000);
  const parquet = join(folder, 'people.parquet');
  const query = `SELECT * FROM parquet.\`${parquet}\``;
  let server: TemporaryServer;
  let entry: EngineEntry;
  beforeAll(async () => {
    await people.write(parquet);
    server = await temporarySpark((spark as { path: string }).path);
    entry = { engine: 'connect', address: `sc://127.0.0.1:${server.port}`, query, node: process.execPath };
  });
  afterAll(async () => {
    await server?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('counts by the kernel in its executors what the file gives here, to the byte', async () => {
    const engine = await openEngine(entry, options);
    const counted = await countTable(engine, { query }, sweepRequest());
    await engine.close();
    const file = await countFiles([parquet], sweepRequest());
    expect(counted.origin).toMatchObject({ step: 'kernel in the engine', stepDown: null, kernel: file.origin.kernel });
    expect(shown(sweepOfCounts(counted.passes[0]!.counts))).toBe(shown(people.sweep()));
    expect(JSON.stringify(counted.passes)).toBe(JSON.stringify(file.passes));
    expect(counted.origin.digest).toBe(file.origin.digest);
  });

  it('goes a step down by itself where no Node is beside the rows, or texts need cleaning, and says so', async () => {
    const without = await openEngine({ ...entry, node: '/no/such/node' }, options);
    const counted = await countTable(without, { query }, sweepRequest());
    await without.close();
    expect(counted.origin).toMatchObject({
      step: 'rows brought here, counted in slices',
      stepDown: 'it runs no programs on its rows',
    });
    expect(shown(sweepOfCounts(counted.passes[0]!.counts))).toBe(shown(people.sweep()));
    const written = `SELECT first_name, surname, date_format(to_date(date_of_birth), 'dd/MM/yyyy') AS date_of_birth, entity FROM parquet.\`${parquet}\``;
    const engine = await openEngine(entry, options);
    const { origin } = await countTable(engine, { query: written }, sweepRequest());
    await engine.close();
    expect(origin.stepDown).toBe('some of its dates are not written yyyy-mm-dd');
  });

  it('takes awkward names to the kernel as they are', async () => {
    const awkward = `SELECT * FROM VALUES ('a\\tb', 'c\\nd', '1980-01-01', 'p'), ('\\\\N', '"', '1980-01-01', 'q'), ('', 'NULL', '1980-01-01', 'r'),
      ('İΑΣ𝒥é', 'e\\u0301', '1980-01-01', 's'), (' Ann ', 'a\\u00a0b', '1980-01-01', 's'), ('Ann', 'A B', CAST(NULL AS string), 't') AS t(first_name, surname, date_of_birth, entity)`;
    const kernel = await openEngine(entry, options);
    const there = await countTable(kernel, { query: awkward }, sweepRequest());
    await kernel.close();
    const rows = await openEngine({ ...entry, node: '/no/such/node' }, options);
    const here = await countTable(rows, { query: awkward }, sweepRequest());
    await rows.close();
    expect(there.origin.step).toBe('kernel in the engine');
    expect(here.origin.step).toBe('rows brought here, counted in slices');
    expect(JSON.stringify(there.passes)).toBe(JSON.stringify(here.passes));
    expect(there.origin.digest).toBe(here.origin.digest);
  });

  it('ends in one line when the kernel is killed, and when the server is', async () => {
    const slow = `SELECT p.first_name, p.surname, p.date_of_birth, concat(p.entity, '-', r.id) AS entity FROM parquet.\`${parquet}\` p, range(300) r`;
    const engine = await openEngine(entry, options);
    const killed = refusal(countTable(engine, { query: slow }, sweepRequest()));
    const before = Date.now();
    let found: number[] = [];
    while (found.length === 0 && Date.now() - before < 100_000) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      found = processesWith('--import=data:text/javascript').filter((pid) => pid !== process.pid);
    }
    for (const pid of found) process.kill(pid, 'SIGKILL');
    expect(await killed).toMatch(/refuses to count|was lost/);
    const start = performance.now();
    const asked = refusal(countTable(engine, { query: slow }, sweepRequest()));
    await new Promise((resolve) => setTimeout(resolve, 500));
    await server.kill();
    expect(await asked).toMatch(/was lost while it was asked to .*\. Nothing of it is used/);
    await engine.close();
    expect(performance.now() - start).toBeLessThan(60_000);
  });
});
