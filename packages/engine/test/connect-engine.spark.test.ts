import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
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
  const node = join(folder, 'node');
  const query = `SELECT * FROM parquet.\`${parquet}\``;
  let server: TemporaryServer;
  let entry: EngineEntry;
  beforeAll(async () => {
    await people.write(parquet);
    // Kernels of this server alone are told by it: others may be at work on this machine.
    symlinkSync(process.execPath, node);
    server = await temporarySpark((spark as { path: string }).path);
    entry = { engine: 'connect', address: `sc://127.0.0.1:${server.port}`, query, node };
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

  it('takes Node to the rows in an archive where nothing is installed beside them', async () => {
    const archive = join(folder, 'node.tgz');
    spawnSync('tar', ['-czf', archive, '-C', dirname(process.execPath), basename(process.execPath)]);
    const packed = { ...entry, archive, node: `./node.tgz/${basename(process.execPath)}` };
    const engine = await openEngine(packed, options);
    const counted = await countTable(engine, { query }, sweepRequest());
    await engine.close();
    expect(counted.origin).toMatchObject({ step: 'kernel in the engine', stepDown: null });
    expect(shown(sweepOfCounts(counted.passes[0]!.counts))).toBe(shown(people.sweep()));
    const lost = await openEngine({ ...packed, archive: join(folder, 'gone.tgz'), node: './gone.tgz/node' }, options);
    expect(await refusal(countTable(lost, { query }, sweepRequest()))).toContain(
      `no Node could be started from the archive ${join(folder, 'gone.tgz')}. Check its path`,
    );
    await lost.close();
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
      ('İΑΣ𝒥é', 'e\\u0301', '1980-01-01', 's'), (' Ann ', 'a\\u00a0b', '1980-01-01', 's'), ('Ann', 'A B', CAST(NULL AS string), 't'), ('A\\u0000nn', 'A B', '1980-01-01', 'u') AS t(first_name, surname, date_of_birth, entity)`;
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
    let isOver = false;
    const killed = refusal(countTable(engine, { query: slow }, sweepRequest())).finally(() => {
      isOver = true;
    });
    let found: number[] = [];
    while (found.length === 0 && !isOver) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      found = processesWith(`${node}\0--max-old-space-size`);
    }
    for (const pid of found) process.kill(pid, 'SIGKILL');
    expect(await killed).toMatch(/a kernel ended before it had counted its slice.*Nothing of it is used/);
    const start = performance.now();
    const asked = refusal(countTable(engine, { query: slow }, sweepRequest()));
    await new Promise((resolve) => setTimeout(resolve, 500));
    await server.kill();
    expect(await asked).toMatch(/was lost while it was asked to .*\. Nothing of it is used/);
    await engine.close();
    expect(performance.now() - start).toBeLessThan(60_000);
  });
});

describe.skipIf('missing' in spark)(
  `Spark with two workers${'missing' in spark ? ` (skipped: ${spark.missing})` : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-spark-workers-'));
    const parquet = join(folder, 'people.parquet');
    const node = join(folder, 'node');
    const home = 'path' in spark ? spark.path : '';
    const executors = () => processesWith('CoarseGrainedExecutorBackend').filter((pid) => ownedBy(pid, folder));
    const kernels = () => processesWith(`${node}\0--max-old-space-size`);
    /** The register so many times over, whose people are then other people. */
    const many = (times: number) =>
      `SELECT p.first_name, p.surname, p.date_of_birth, concat(p.entity, '-', r.id) AS entity FROM parquet.\`${parquet}\` p, range(${times}) r`;
    beforeAll(async () => {
      await register(4000).write(parquet);
      symlinkSync(process.execPath, node);
    });
    afterAll(() => {
      // Workers outlive the one that started them by the moment that it takes them to see it gone.
      for (const pid of executors()) process.kill(pid, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    });

    async function withWorkers(settings: readonly string[], work: (entry: EngineEntry) => Promise<void>) {
      const isOwn = `spark.executor.extraJavaOptions=-Dassay.test=${folder}`;
      const server = await temporarySpark(home, [...settings, isOwn], 'local-cluster[2,1,1024]');
      const entry: EngineEntry = { engine: 'connect', address: `sc://127.0.0.1:${server.port}`, table: 'none', node };
      await work(entry).finally(() => server.remove());
    }

    /** Counts until a kernel is at work, and what is told then; that it was not over before. */
    async function atWork<Counted>(counting: Promise<Counted>) {
      let isOver = false;
      const told = counting.finally(() => {
        isOver = true;
      });
      told.catch(() => {});
      while (kernels().length === 0 && !isOver) await new Promise((resolve) => setTimeout(resolve, 20));
      expect(isOver).toBe(false);
      return { told };
    }

    it('gives the same counts where one of them is killed at its work and Spark has it done again', async () => {
      await withWorkers([], async (entry) => {
        const query = many(80);
        const counts = async () => {
          const engine = await openEngine(entry, options);
          const counted = await countTable(engine, { query }, sweepRequest()).finally(() => engine.close());
          return JSON.stringify([counted.origin.rows, counted.passes]);
        };
        const whole = await counts();
        const { told } = await atWork(counts());
        expect(executors().length).toBe(2);
        process.kill(executors()[0]!, 'SIGKILL');
        expect(await told).toBe(whole);
      });
    }, 1_800_000);

    it('ends in one line where they are killed at their work', async () => {
      // An attempt that is lost is not made again, so that the loss cannot be hidden by a second one.
      await withWorkers(['spark.task.maxFailures=1'], async (entry) => {
        const engine = await openEngine(entry, options);
        const { told } = await atWork(refusal(countTable(engine, { query: many(40) }, sweepRequest())));
        expect(executors().length).toBe(2);
        for (const pid of executors()) process.kill(pid, 'SIGKILL');
        const message = await told;
        expect(message).toMatch(/refuses to count|was lost|Nothing of it is used/);
        expect(message).not.toMatch(/\n|took more than/);
        await engine.close();
      });
    }, 1_800_000);
  },
);

/** Whether a process was started with this text in its command, so that no other test's is taken for it. */
function ownedBy(pid: number, text: string): boolean {
  return processesWith(text).includes(pid);
}
