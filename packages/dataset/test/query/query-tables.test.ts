import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateColumn, numberColumn, type Table, tableOf, tableSchema, textColumn, timeColumn } from '../../src/index.ts';
import { queryTables, type TableQuery } from '../../src/query/index.ts';

const field = (name: string, type: 'text' | 'number' | 'date' | 'time') =>
  ({ name, title: name, description: '', type, role: 'category', required: false }) as const;
const schema = tableSchema({
  name: 'calls',
  title: 'Calls',
  fields: [field('area', 'text'), field('minutes', 'number'), field('day', 'date'), field('at', 'time')],
});
const calls = tableOf(schema, {
  area: ['North', 'South', 'North', null, 'Öst’s'],
  minutes: [10, 20, null, 5, 0.5],
  day: ['2024-01-31', '31/02/2024', null, '2024-03-01', '2024-03-02'],
  at: ['2024-06-01T10:00:00Z', null, null, '2024-06-01T23:59:59.999Z', '1969-12-31T00:00:00Z'],
});
const ask = (sql: string, columns: TableQuery['columns'], more: Partial<TableQuery> = {}) =>
  queryTables({ sql, tables: { calls }, values: {}, columns, ...more });
const texts = (table: Table, name: string) => {
  const { codes, values } = textColumn(table, name);
  return [...codes].map((code) => values[code] ?? null);
};

describe('queryTables', () => {
  it('gives back what it was given, but a date that cannot be', async () => {
    const back = await ask('SELECT * FROM calls', { area: 'text', minutes: 'number', day: 'date', at: 'time' });
    expect(texts(back, 'area')).toEqual(['North', 'North', 'South', 'Öst’s', null]);
    expect([...numberColumn(back, 'minutes').values]).toEqual([10, Number.NaN, 20, 0.5, 5]);
    expect(dateColumn(back, 'day').recorded.values).toEqual(['2024-01-31', '2024-03-02', '2024-03-01']);
    expect([...timeColumn(back, 'at').milliseconds].filter((each) => !Number.isNaN(each))).toEqual([
      Date.UTC(2024, 5, 1, 10),
      Date.UTC(1969, 11, 31),
      Date.UTC(2024, 5, 1, 23, 59, 59, 999),
    ]);
  });

  it('binds values, whatever they hold, and never reads them as SQL', async () => {
    const sql = 'SELECT count(*)::INTEGER AS calls FROM calls WHERE area = $area AND minutes >= $least';
    const of = async (area: string) =>
      numberColumn(await ask(sql, { calls: 'number' }, { values: { area, least: 0 } }), 'calls').values[0];
    expect(await of('North')).toBe(1);
    expect(await of('Öst’s')).toBe(1);
    expect(await of("' OR 1 = 1; DROP TABLE calls; --")).toBe(0);
  });

  it('keeps an order that is stated, and puts rows in the order of what they say where none is', async () => {
    const sql = 'SELECT area, sum(minutes) AS minutes FROM calls GROUP BY area';
    const columns = { area: 'text', minutes: 'number' } as const;
    expect(texts(await ask(`${sql} ORDER BY minutes DESC`, columns), 'area')).toEqual([
      'South',
      'North',
      null,
      'Öst’s',
    ]);
    expect(texts(await ask(sql, columns), 'area')).toEqual(['North', 'South', 'Öst’s', null]);
  });

  it('gives of random rows what counting by hand gives, in any order of the rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            area: fc.constantFrom('a', 'b', 'c', null),
            minutes: fc.option(fc.integer({ min: -9, max: 9 })),
          }),
          {
            maxLength: 60,
          },
        ),
        async (rows) => {
          const table = tableOf(schema, {
            area: rows.map(({ area }) => area),
            minutes: rows.map(({ minutes }) => minutes),
          });
          const sql =
            'SELECT area, count(*) AS calls, sum(minutes) AS minutes FROM calls WHERE area IS NOT NULL GROUP BY ALL ORDER BY area';
          const found = await queryTables({
            sql,
            tables: { calls: table },
            values: {},
            columns: { area: 'text', calls: 'number', minutes: 'number' },
          });
          const areas = [...new Set(rows.flatMap(({ area }) => area ?? []))].sort();
          expect(texts(found, 'area')).toEqual(areas);
          expect([...numberColumn(found, 'calls').values]).toEqual(
            areas.map((area) => rows.filter((row) => row.area === area).length),
          );
          const minutesOf = (area: string) =>
            rows.filter((row) => row.area === area).flatMap(({ minutes }) => minutes ?? []);
          expect([...numberColumn(found, 'minutes').values]).toEqual(
            areas.map((area) =>
              minutesOf(area).length === 0 ? Number.NaN : minutesOf(area).reduce((a, b) => a + b, 0),
            ),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it('refuses an answer that hangs on the order in which rows stand', async () => {
    for (const sql of [
      'SELECT area AS name FROM calls ORDER BY 1 = 1 LIMIT 1',
      'SELECT first(area) AS name FROM calls',
      "SELECT string_agg(area, ',') AS name FROM calls",
      'SELECT area AS name FROM calls ORDER BY length(area)',
      'SELECT area AS name FROM (SELECT area, row_number() OVER () AS place FROM calls) WHERE place = 2',
    ])
      await expect(ask(sql, { name: 'text' }), sql).rejects.toThrow('hangs on the order in which rows happen to stand');
    const ordered = "SELECT string_agg(area, ',' ORDER BY area) AS name FROM calls";
    expect(texts(await ask(ordered, { name: 'text' }), 'name')).toEqual(['North,North,South,Öst’s']);
  });

  it('refuses columns other than declared, and numbers that none holds', async () => {
    await expect(ask('SELECT area FROM calls', { place: 'text' })).rejects.toThrow(
      'gives the columns area, and the cell declares place',
    );
    await expect(ask('SELECT area FROM calls', { area: 'number' })).rejects.toThrow('is VARCHAR, declared as number');
    await expect(ask('SELECT minutes > 3 AS area FROM calls', { area: 'text' })).rejects.toThrow('is BOOLEAN');
    await expect(ask('SELECT [minutes] AS area FROM calls', { area: 'text' })).rejects.toThrow('declared as text');
    await expect(ask('SELECT minutes, minutes FROM calls', { minutes: 'number' })).rejects.toThrow('gives the columns');
    await expect(ask('SELECT 9007199254740993 AS n FROM calls', { n: 'number' })).rejects.toThrow(
      'no number holds exactly',
    );
    await expect(ask("SELECT 'nan'::DOUBLE AS n FROM calls", { n: 'number' })).rejects.toThrow('is no number');
  });

  it('refuses what its needs and its text do not share', async () => {
    await expect(ask('SELECT 1 AS n', { n: 'number' })).rejects.toThrow('does not use calls, which it needs');
    await expect(ask('SELECT 1 AS n FROM calls', { n: 'number' }, { values: { least: 1 } })).rejects.toThrow(
      'does not use $least',
    );
    await expect(ask('SELECT area FROM call', { area: 'text' })).rejects.toThrow('Did you mean calls?');
    await expect(
      ask('SELECT area FROM calls WHERE minutes > $lest', { area: 'text' }, { values: { least: 1 } }),
    ).rejects.toThrow('Did you mean $least?');
    await expect(ask('SELECT area FROM calls WHERE minutes > ?', { area: 'text' })).rejects.toThrow(
      'the parameter "$1"',
    );
    await expect(ask('SELECT aera FROM calls', { aera: 'text' })).rejects.toThrow(
      /cannot be answered: .*aera.*Mend it\.$/,
    );
    await expect(ask('SELECT\narea FRM calls', { area: 'text' })).rejects.toThrow(/cannot be read: .*line 2 of it/);
  });

  it.each([
    ["SELECT * FROM read_csv('/no/such'), calls", 'read_csv'],
    ["SELECT * FROM read_text('/no/such'), calls", 'read_text'],
    ["SELECT * FROM glob('/no/*'), calls", 'glob'],
    ["SELECT * FROM '/no/such', calls", '/no/such'],
    ['SELECT * FROM calls, "/no/such"', '/no/such'],
    ["SELECT * FROM calls WHERE area IN (SELECT column0 FROM read_csv_auto('/no/such'))", 'read_csv_auto'],
    ["WITH calls AS (SELECT * FROM read_blob('/no/such')) SELECT * FROM calls", 'read_blob'],
    ["SELECT * FROM query('SELECT 1'), calls", 'query'],
    ["SELECT * FROM query_table('calls'), calls", 'query_table'],
    ["COPY calls TO '/no/out.csv'", 'no SELECT'],
    ["COPY (SELECT * FROM calls) TO '/no/out.csv'", 'no SELECT'],
    ["ATTACH '/no/x.db'", 'no SELECT'],
    ['INSTALL httpfs', 'no SELECT'],
    ['LOAD httpfs', 'no SELECT'],
    ["EXPORT DATABASE '/no/x'", 'no SELECT'],
    ['SET threads = 4', 'no SELECT'],
    ['PRAGMA database_list', 'no SELECT'],
    ['CREATE TABLE t AS SELECT * FROM calls', 'no SELECT'],
    ['DELETE FROM calls', 'no SELECT'],
    ['SELECT area FROM calls; DROP TABLE calls', 'no SELECT'],
    ['SELECT area FROM calls; SELECT area FROM calls', '2 statements'],
    ['SUMMARIZE calls', 'SUMMARIZE'],
    ['SHOW TABLES', 'SHOW'],
    ['SELECT * FROM duckdb_settings(), calls', 'duckdb_settings'],
    ['SELECT * FROM duckdb_settings, calls', 'duckdb_settings'],
    ['SELECT * FROM information_schema.tables, calls', 'tables'],
    ['SELECT * FROM sqlite_master, calls', 'sqlite_master'],
    ['SELECT random() AS area FROM calls', 'random'],
    ['SELECT uuid() AS area FROM calls', 'uuid'],
    ['SELECT now() AS area FROM calls', 'now'],
    ['SELECT current_date AS area FROM calls', 'current_date'],
    ['SELECT CURRENT_TIMESTAMP AS area FROM calls', 'CURRENT_TIMESTAMP'],
    ['SELECT localtimestamp AS area FROM calls', 'localtimestamp'],
    ['SELECT today() AS area FROM calls', 'today'],
    ['SELECT age(day) AS area FROM calls', 'age'],
    ["SELECT current_setting('threads') AS area FROM calls", 'current_setting'],
    ['SELECT version() AS area FROM calls', 'version'],
    ["SELECT getenv('HOME') AS area FROM calls", 'getenv'],
    ['SELECT area FROM calls USING SAMPLE 1', 'sample'],
    ['SELECT area FROM calls TABLESAMPLE 10%', 'sample'],
    ["SELECT '2024-01-01'::TIMESTAMPTZ AS area FROM calls", 'zone'],
    ['SELECT approx_count_distinct(area) AS area FROM calls', 'approx_count_distinct'],
    ['SELECT reservoir_quantile(minutes, 0.5) AS area FROM calls', 'reservoir_quantile'],
  ])('refuses %s', async (sql, named) => {
    await expect(ask(sql, { area: 'text' })).rejects.toThrow(named);
    await expect(ask(sql, { area: 'text' })).rejects.not.toThrow(/root:|Internal Error/);
  });

  it('allows a column of a name that a function has', async () => {
    const table = tableOf(
      tableSchema({ name: 'calls', title: '', fields: [field('user', 'text'), field('random', 'number')] }),
      {
        user: ['a'],
        random: [1],
      },
    );
    const found = await ask(
      'SELECT random, "user" FROM calls',
      { random: 'number', user: 'text' },
      { tables: { calls: table } },
    );
    expect(texts(found, 'user')).toEqual(['a']);
  });

  it('ends at its limits of time and memory', async () => {
    const endless = 'SELECT sum(a.range * b.range) AS n FROM range(10000000) a, range(10000000) b, calls';
    await expect(ask(endless, { n: 'number' }, { limits: { seconds: 0.3 } })).rejects.toThrow(
      'longer than 0.3 seconds',
    );
    const large = 'SELECT count(*) AS n FROM (SELECT DISTINCT range FROM range(30000000)), calls';
    await expect(ask(large, { n: 'number' }, { limits: { megabytes: 60 } })).rejects.toThrow('more than 60 MB');
  });

  it('asks a table of no rows too', async () => {
    const none = tableOf(schema, { area: [], minutes: [] });
    const found = await ask(
      'SELECT area, sum(minutes) AS n FROM calls GROUP BY area',
      { area: 'text', n: 'number' },
      { tables: { calls: none } },
    );
    expect(found.rowCount).toBe(0);
    expect(Object.keys(found.columns)).toEqual(['area', 'n']);
  });
});
