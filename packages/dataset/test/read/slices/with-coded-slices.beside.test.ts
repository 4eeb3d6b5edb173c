import { textAt } from '@assay/statistics';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateColumn, type Table, textColumn } from '../../../src/index.ts';
import { duckdb } from '../../../src/query/duckdb.ts';
import {
  BesideRows,
  type SlicedTable,
  type SliceOptions,
  slicesReader,
  type ThreadBeside,
  writeTable,
} from '../../../src/read/index.ts';
import { withPreparedFiles } from '../../../src/read/prepare-file.ts';
import { withCodedSlices } from '../../../src/read/slices/with-coded-slices.ts';
import { sourceFile } from '../../../src/read/source-file.ts';
import { tableOf } from '../../../src/table/table-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { peopleSchema as schema } from './people-schema.ts';

const folder = temporaryFolder();

/** What a thread does, here: all that goes to it and comes from it is a copy but the memory that both have. */
function beside(isFree: () => boolean): ThreadBeside & { readonly asked: string[] } {
  const rows = new BesideRows();
  const asked: string[] = [];
  return {
    asked,
    get isFree() {
      return isFree();
    },
    async ask(what) {
      asked.push(what.ask);
      return structuredClone(rows.answer(structuredClone(what)));
    },
  };
}

const rowsOf = (table: Table, sizes: Int32Array | null) =>
  Array.from({ length: table.rowCount }, (_, row) => [
    textAt(textColumn(table, 'name'), row),
    textAt(dateColumn(table, 'born').recorded, row),
    textAt(textColumn(table, 'entity'), row),
    sizes?.[row],
  ]);

/** Slices as they are read here, and as any thread reads them. */
async function told({ identity, matches, slices, slice, coded }: SlicedTable) {
  const readThere = slicesReader(structuredClone(coded!));
  const here = [];
  const there = [];
  for (let at = 0; at < slices; at++) {
    const [own, other] = [await slice(at), readThere(at)];
    here.push(rowsOf(own.table, own.sizes));
    there.push(rowsOf(other.table, other.sizes));
  }
  return { identity, matches, here, there };
}

const sliced = (path: string, more: Partial<SliceOptions>) => {
  const common = { schema, fields: ['name', 'born', 'entity'], splitBy: 'born', sizeOf: 'entity', rowsPerSlice: 700 };
  const options: SliceOptions = { ...common, paths: [path], ...more };
  return withPreparedFiles([sourceFile(path)], {}, (files) => withCodedSlices(files, schema, options, told));
};

const table = (rows: readonly (readonly (string | null)[])[]) => {
  const column = (at: number) => rows.map((row) => row[at]!);
  return tableOf(schema, { name: column(0), born: column(1), entity: column(2) });
};

const GROUPS = '(FORMAT parquet, ROW_GROUP_SIZE 2048)';
let connection: Awaited<ReturnType<Awaited<ReturnType<typeof opened>>['connect']>>;
const opened = () => duckdb().DuckDBInstance.create(':memory:');
beforeAll(async () => {
  connection = await (await opened()).connect();
});
afterAll(() => connection.closeSync());

describe('slices that a thread beside shares in', () => {
  const name = fc.option(fc.oneof(fc.constantFrom('Ann', 'Zoë', 'O"Neil', '|', '𝒥o'), fc.string({ maxLength: 40 })));
  const born = fc.option(fc.constantFrom('1980-03-05', '1980-03-06', '1999-12-31', '2024-02-29'));
  const entity = fc.option(fc.integer({ min: 0, max: 400 }).map((at) => `P${at}`));

  it('are the same rows in the same order, with the same sizes and fingerprint, whenever it is free', async () => {
    let shared = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, born, entity), { minLength: 1, maxLength: 60 }),
        fc.constantFrom('csv', 'parquet'),
        fc.constantFrom('born', 'entity', null),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
        async (some, format, splitBy, free) => {
          const rows = Array.from({ length: 9000 }, (_, at) => {
            const row = some[(at * 7) % some.length]!;
            return row.every((value) => value === null || value.trim() === '') ? ['Ann', null, `P${at}`] : row;
          });
          const path = `${folder.path}/rows.${format}`;
          await writeTable(table(rows), path);
          // Of several groups of rows.
          if (format === 'parquet') await connection.run(`COPY (FROM read_parquet('${path}')) TO '${path}' ${GROUPS}`);
          let at = 0;
          const thread = beside(() => free[at++ % free.length]!);
          const alone = await sliced(path, { splitBy });
          const both = await sliced(path, { splitBy, beside: async () => thread });
          expect(both).toEqual(alone);
          if (both === null) return;
          expect(both.there).toEqual(both.here);
          expect(both.here.flat()).toHaveLength(9000);
          if (thread.asked.includes('take')) shared++;
          expect(thread.asked.slice(-2)).toEqual(['totals', 'divide']);
        },
      ),
      { numRuns: 20 },
    );
    expect(shared).toBeGreaterThan(5);
  });

  it('are those of one thread where a text has more rows than one group of records holds', async () => {
    const lines = Array.from({ length: 290_000 }, (_, at) => `N${at % 701},19${10 + (at % 90)}-01-01,P${at % 40_009}`);
    const path = folder.file('many.csv', `name,born,entity\n${lines.join('\n')}\n`);
    const thread = beside(() => true);
    const rowsPerSlice = 90_000;
    const [alone, both] = [
      await sliced(path, { rowsPerSlice }),
      await sliced(path, { rowsPerSlice, beside: async () => thread }),
    ];
    const text = (one: typeof alone) => JSON.stringify(one);
    expect(text(both) === text(alone)).toBe(true);
    expect(thread.asked).toEqual(['begin', 'take', 'take', 'take', 'totals', 'divide']);
  });

  it('are left to DuckDB, as those of one thread are, where the other meets a row that is very long', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => [
      at === 2999 ? 'x'.repeat(70_000) : 'Ann',
      '1980-03-05',
      'P1',
    ]);
    const path = `${folder.path}/long.csv`;
    await writeTable(table(rows), path);
    const thread = beside(() => true);
    expect(await sliced(path, { beside: async () => thread })).toBeNull();
    expect(thread.asked).toEqual(['begin', 'take']);
    expect(await sliced(path, {})).toBeNull();
  });

  it('end with what failed there, and are not asked of a thread that there is none of, or for a slice or two', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => ['Ann', '1980-03-05', `P${at}`]);
    const path = `${folder.path}/fails.csv`;
    await writeTable(table(rows), path);
    const alone = await sliced(path, {});
    const lost: ThreadBeside = { isFree: false, ask: () => Promise.reject(new Error('the thread ended')) };
    await expect(sliced(path, { beside: async () => lost })).rejects.toThrow('the thread ended');
    expect(await sliced(path, { beside: async () => null })).toEqual(alone);
    const never = () => Promise.reject(new Error('opened'));
    expect((await sliced(path, { rowsPerSlice: 1500, beside: never }))!.here.flat()).toHaveLength(3000);
    await expect(sliced(path, { beside: never })).rejects.toThrow('opened');
  });
});
