import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Counter, Slice } from '@assay/statistics';
import { afterAll, describe, expect, it } from 'vitest';
import { KernelRefused } from '../src/connect/engine.ts';
import { type EngineEntry, engineAddress, engineCredential, isEncrypted } from '../src/connect/entry.ts';
import { plainSql, transformSql } from '../src/connect/transform-sql.ts';
import {
  type CountRequest,
  divisionOf,
  fieldsOfPass,
  isGrouping,
  type PassRequest,
  passesReadTogether,
  refuseUnheeded,
  settled,
} from '../src/count/request.ts';
import { groupedSql, sourceSql } from '../src/count/source-sql.ts';
import { bundleKernel } from '../src/kernel/bundle-kernel.ts';
import { filterRows } from '../src/kernel/filter.ts';

const entry = (address: string, more: Partial<EngineEntry> = {}): EngineEntry => ({
  engine: address.startsWith('sc') ? 'connect' : 'postgres',
  address,
  table: 'force.person',
  ...more,
});

describe('the address of an entry', () => {
  it('is read with the port that its engine usually has', () => {
    expect(engineAddress(entry('postgres://lake/cases'))).toEqual({ host: 'lake', port: 5432, path: 'cases' });
    expect(engineAddress(entry('postgresql://[::1]:5433/a%20b'))).toEqual({ host: '[::1]', port: 5433, path: 'a b' });
    expect(engineAddress(entry('sc://lake.example'))).toEqual({ host: 'lake.example', port: 15002, path: '' });
    for (const [engine, port] of [
      ['sqlserver', 1433],
      ['oracle', 1521],
    ] as const)
      expect(engineAddress({ engine, address: `${engine}://lake/cases`, table: 'a' })).toEqual({
        host: 'lake',
        port,
        path: 'cases',
      });
    expect(engineAddress(entry('sc://lake:443'))).toMatchObject({ port: 443 });
  });

  it.each([
    ['lake', 'cannot be read as one'],
    ['mysql://lake/cases', 'is mysql://…'],
    ['postgres://ann:secret@lake/cases', 'is postgres://…'],
    ['postgres://ann@lake/cases', 'is postgres://…'],
    ['postgres:///cases', 'is postgres://…'],
    ['postgres://la%20ke/cases', 'names no host'],
    ['postgres://lake/cas%zzes', 'ends in no name of a database'],
    ['postgres://lake/cases;x=1', 'ends in no name of a database'],
    ['postgres://lake/cases?sslmode=disable', 'says more than where the server is'],
    ['postgres://lake/cases#x', 'says more than where the server is'],
    ['sc://lake:15002/session', 'says more than where the server is'],
  ])('is refused where it is %s, without what may be a secret', (address, why) => {
    expect(() => engineAddress(entry(address))).toThrow(why);
    expect(() => engineAddress(entry(address))).not.toThrow(/secret|ann[:@]/);
  });

  it('is reached by TLS unless it is this computer or the entry says no, and no secret goes out in the open', () => {
    const asked = (tls: boolean | undefined, host: string, credential: string | null) =>
      isEncrypted(entry('sc://x', tls === undefined ? {} : { tls }), 'x', host, credential);
    for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]']) {
      expect([asked(undefined, host, 's'), asked(true, host, 's'), asked(false, host, 's')]).toEqual([
        false,
        true,
        false,
      ]);
    }
    for (const host of ['lake', '128.0.0.1', 'localhost.example']) {
      expect([asked(undefined, host, 's'), asked(true, host, null), asked(false, host, null)]).toEqual([
        true,
        true,
        false,
      ]);
      expect(() => asked(false, host, 's')).toThrow('a credential is not sent without encryption');
    }
  });
});

describe('the credential of an entry', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-entry-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (credential: string | undefined, env: Readonly<Record<string, string>> = {}) =>
    engineCredential(entry('sc://x', credential === undefined ? {} : { credential }), { env, folder, seconds: 1 });

  it('is what its variable or its file holds, which nobody else may read', () => {
    expect(read(undefined)).toBeNull();
    expect(read('env:TOKEN', { TOKEN: ' word ' })).toBe('word');
    expect(() => read('env:TOKEN', { TOKEN: ' ' })).toThrow('the variable TOKEN holds no credential');
    expect(() => read('env:hunter2')).toThrow('the variable that the entry names holds no credential');
    writeFileSync(join(folder, 'token'), ' word\n', { mode: 0o600 });
    expect([read('token'), read(join(folder, 'token'))]).toEqual(['word', 'word']);
    for (const mode of [0o640, 0o604, 0o610]) {
      chmodSync(join(folder, 'token'), mode);
      expect(() => read('token')).toThrow(`(mode ${mode.toString(8)})`);
    }
    expect(() => read('.')).toThrow('is no file that is there');
    expect(() => read('nowhere')).toThrow('is no file that is there');
  });
});

describe('statements', () => {
  const quote = (name: string) => `"${name}"`;

  it('select from a table by its quoted name, or from one SELECT', () => {
    expect(sourceSql({ table: 'force.person' }, quote)).toBe('"force"."person" AS t');
    expect(sourceSql({ query: ' select 1 as a; ' }, quote)).toBe('(select 1 as a\n) AS t');
    expect(sourceSql({ query: 'WITH x AS (SELECT 1) SELECT * FROM x' }, quote)).toMatch(/^\(WITH /);
    for (const query of ['selected', 'drop table a', 'select 1; drop table a']) {
      expect(() => sourceSql({ query }, quote)).toThrow('is no single SELECT');
    }
  });

  it('count by the texts of columns, told apart by their fingerprints', () => {
    expect(groupedSql('t', ['a', 'b'], { quote, text: 'text' }, 9)).toBe(
      `SELECT min(t0), min(t1), cast(count(*) as text) FROM (SELECT nullif(cast("a" as text), '') AS t0, md5(nullif(cast("a" as text), '')) AS m0, nullif(cast("b" as text), '') AS t1, md5(nullif(cast("b" as text), '')) AS m1 FROM t) AS g GROUP BY m0, m1 LIMIT 9`,
    );
  });

  const request = (more: object = {}) =>
    ({
      ...{
        counter: 'log',
        rows: 1,
        splitBy: null,
        sizeOf: null,
        largest: [],
        code: 'let a = "é";',
        options: { days: 30 },
      },
      columns: [
        { part: 'at', column: 'when', role: 'time', type: 'time' },
        { part: 'harm', column: 'harm', role: 'measure', type: 'number' },
        { part: 'who', column: "o'`n", role: 'entity', type: 'text' },
      ],
      ...more,
    }) as unknown as Parameters<typeof transformSql>[1];

  it('give each slice three hundred thousand rows, and are two thousand slices at most', () => {
    const slices = (rows: number) =>
      /REPARTITION\((\d+), slice\)/.exec(transformSql('t', request({ rows }), 'node'))![1];
    expect([0, 1, 300_000, 300_001, 600_000_000, 900_000_000].map(slices)).toEqual([
      '1',
      '1',
      '1',
      '2',
      '2000',
      '2000',
    ]);
  });

  it('carry the kernel and its order, and the size of an entity where one is asked for', () => {
    for (const sizeOf of [null, "o'`n"]) {
      const sql = transformSql('t', request({ sizeOf, splitBy: 'when' }), '/usr/bin/node');
      const [, code, order] = /" ([\w+/=]+) ([\w-]+)' AS \(told/.exec(sql)!;
      expect(brotliDecompressSync(Buffer.from(code!, 'base64')).toString()).toBe('let a = "é";');
      expect(JSON.parse(Buffer.from(order!, 'base64url').toString())).toEqual([
        'log',
        [
          { part: 'at', role: 'time', type: 'time' },
          { part: 'harm', role: 'measure', type: 'number' },
          { part: 'who', role: 'entity', type: 'text' },
        ],
        sizeOf !== null,
        { days: 30 },
      ]);
      expect(sql.includes("cast(count(*) over (partition by nullif(cast(`o'``n` as string), '')) as string)")).toBe(
        sizeOf !== null,
      );
      // Rows without a date lie anywhere, by their entity or by their first column.
      expect(sql).toContain(
        `concat('~', coalesce(nullif(cast(\`${sizeOf === null ? 'when' : "o'``n"}\` as string), ''), ''))`,
      );
    }
    expect(transformSql('t', request(), 'node')).toContain('pmod(xxhash64(');
  });

  it('start today’s kernel by a command that a shell takes, with room for what is asked of it, or go without it', async () => {
    const { code } = await bundleKernel();
    const crowded = Array.from({ length: 3000 }, (_, at) => `19${10 + (at % 90)}-01-01`);
    const longest = { code, options: { setApart: JSON.stringify(crowded) } };
    expect(transformSql('t', request(longest), 'node').length).toBeLessThan(131_072);
    const asked = { code, options: { setApart: JSON.stringify([...crowded, ...crowded]) } };
    expect(() => transformSql('t', request(asked), 'node')).toThrow(KernelRefused);
  });

  it('start a kernel that reads its rows and writes its counts', async () => {
    const { code } = await bundleKernel();
    const columns = [{ part: 'group', column: 'group', role: 'group', type: 'text' }];
    const sql = transformSql('t', request({ code, counter: 'combinations', columns, options: {} }), process.execPath);
    const program = /USING '((?:[^'\\]|\\.)*)' AS \(told/.exec(sql)![1]!.replaceAll("\\'", "'");
    const { status, stdout } = spawnSync('/bin/bash', ['-c', program], {
      input: '["a"]\n["b"]\n["a"]\n',
      encoding: 'utf8',
    });
    expect([
      status,
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ]).toEqual([
      0,
      [
        ['["a"]', 0, 0, 2],
        ['["b"]', 0, 0, 1],
        ['rows of slices', 0, 0, 3],
        ['slices', 0, 0, 1],
      ],
    ]);
  });

  it('ask for what is not plainly written, by patterns that readers read alike', () => {
    const patterns = (more: object) => {
      const sql = plainSql('t', request(more));
      return [...sql.matchAll(/rlike '([^']*)'/g)].map(([, pattern]) => new RegExp(pattern!));
    };
    const [time, number] = patterns({}) as [RegExp, RegExp];
    const plain = [
      '2024-03-02 10:00',
      '2024-03-02T10:00:01Z',
      '2024-03-02 10:00:01.123456+0100',
      '2024-03-02 10:00-01:00',
    ];
    for (const text of plain) expect(text).toMatch(time);
    for (const text of ['2024-03-02', '02/03/2024 10:00', '2024-03-02 10:00:01.', '2024-03-02 10:00 PM'])
      expect(text).not.toMatch(time);
    for (const text of ['0', '-1.5', '2e-3', '12.25E+10']) expect(text).toMatch(number);
    for (const text of ['1,5', '.5', '5.', '+1', '1 000', '£5']) expect(text).not.toMatch(number);
    expect(plainSql('t', request({ columns: [] }))).toBe(
      'SELECT cast(count_if(false) as string), cast(count_if(false) as string), cast(count_if(false) as string) FROM t',
    );
    const [awkward] = patterns({ columns: [], sizeOf: 'who' }) as [RegExp];
    for (const text of ['A', 'A1', 'A 1', '~']) expect(text).toMatch(awkward);
    for (const text of [' A', 'A ', 'é', '']) expect(text).not.toMatch(awkward);
    const split = { columns: [{ part: 'day', column: 'born', role: 'date-of-birth', type: 'date' }], splitBy: 'born' };
    const [day] = patterns(split) as [RegExp];
    expect('1980-01-31').toMatch(day);
    expect('31/01/1980').not.toMatch(day);
  });
});

describe('passes', () => {
  const pass = (name: string, counter: Partial<Counter>, more: Partial<PassRequest> = {}) =>
    ({
      name,
      counter: { name: 'log', columns: ['a'], optional: ['b'], splitBy: null, sizeOf: null, ...counter },
      fields: { a: 'x', b: 'y' },
      options: {},
      ...more,
    }) as unknown as PassRequest;

  it('read the fields of their parts, the optional ones where they are named', () => {
    expect(fieldsOfPass(pass('p', {}))).toEqual(['x', 'y']);
    expect(fieldsOfPass(pass('p', {}, { fields: { a: 'x' } }))).toEqual(['x']);
    expect(() => fieldsOfPass(pass('p', { columns: ['a', 'c', 'd'] }))).toThrow('log needs a field for c, d');
  });

  it('heed what is said of their fields alone, and of any date where one is among them', () => {
    const schema = { fields: ['x', 'y', 'born'].map((name) => ({ name, type: name === 'born' ? 'date' : 'text' })) };
    const said = (choices: CountRequest['choices'], fields: Record<string, string> = { a: 'x', b: 'y' }) => {
      const passes = [pass('p', {}, { fields })];
      return () => refuseUnheeded({ input: 'people', schema, choices, passes } as unknown as CountRequest);
    };
    const anyDate = { dateFormat: { '*': 'dd/mm/yyyy' } };
    expect(said({ words: { x: { one: 'two' } }, missing: { '*': ['none'], y: ['n/s'] } })).not.toThrow();
    expect(said({ words: { hair: { one: 'two' } } })).toThrow(
      /^input people is counted .* nothing is counted by "hair", so .* heeded\. Leave it out\. It is counted by x, y\.$/,
    );
    expect(said(anyDate)).toThrow('nothing is counted by any date, so that');
    expect(said(anyDate, { a: 'x', b: 'born' })).not.toThrow();
  });

  it('that any division suits are read together, and what comes after another is last', () => {
    const after = { pass: 'split', options: () => ({ most: 3 }) };
    const passes = [
      ...[pass('late', {}, { after }), pass('one', {}), pass('split', { splitBy: 'a' })],
      ...[pass('two', {}), pass('sized', { sizeOf: 'a' })],
    ];
    const named = (each: readonly PassRequest[]) =>
      passesReadTogether(each).map((some) => some.map(({ name }) => name));
    expect(named(passes)).toEqual([['split'], ['sized'], ['one', 'two'], ['late']]);
    expect(named(passes.slice(2, 3))).toEqual([['split']]);
    const later = (name: string, splitBy: string, of: string) =>
      pass(name, { splitBy }, { after: { ...after, pass: of } });
    const several = [
      later('l1', 'a', 'split'),
      later('l2', 'b', 'split'),
      later('l3', 'a', 'split'),
      later('l4', 'a', 'one'),
    ];
    expect(named([...passes.slice(1, 3), ...several])).toEqual([['split'], ['one'], ['l1', 'l3'], ['l2'], ['l4']]);
    expect(named([])).toEqual([]);
  });

  it('are told of the values of one field in one reading, of two in two', () => {
    const sized = (name: string, sizeOf: string) => pass(name, { sizeOf });
    expect(divisionOf([sized('p', 'a'), pass('q', {}), sized('r', 'a')]).sizeOf).toBe('x');
    expect(() => divisionOf([sized('p', 'a'), sized('q', 'b')])).toThrow(/^x and y cannot be counted in one reading/);
  });

  it('take the options that an earlier pass gives', async () => {
    const late = pass(
      'late',
      {},
      { options: { days: 1 }, after: { pass: 'early', options: ([row]) => ({ most: row!.count }) } },
    );
    const early = pass('early', {});
    const counts = [{ what: 'x', at: 0, size: 0, count: 7 }];
    const [one, other] = await settled([early, late], [{ pass: early, counts }]);
    expect([one!.options, other!.options]).toEqual([{}, { days: 1, most: 7 }]);
    const unwanted = pass('unwanted', {}, { after: { pass: 'early', options: () => null } });
    const wanted = await settled([early, unwanted, late], [{ pass: early, counts }]);
    expect(wanted.map(({ name }) => name)).toEqual(['early', 'late']);
    await expect(settled([late], [])).rejects.toThrow('pass late comes after early, which is not counted');
  });

  it('are a grouping where they count combinations of texts', () => {
    const schema = {
      fields: [
        { name: 'x', type: 'text' },
        { name: 'y', type: 'date' },
      ],
    } as never;
    const is = (name: string, fields: PassRequest['fields']) => isGrouping(pass('p', { name }, { fields }), schema);
    expect([is('combinations', { a: 'x' }), is('combinations', { a: 'x', b: 'y' }), is('log', { a: 'x' })]).toEqual([
      ...[true, false, false],
    ]);
  });
});

describe('a counter as a filter', () => {
  const parts = [
    { part: 'who', role: 'entity', type: 'text' },
    { part: 'at', role: 'time', type: 'time' },
    { part: 'harm', role: 'measure', type: 'number' },
  ] as const;

  it('reads rows however its input is cut, and tells last how many came', async () => {
    const rows = [
      ['Zoë ', '2024-07-01 10:00', '1.5', '2'],
      [null, null, null, '1'],
      ['a\tb\nc', '2024-01-01 10:00', ' ', '3'],
    ];
    const bytes = Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n'));
    let seen: Slice | null = null;
    const counter = {
      count: (slice: Slice) => {
        seen = slice;
        return { rows: [{ what: 'x', at: 1, size: 2, count: 3 }], crossing: [{ what: 'y', key: 'k', bits: 5 }] };
      },
    } as unknown as Counter;
    const filtered = async (pieces: readonly (Uint8Array | string)[], hasSizes = true) => {
      const lines: string[] = [];
      await filterRows(
        counter,
        parts,
        hasSizes,
        {},
        (async function* () {
          yield* pieces;
        })(),
        (line) => lines.push(line),
      );
      return lines.map((line) => JSON.parse(line) as unknown);
    };
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await filtered([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual([
        ['x', 1, 2, 3],
        ['y', -1, 0, 5, 'k'],
        ['rows of slices', 0, 0, 3],
        ['slices', 0, 0, 1],
      ]);
    }
    const { rowCount, columns, numbers, sizes } = seen!;
    expect([rowCount, [...sizes!]]).toEqual([3, [2, 1, 3]]);
    const who = columns['who']!;
    expect([...who.codes].map((code) => who.values[code] ?? null)).toEqual(['Zoë', null, 'a\tb\nc']);
    // British summer time is an hour ahead in July; the clock on the wall is what is counted by.
    expect([...numbers!['at']!]).toEqual([Date.UTC(2024, 6, 1, 10), Number.NaN, Date.UTC(2024, 0, 1, 10)]);
    expect([...numbers!['harm']!]).toEqual([1.5, Number.NaN, Number.NaN]);
    await filtered([`${bytes}\n\n`], false);
    expect([seen!.rowCount, seen!.sizes]).toEqual([3, null]);
  });
});
