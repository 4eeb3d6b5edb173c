import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweepOfCounts } from '@assay/record-matching';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterNamed, countFiles, countTable, type EngineEntry, openEngine } from '../src/index.ts';
import { refusal } from './refusal.ts';
import { register, shown, sweepRequest } from './register.ts';
import { sailBinary, type TemporaryServer, temporarySail } from './temporary-connect.ts';
import { freePort } from './temporary-postgres.ts';
import { expectWordsHeeded, SAID_ROWS } from './words-heeded.ts';

const sail = sailBinary();
const options = { env: {}, folder: '/', seconds: 60 };

describe.skipIf('missing' in sail)(
  `Spark Connect by Sail${'missing' in sail ? ` (skipped: ${sail.missing})` : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-sail-test-'));
    const people = register(4000);
    const parquet = join(folder, 'people.parquet');
    const query = `SELECT * FROM parquet.\`${parquet}\``;
    const SLOW = `SELECT first_name, surname, date_of_birth, entity FROM parquet.\`${parquet}\`, range(100000000) r WHERE length(concat(first_name, r.id)) > 2`;
    let server: TemporaryServer;
    let entry: EngineEntry;
    beforeAll(async () => {
      await people.write(parquet);
      server = await temporarySail((sail as { path: string }).path);
      entry = { engine: 'connect', address: `sc://127.0.0.1:${server.port}`, query };
    });
    afterAll(async () => {
      await server?.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    it('gives of a table the sweep and the fingerprint that its file gives, and says why the kernel stayed here', async () => {
      const engine = await openEngine(entry, options);
      const counted = await countTable(engine, { query }, sweepRequest({ rowsPerSlice: 900 }));
      await engine.close();
      const file = await countFiles([parquet], sweepRequest());
      expect(shown(sweepOfCounts(counted.passes[0]!.counts))).toBe(shown(people.sweep()));
      expect(JSON.stringify(counted.passes)).toBe(JSON.stringify(file.passes));
      expect(counted.origin).toMatchObject({
        digest: file.origin.digest,
        kernel: file.origin.kernel,
        step: 'rows brought here, counted in slices',
        stepDown: 'it runs no programs on its rows',
      });
    });

    it('groups texts sign by sign, as slices of the rows do', async () => {
      const parts = ['first_name', 'surname', 'entity'];
      const fields = Object.fromEntries(parts.map((part) => [part, part]));
      const pass = { name: 'names', counter: counterNamed('combinations', parts), fields, options: {} };
      const dated = { name: 'dates', counter: counterNamed('combinations', ['d']), options: {} };
      const awkward =
        "SELECT *, '1980-01-02' AS date_of_birth FROM VALUES ('Ann', 'Ash', 'x'), ('ANN', 'Ash', 'x'), ('Ánn', 'Ash', 'x'), ('Ánn', ' Ash', 'x'), (' Ann ', '', ''), (NULL, 'Ash', 'x'), ('', 'Ash', NULL), ('a\tb', 'c\nd', '\"'), ('\\N', 'NULL', '👮'), ('Ann', 'Ash', 'x') AS t(first_name, surname, entity)";
      const engine = await openEngine(entry, options);
      const grouped = await countTable(engine, { query: awkward }, sweepRequest({ passes: [pass] }));
      const passes = [pass, { ...dated, fields: { d: 'date_of_birth' } }];
      const rows = await countTable(engine, { query: awkward }, sweepRequest({ passes }));
      await engine.close();
      expect(grouped.origin).toMatchObject({ step: 'grouped by the engine', rows: 10, slices: 1 });
      expect(rows.origin.step).toBe('rows brought here, counted in slices');
      expect(grouped.passes[0]).toEqual(rows.passes[0]);
      expect(grouped.passes[0]!.counts.length).toBe(8);
    });

    it('heeds what was said of words in the texts that it groups, as slices of the rows do', async () => {
      const values = SAID_ROWS.map((sex) => `(${sex})`).join(', ');
      const query = `SELECT sex, '1980-01-02' AS date_of_birth FROM VALUES ${values} AS t(sex)`;
      await expectWordsHeeded(await openEngine(entry, options), { query });
    });

    it('reads awkward texts and large numbers as they are', async () => {
      const engine = await openEngine(entry, options);
      const awkward =
        "SELECT * FROM VALUES ('a\\tb', 'c\\nd', 9007199254740993), ('\\\\N', '\"', 1), ('', 'NULL', CAST(NULL AS bigint)), ('İΑΣ𝒥é', 'e\u0301', 2) AS t(a, b, n)";
      expect(await engine.columns({ query: awkward })).toEqual(['a', 'b', 'n']);
      const rows: (readonly (string | null)[])[] = [];
      for await (const batch of engine.rows({ query: awkward }, ['a', 'b', 'n'])) rows.push(...batch);
      await engine.close();
      expect(rows.map((row) => JSON.stringify(row)).sort()).toEqual(
        [
          ['a\tb', 'c\nd', '9007199254740993'],
          ['\\N', '"', '1'],
          ['', 'NULL', null],
          ['İΑΣ𝒥é', 'e\u0301', '2'],
        ]
          .map((row) => JSON.stringify(row))
          .sort(),
      );
    });

    it('reads a moment as what the clock in London showed, as one without an offset is taken', async () => {
      const engine = await openEngine(entry, options);
      const moments =
        "SELECT to_timestamp('2025-07-01T12:00:00Z') AS summer, to_timestamp('2025-01-01T12:00:00Z') AS winter";
      const rows: (readonly (string | null)[])[] = [];
      for await (const batch of engine.rows({ query: moments }, ['summer', 'winter'])) rows.push(...batch);
      await engine.close();
      expect(rows).toEqual([['2025-07-01 13:00:00', '2025-01-01 12:00:00']]);
    });

    it('reads moments of a file that keeps them by another clock as what the clock in London showed', async () => {
      const kept = join(folder, 'moments.parquet');
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      await connection.run(
        `SET timezone = 'UTC'; COPY (SELECT TIMESTAMPTZ '2025-07-01 12:00:00+00' AS "sum\`mer", TIMESTAMPTZ '2025-01-01 12:00:00+00' AS winter, TIMESTAMP '2025-07-01 12:00:00' AS written, 'x' AS name) TO '${kept}' (FORMAT parquet)`,
      );
      connection.closeSync();
      const engine = await openEngine(entry, options);
      const from = { query: `SELECT * FROM parquet.\`${kept}\`` };
      const columns = await engine.columns(from);
      const rows: (readonly (string | null)[])[] = [];
      for await (const batch of engine.rows(from, columns)) rows.push(...batch);
      const grouped: (readonly (string | null)[])[] = [];
      for await (const batch of engine.grouped!(from, [columns[0]!], 9)) grouped.push(...batch);
      await engine.close();
      expect(columns).toEqual(['sum`mer', 'winter', 'written', 'name']);
      expect(rows).toEqual([['2025-07-01 13:00:00', '2025-01-01 12:00:00', '2025-07-01 12:00:00', 'x']]);
      expect(grouped).toEqual([['2025-07-01 13:00:00', '1']]);
    });

    it('counts names with signs that nobody sees as every reader cleans them', async () => {
      const hidden = `SELECT concat('An', char(0), 'n') AS first_name, 'Ash' AS surname, '1980-01-01' AS date_of_birth, 'p' AS entity
        UNION ALL SELECT 'Ann', 'Ash', '1980-01-01', 'p' UNION ALL SELECT concat('a', char(10), char(13), char(9), char(0)), 'Ash', '1980-01-01', 'q'`;
      const engine = await openEngine(entry, options);
      const { origin, passes } = await countTable(engine, { query: hidden }, sweepRequest());
      await engine.close();
      const sweep = sweepOfCounts(passes[0]!.counts);
      expect([origin.rows, sweep.records, sweep.pairsByClass[0], sweep.truePairs]).toEqual([3, 3, 1, 1]);
    });

    it('says in one line what is wrong with an entry or a statement', async () => {
      const open = (address: string) =>
        refusal(openEngine({ ...entry, address }, options).then((engine) => engine.close()));
      expect(await open(`sc://127.0.0.1:${await freePort()}`)).toMatch(
        /^nobody answers at 127\.0\.0\.1:\d+ as Spark Connect/,
      );
      expect(await open('sc://ann:s3cret@127.0.0.1')).toMatch(/^the address of the connect entry is sc:\/\/… Write/);
      expect(await open('http://127.0.0.1')).toMatch(/Write sc:\/\/host:15002/);
      const engine = await openEngine(entry, options);
      expect(await refusal(engine.columns({ table: 'force.nowhere' }))).toMatch(
        /refuses to describe the table: .*nowhere/,
      );
      await engine.close();
      const far: EngineEntry = { ...entry, address: 'sc://192.0.2.1:443', credential: 'env:TOKEN', tls: false };
      expect(await refusal(openEngine(far, { ...options, env: { TOKEN: 's3cret' } }))).toMatch(
        /a credential is not sent without encryption/,
      );
    });

    it('gives up on a slow answer, and when it is stopped, in seconds', async () => {
      const start = performance.now();
      const late = await openEngine(entry, { ...options, seconds: 4 });
      expect(await refusal(late.identify({ query: SLOW }, ['first_name']))).toMatch(/took more than 4 seconds/);
      await late.close();
      const abort = new AbortController();
      const stopped = await openEngine(entry, { ...options, signal: abort.signal });
      setTimeout(() => abort.abort(), 300);
      expect(await refusal(stopped.identify({ query: SLOW }, ['first_name']))).toMatch(
        /was stopped\. Nothing of it is used/,
      );
      await stopped.close();
      expect(performance.now() - start).toBeLessThan(60_000);
    });

    it('ends in one line when the server is killed in the midst of a statement, and when it was', async () => {
      const own = await temporarySail((sail as { path: string }).path);
      const engine = await openEngine({ ...entry, address: `sc://127.0.0.1:${own.port}` }, options);
      const asked = refusal(countTable(engine, { query: SLOW }, sweepRequest()));
      await new Promise((resolve) => setTimeout(resolve, 700));
      const start = performance.now();
      await own.kill();
      expect(await asked).toMatch(/was lost while it was asked to .*\. Nothing of it is used/);
      expect(await refusal(engine.columns({ query }))).toMatch(/was lost/);
      await engine.close();
      expect(performance.now() - start).toBeLessThan(30_000);
      await own.remove();
    });
  },
);
