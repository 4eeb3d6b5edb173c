import { appendFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textAt } from '@assay/statistics';
import { describe, expect, it, vi } from 'vitest';
import { dateColumn, type Table, tableSchema, textColumn } from '../../../src/index.ts';
import { readTable, type SliceOptions, withSlices, writeTable } from '../../../src/read/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
const field = { title: '', description: '', type: 'text', role: 'name', required: false } as const;
const schema = tableSchema({
  name: 'people',
  title: 'People',
  fields: [
    { ...field, name: 'first_name' },
    { ...field, name: 'surname' },
    { ...field, name: 'born', type: 'date', role: 'date-of-birth' },
    { ...field, name: 'entity', role: 'entity' },
    { ...field, name: 'notes', role: 'category' },
  ],
});
const FIELDS = ['first_name', 'surname', 'born', 'entity'];

const lines = Array.from({ length: 3000 }, (_, at) => {
  const day = String(1 + (at % 28)).padStart(2, '0');
  const born = ['', `${day}/03/1980`, `1980-03-${day}`, `${day}/3/80`, `5 March 19${70 + (at % 9)}`][at % 5];
  const names = ['Zoë', 'Zoe\u0308', ' Ann ', '"Ann, B"', "O'Neil", 'ΑΣ', '\\N', 'a\u00a0b', '𝒥o'];
  return [
    names[at % 9],
    names[(at * 7) % 9],
    born,
    [`p${at % 700} `, ` p${at % 700}`, `é${at % 5}`, `e\u0301${at % 5}`][at % 4],
    'x',
  ].join(',');
});
const csv = folder.file('people.csv', `first_name,surname,born,entity,notes\n${lines.join('\n')}\n`);

const options = (paths: readonly string[], more: Partial<SliceOptions> = {}): SliceOptions => ({
  paths,
  schema,
  fields: FIELDS,
  splitBy: 'born',
  sizeOf: 'entity',
  rowsPerSlice: 250,
  ...more,
});

const plain = (table: Table, sizes: Int32Array | null) =>
  Array.from({ length: table.rowCount }, (_, row) =>
    JSON.stringify([
      textAt(textColumn(table, 'first_name'), row),
      textAt(textColumn(table, 'surname'), row),
      textAt(dateColumn(table, 'born').recorded, row),
      textAt(textColumn(table, 'entity'), row),
      sizes?.[row] ?? null,
    ]),
  );

async function slicesOf(given: SliceOptions) {
  return withSlices(given, async (sliced) => {
    const slices: string[][] = [];
    for (let at = 0; at < sliced.slices; at++) {
      const { table, sizes } = await sliced.slice(at);
      slices.push(plain(table, sizes));
    }
    return { identity: sliced.identity, slices };
  });
}

async function whole(paths: readonly string[]) {
  const { table } = await readTable({ paths, schema });
  const entity = textColumn(table, 'entity');
  const rows = new Int32Array(entity.values.length);
  for (const code of entity.codes) rows[code]!++;
  return plain(
    table,
    Int32Array.from(entity.codes, (code) => rows[code]!),
  ).sort();
}

describe('withSlices', () => {
  it('gives every row once, cleaned as readTable does, with the size of its entity', async () => {
    const { slices, identity } = await slicesOf(options([csv]));
    expect(slices.length).toBe(12);
    expect(slices.filter((slice) => slice.length > 0).length).toBeGreaterThan(8);
    expect(slices.flat().sort()).toEqual(await whole([csv]));
    expect(identity.rows).toBe(3000);
    expect(identity.filled).toEqual([3000, 3000, 2400, 3000]);
  });

  it('keeps all written forms of one date in one slice', async () => {
    const { slices } = await slicesOf(options([csv]));
    const sliceOf = new Map<string, number>();
    for (const [at, slice] of slices.entries()) {
      for (const row of slice) {
        const date = JSON.parse(row)[2] as string | null;
        if (date === null) continue;
        expect(sliceOf.get(date) ?? at).toBe(at);
        sliceOf.set(date, at);
      }
    }
    expect(sliceOf.size).toBe(37);
  });

  it('reads the order of day and month from all rows, not from those of a slice', async () => {
    const born = ['01/02/1980', '02/01/1980', '12/25/1980', '03/04/1981', '04/03/1981', '11/12/1982'];
    const rows = Array.from({ length: 600 }, (_, at) => `Ann,Ash,${born[at % 6]},p${at}`);
    const path = folder.file('month-first.csv', `first_name,surname,born,entity\n${rows.join('\n')}\n`);
    const { slices } = await slicesOf(options([path], { rowsPerSlice: 100 }));
    expect(slices.flat().sort()).toEqual(await whole([path]));
    expect(slices.flat().some((row) => row.includes('1980-12-25'))).toBe(true);
  });

  it('divides by a text that is one after cleaning', async () => {
    const { slices } = await slicesOf(options([csv], { splitBy: 'entity' }));
    const sliceOf = new Map<string, number>();
    for (const [at, slice] of slices.entries())
      for (const row of slice) {
        const entity = JSON.parse(row)[3] as string;
        expect(sliceOf.get(entity) ?? at).toBe(at);
        sliceOf.set(entity, at);
      }
    expect(slices.flat().sort()).toEqual(await whole([csv]));
  });

  it('identifies CSV and Parquet of one table alike, whatever the order, and another table otherwise', async () => {
    const clean = folder.file(
      'clean.csv',
      `first_name,surname,born,entity\n${Array.from({ length: 500 }, (_, at) => `Ann${at % 3 === 0 ? '' : at},É,1980-01-${10 + (at % 9)},p${at}`).join('\n')}\n`,
    );
    const parquet = `${folder.path}/clean.parquet`;
    await writeTable((await readTable({ paths: [clean], schema })).table, parquet);
    const identityOf = async (paths: string[]) => (await slicesOf(options(paths))).identity;
    const one = await identityOf([clean]);
    expect(await identityOf([parquet])).toEqual(one);
    const shifted = folder.file('shifted.csv', 'first_name,surname,born,entity\nAn,nÉ,1980-01-10,p0\n');
    const other = folder.file('other.csv', 'first_name,surname,born,entity\nAnn,É,1980-01-10,p0\n');
    expect((await identityOf([shifted])).digest).not.toBe((await identityOf([other])).digest);
  });

  it('refuses a file that changes under its hands, and leaves nothing behind', async () => {
    vi.stubEnv('TMPDIR', mkdtempSync(join(tmpdir(), 'assay-test-')));
    const left = () => readdirSync(tmpdir());
    const path = folder.file('growing.csv', 'first_name,surname,born,entity\nAnn,Ash,1980-01-01,p\n');
    await expect(
      withSlices(options([path]), async (sliced) => {
        appendFileSync(path, 'Bea,Ash,1980-01-01,q\n');
        return sliced.identity.rows;
      }),
    ).rejects.toThrow(/growing\.csv changed while it was read/);
    expect(left()).toEqual([]);
    vi.unstubAllEnvs();
  });

  it('stops when it is told to', async () => {
    const abort = new AbortController();
    const reading = withSlices(options([csv], { signal: abort.signal }), async (sliced) => {
      abort.abort();
      return sliced.slice(0);
    });
    await expect(reading).rejects.toThrow(/abort/i);
  });

  it('reads months without a day as missing, in whichever slice they lie, and judges the column as a whole', async () => {
    const required = {
      ...schema,
      fields: schema.fields.map((each) => (each.name === 'born' ? { ...each, required: true } : each)),
    };
    const born = (at: number) => ['1980-05', 'May 1980', '1980', '05/1980'][at % 4];
    const rows = Array.from({ length: 400 }, (_, at) => `Ann,Ash,${at === 7 ? '1980-05-31' : born(at)},p${at}`);
    const path = folder.file('months.csv', `first_name,surname,born,entity\n${rows.join('\n')}\n`);
    const { slices } = await slicesOf(options([path], { schema: required, rowsPerSlice: 50 }));
    expect(slices.flat().sort()).toEqual(await whole([path]));
    const dates = slices.flat().map((row) => JSON.parse(row)[2] as string | null);
    expect([dates.filter((date) => date === null).length, dates.includes('1980-05-31')]).toEqual([399, true]);
    expect(slices.filter((slice) => slice.length > 0).length).toBeGreaterThan(5);
    const alone = folder.file('alone.csv', 'first_name,surname,born,entity\nAnn,Ash,1980-05,p\n');
    await expect(slicesOf(options([alone], { schema: required }))).rejects.toThrow(/"born" gives no day in any row/);
  });

  it('puts day, month and year together as they are named, also where one row has no such day', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => `Ann,Ash,${1 + (at % 12)},${at === 5 ? 13 : 3},1980,p${at}`);
    const path = folder.file('parts.csv', `first_name,surname,d,m,y,entity\n${rows.join('\n')}\n`);
    const mapping = { born: 'd+m+y' };
    const { slices } = await slicesOf(options([path], { mapping, rowsPerSlice: 50 }));
    const { table } = await readTable({ paths: [path], schema, mapping });
    const written = dateColumn(table, 'born').recorded;
    const expected = Array.from({ length: 300 }, (_, row) => textAt(written, row)).sort();
    expect(
      slices
        .flat()
        .map((row) => JSON.parse(row)[2] as string)
        .sort(),
    ).toEqual(expected);
    expect(expected).toContain('1980-13-06');
  });

  it('divides by no field that is only taken out of another', async () => {
    const path = folder.file('whole-names.csv', 'full_name,born,entity\nAnn Ash,1980-01-01,p\n');
    const mapping = { first_name: 'forenames of full_name', surname: 'surname of full_name' };
    await expect(slicesOf(options([path], { mapping, splitBy: 'surname' }))).rejects.toThrow(
      /"surname" would be taken out of another column, and rows are not divided by that/,
    );
    expect((await slicesOf(options([path], { mapping }))).slices.flat()).toEqual([
      JSON.stringify(['Ann', 'Ash', '1980-01-01', 'p', 1]),
    ]);
  });

  it('refuses what is no date with its value', async () => {
    const path = folder.file('bad.csv', 'first_name,surname,born,entity\nAnn,Ash,yesterday,p\n');
    await expect(slicesOf(options([path]))).rejects.toThrow(/"yesterday" in the date column "born" is no date/);
  });
});
