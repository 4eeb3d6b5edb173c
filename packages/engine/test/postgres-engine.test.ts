import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweepOfCounts } from '@assay/record-matching';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterNamed, countFiles, countsText, countTable, type EngineEntry, openEngine } from '../src/index.ts';
import { refusal } from './refusal.ts';
import { FIELDS, register, shown, sweepRequest } from './register.ts';
import { freePort, postgresBinaries, type TemporaryPostgres, temporaryPostgres } from './temporary-postgres.ts';
import { expectWordsHeeded, SAID_ROWS } from './words-heeded.ts';

const binaries = postgresBinaries();
const options = { env: { SECRET: 's3cret' }, folder: '/', seconds: 60 };
const table = { table: 'force.person' };

describe.skipIf('missing' in binaries)(
  `Postgres${'missing' in binaries ? ` (skipped: ${binaries.missing})` : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-pg-test-'));
    const people = register(4000);
    const csv = join(folder, 'people.csv');
    let server: TemporaryPostgres;
    let entry: EngineEntry;
    beforeAll(async () => {
      await people.write(csv);
      server = await temporaryPostgres((binaries as { folder: string }).folder);
      entry = {
        engine: 'postgres',
        address: `postgres://127.0.0.1:${server.port}/postgres`,
        user: 'assay',
        credential: 'env:SECRET',
      };
      server.psql(
        `CREATE SCHEMA force; CREATE TABLE force.person (first_name text, surname text, date_of_birth text, entity text)`,
      );
      const rows = readFileSync(csv, 'utf8').split('\n').slice(1).join('\n');
      server.psql(`COPY force.person FROM STDIN WITH (FORMAT csv);\n${rows}\\.\n`);
    });
    afterAll(async () => {
      await server?.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    /** Comes back once the server has done with all who were ours. */
    const nobodyThere = async () => {
      const there = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'assay'";
      while (server.psql(there).trim() !== '0') await new Promise((resolve) => setTimeout(resolve, 50));
    };

    it('gives of a table the sweep and the fingerprint that its CSV gives', async () => {
      const engine = await openEngine(entry, options);
      const counted = await countTable(engine, table, sweepRequest({ rowsPerSlice: 700 }));
      await engine.close();
      const file = await countFiles([csv], sweepRequest());
      expect(shown(sweepOfCounts(counted.passes[0]!.counts))).toBe(shown(people.sweep()));
      expect(JSON.stringify(counted.passes)).toBe(JSON.stringify(file.passes));
      expect(counted.origin.digest).toBe(file.origin.digest);
      expect(counted.origin).toMatchObject({
        engine: 'Postgres',
        table: 'force.person',
        rows: 4000,
        step: 'rows brought here, counted in slices',
        stepDown: 'Postgres runs no programs on its rows',
      });
      expect(countsText(counted)).not.toMatch(/s3cret|127\.0\.0\.1|"assay"/);
    });

    it('counts the rows of a table that has none of the parts that a pass would like, as files do', async () => {
      server.psql(`CREATE TABLE bare (first_name text); INSERT INTO bare VALUES ('Ann'), ('Bob'), ('Cy')`);
      const counter = counterNamed('combinations', ['sex']);
      const optional = { ...counter, columns: [], optional: ['sex'] };
      const passes = [{ name: 'sex', counter: optional, fields: { sex: 'sex' }, options: {} }];
      const file = join(folder, 'bare.csv');
      writeFileSync(file, 'first_name\nAnn\nBob\nCy\n');
      const engine = await openEngine(entry, options);
      const there = await countTable(engine, { table: 'bare' }, sweepRequest({ passes }));
      await engine.close();
      expect(there.origin).toMatchObject({ rows: 3, columns: [{ field: 'first_name' }] });
      expect(there.passes).toEqual((await countFiles([file], sweepRequest({ passes }))).passes);
    });

    it('heeds what was said of words in the texts that it groups, as slices of the rows do', async () => {
      const values = SAID_ROWS.map((sex) => `(${sex}, '1980-01-02')`).join(', ');
      server.psql(`CREATE TABLE said (sex text, date_of_birth date); INSERT INTO said VALUES ${values}`);
      await expectWordsHeeded(await openEngine(entry, options), { table: 'said' });
    });

    it('reads awkward texts, dates and numbers as they are', async () => {
      server.psql(`CREATE TABLE awkward (first_name text, surname text, date_of_birth date, entity bigint);
      INSERT INTO awkward VALUES (E'a\\tb', E'c\\nd', '0900-01-02', 9007199254740993), ('\\N', '"', '1980-03-31', 1), ('', 'NULL', NULL, 2), ('İΑΣ𝒥é', E'e\\u0301', '1980-03-30', 3)`);
      const engine = await openEngine(entry, options);
      const rows: (readonly (string | null)[])[] = [];
      const columns = await engine.columns({ table: 'awkward' });
      for await (const batch of engine.rows({ table: 'awkward' }, columns)) rows.push(...batch);
      await engine.close();
      expect(columns).toEqual(['first_name', 'surname', 'date_of_birth', 'entity']);
      expect(rows).toEqual([
        ['a\tb', 'c\nd', '0900-01-02', '9007199254740993'],
        ['\\N', '"', '1980-03-31', '1'],
        ['', 'NULL', null, '2'],
        ['İΑΣ𝒥é', 'e\u0301', '1980-03-30', '3'],
      ]);
    });

    it('groups texts sign by sign, whatever the collation, as slices of the rows do', async () => {
      server.psql(`CREATE COLLATION IF NOT EXISTS blurred (provider = icu, locale = 'und-u-ks-level1', deterministic = false);
      CREATE TABLE grouped (first_name text COLLATE blurred, surname char(8), date_of_birth date, entity text);
      INSERT INTO grouped VALUES ('Ann', 'Ash', '1980-01-02', 'x'), ('ANN', 'Ash', '1980-01-02', 'x'), ('Ánn', 'Ash', '1980-01-02', 'x'), (E'A\u0301nn', ' Ash', '1980-01-02', 'x'), (' Ann ', '', '1980-01-02', ''),
        (NULL, 'Ash', '1980-01-02', 'x'), ('', 'Ash', '1980-01-02', NULL), (E'a\tb', E'c\nd', '1980-01-02', '"'), ('N', 'NULL', '1980-01-02', '👮'), ('Ann', 'Ash', '1980-01-02', 'x')`);
      const parts = ['first_name', 'surname', 'entity'];
      const fields = Object.fromEntries(parts.map((part) => [part, part]));
      const pass = { name: 'names', counter: counterNamed('combinations', parts), fields, options: {} };
      const engine = await openEngine(entry, options);
      const request = sweepRequest({ passes: [pass] });
      const grouped = await countTable(engine, { table: 'grouped' }, request);
      // A pass by dates beside it: then the rows are read, and all are counted of them.
      const dated = {
        ...pass,
        name: 'dates',
        counter: counterNamed('combinations', ['d']),
        fields: { d: FIELDS.dateOfBirth },
      };
      const rows = await countTable(engine, { table: 'grouped' }, sweepRequest({ passes: [pass, dated] }));
      await engine.close();
      expect(grouped.origin).toMatchObject({ step: 'grouped by the engine', rows: 10, slices: 1 });
      expect(rows.origin.step).toBe('rows brought here, counted in slices');
      expect(grouped.passes[0]).toEqual(rows.passes[0]);
      expect(grouped.passes[0]!.counts.length).toBe(8);
    });

    it('counts columns of any type as the texts that they are, and a view as a table', async () => {
      server.psql(`CREATE TABLE typed (first_name char(60), surname varchar, date_of_birth timestamptz, entity numeric(20, 2));
      INSERT INTO typed SELECT first_name, surname, date_of_birth::timestamp at time zone 'UTC', ('x' || substr(md5(entity), 1, 8))::bit(32)::bigint FROM force.person;
      CREATE VIEW typed_view AS SELECT * FROM typed`);
      const engine = await openEngine(entry, options);
      for (const table of ['typed', 'typed_view']) {
        const { passes } = await countTable(engine, { table }, sweepRequest());
        expect(shown(sweepOfCounts(passes[0]!.counts))).toBe(shown(people.sweep()));
      }
      await engine.close();
    });

    it.each([
      ['two statements', 'SELECT 1 AS surname; DROP TABLE force.person', /no single SELECT/],
      ['a change', 'UPDATE force.person SET surname = NULL RETURNING *', /no single SELECT/],
      [
        'a change inside a SELECT',
        'WITH gone AS (DELETE FROM force.person RETURNING *) SELECT * FROM gone',
        /refuses to/,
      ],
      [
        'a change by a function',
        "SELECT setval('counting', 7)::text AS first_name, '' AS surname, '' AS date_of_birth",
        /refuses to .* \(25006\)/,
      ],
      ['a copy', "COPY force.person TO '/no/x'", /no single SELECT/],
      ['a bracket that ends ours', 'SELECT 1) AS t, (DELETE FROM force.person', /refuses to/],
      ['a comment without an end', 'SELECT surname FROM force.person /*', /refuses to/],
      [
        'two columns of one name',
        'SELECT surname, surname FROM force.person',
        /named twice: surname|refuses to|column/,
      ],
    ])('refuses a query with %s, and nothing has changed', async (_, query, expected) => {
      server.psql('CREATE SEQUENCE IF NOT EXISTS counting; GRANT ALL ON SEQUENCE counting TO assay');
      const before = server.psql('SELECT count(*), count(surname) FROM force.person');
      const engine = await openEngine(entry, options);
      const said = await refusal(countTable(engine, { query }, sweepRequest()));
      await engine.close();
      expect(said).toMatch(expected);
      expect(said).not.toContain('\n');
      expect(server.psql('SELECT count(*), count(surname) FROM force.person')).toBe(before);
    });

    it('counts the rows of one query, with columns mapped', async () => {
      const engine = await openEngine(entry, options);
      const query = 'SELECT first_name AS "Given", surname, date_of_birth AS dob, entity FROM force.person';
      const counted = await countTable(
        engine,
        { query },
        sweepRequest({ mapping: { first_name: 'Given', date_of_birth: 'dob' } }),
      );
      await expect(countTable(engine, { query: 'DROP TABLE x' }, sweepRequest())).rejects.toThrow(/no single SELECT/);
      await engine.close();
      expect(shown(sweepOfCounts(counted.passes[0]!.counts))).toBe(shown(people.sweep()));
      expect(counted.origin.columns).toContainEqual({ field: 'first_name', column: 'Given', how: 'mapped' });
    });

    it('reads one snapshot, whatever others write meanwhile', async () => {
      server.psql('CREATE TABLE growing AS SELECT * FROM force.person LIMIT 1000');
      const engine = await openEngine(entry, options);
      await engine.columns({ table: 'growing' });
      server.psql("INSERT INTO growing VALUES ('New', 'Person', '1980-01-01', 'x')");
      const counted = await countTable(engine, { table: 'growing' }, sweepRequest());
      await engine.close();
      expect(counted.origin.rows).toBe(1000);
    });

    it('says in one line, without user or password, what is wrong with an entry', async () => {
      const open = (change: Partial<EngineEntry>, more = {}) =>
        refusal(openEngine({ ...entry, ...change }, { ...options, ...more }).then((engine) => engine.close()));
      const port = await freePort();
      expect(await open({ address: `postgres://127.0.0.1:${port}/postgres` })).toMatch(
        /^nobody answers at 127\.0\.0\.1/,
      );
      expect(await open({ address: `postgres://127.0.0.1:${server.port}/none` })).toMatch(/no such database/);
      expect(await open({ address: 'postgres://ann:s3cret@127.0.0.1/db' })).toMatch(
        /^the address of the postgres entry is postgres:\/\/… Write/,
      );
      expect(await open({}, { env: {} })).toMatch(/the variable SECRET holds no credential/);
      const file = join(folder, 'secret');
      writeFileSync(file, 's3cret\n', { mode: 0o644 });
      expect(await open({ credential: file })).toMatch(/may be read by others \(mode 644\)/);
      chmodSync(file, 0o600);
      expect(await open({ credential: file })).toBe('no refusal');
      const engine = await openEngine(entry, options);
      expect(await refusal(engine.columns({ table: 'nowhere' }))).toMatch(/refuses to describe the table \(42P01\)/);
      await engine.close();
      const casting = await openEngine(entry, options);
      const cast = { query: "SELECT cast(text 'Ash 1980' as integer) AS surname FROM force.person" };
      const message = await refusal(casting.identify(cast, ['surname']));
      expect(message).toMatch(/refuses to identify the table \(22P02\)\. Mend the entry/);
      expect(message).not.toContain('Ash');
      await casting.close();
    });

    it('lets no user in with a wrong password', async () => {
      const data = server.psql('SHOW hba_file').trim();
      writeFileSync(data, 'host all owner 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n');
      server.psql('SELECT pg_reload_conf()');
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await refusal(openEngine(entry, { ...options, env: { SECRET: 'wrong' } }))).toMatch(
        /does not let this user in \(28P01\)/,
      );
      const engine = await openEngine(entry, options);
      await engine.close();
    });

    it('gives up on a slow statement, and when it is stopped, in seconds', async () => {
      const slow = { query: 'SELECT first_name, surname, date_of_birth, entity FROM force.person, pg_sleep(600)' };
      const start = performance.now();
      const late = await openEngine(entry, { ...options, seconds: 1 });
      expect(await refusal(countTable(late, slow, sweepRequest()))).toMatch(/took more than 1 seconds|57014/);
      await late.close();
      const abort = new AbortController();
      const stopped = await openEngine(entry, { ...options, signal: abort.signal });
      setTimeout(() => abort.abort(), 300);
      expect(await refusal(countTable(stopped, slow, sweepRequest()))).toMatch(/was stopped\. Nothing of it is used/);
      await stopped.close();
      await nobodyThere();
      expect(performance.now() - start).toBeLessThan(60_000);
    });

    it('is told as lost where the server ends who was quiet for too long', async () => {
      server.psql('ALTER ROLE assay SET idle_in_transaction_session_timeout = 50');
      const engine = await openEngine(entry, options);
      server.psql('ALTER ROLE assay RESET idle_in_transaction_session_timeout');
      await nobodyThere();
      expect(await refusal(engine.columns(table))).toMatch(/was lost while it was asked to describe the table/);
      await engine.close();
    });

    it('ends in one line when the server dies in the midst of a statement', async () => {
      const engine = await openEngine(entry, options);
      const slow = { query: 'SELECT first_name, surname, date_of_birth, entity FROM force.person, pg_sleep(60)' };
      await engine.columns(table);
      const counting = refusal(countTable(engine, slow, sweepRequest()));
      const asleep = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
      while (server.psql(asleep).trim() === '0') await new Promise((resolve) => setTimeout(resolve, 100));
      const start = performance.now();
      await server.kill();
      expect(await counting).toMatch(
        /was lost while it was asked to (describe|identify) the table\. Nothing of it is used/,
      );
      expect(await refusal(engine.columns(table))).toMatch(/was lost/);
      await engine.close();
      expect(performance.now() - start).toBeLessThan(30_000);
    });
  },
);
