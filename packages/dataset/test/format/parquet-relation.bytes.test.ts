import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tableSchema } from '../../src/index.ts';
import { duckdb } from '../../src/query/duckdb.ts';
import { readTable } from '../../src/read/index.ts';
import { parquetFooter } from '../../src/read/parquet/parquet-footer.ts';
import { temporaryFolder } from '../read/temporary-folder.ts';

const folder = temporaryFolder();
const field = { title: '', description: '', role: 'identifier', type: 'text', required: true } as const;
const schema = tableSchema({ name: 'people', title: 'People', fields: [{ ...field, name: 'first_name' }] });

async function namesIn(name: string, sql: string) {
  const path = `${folder.path}/${name}.parquet`;
  const connection = await (await duckdb().DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (${sql}) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  const { first_name: names } = (await readTable({ paths: [path], schema })).table.columns;
  return names!.kind === 'text' ? Array.from(names!.codes, (code) => names!.values[code] ?? null) : names!.kind;
}

it('reads bytes of which no writer said that they are text as the text that they are', async () => {
  expect(await namesIn('bytes', "SELECT encode(unnest(['Zoë', 'Ana', NULL])) AS first_name")).toEqual([
    'Zoë',
    'Ana',
    null,
  ]);
});

it('refuses bytes that are no text, in one line without the value', async () => {
  await expect(namesIn('no-text', "SELECT '\\xFF\\xFEsecret'::BLOB AS first_name")).rejects.toThrow(
    /^.*no-text\.parquet cannot be read as Parquet: (?!.*secret).*invalid UTF8 characters\. Export it again\.$/,
  );
});

it('leaves a file whose account of itself contradicts itself to DuckDB, which reads every column by its name', async () => {
  const names = await namesIn('contradicted', "SELECT 'before' AS other, 'Ana' AS first_name FROM range(77)");
  expect(names).toEqual(new Array(77).fill('Ana'));
  const path = `${folder.path}/contradicted.parquet`;
  const bytes = readFileSync(path);
  // The number of rows in the footer, as Thrift writes 77, before the list of groups: 78 now, in no group.
  const at = bytes.indexOf(Buffer.from([0x16, 0x9a, 0x01, 0x19]));
  expect(at).toBeGreaterThan(0);
  bytes[at + 1] = 0x9c;
  writeFileSync(path, bytes);
  expect(parquetFooter(path)).toBeNull();
  const { table, files } = await readTable({ paths: [path], schema });
  const { first_name: column } = table.columns;
  if (column?.kind !== 'text') throw new Error('no texts');
  expect(Array.from(column.codes, (code) => column.values[code])).toEqual(names);
  // No line of it ends in any way.
  expect(files[0]).toMatchObject({
    hasMixedLineEnds: false,
    hasTrailingSeparator: false,
    footerLines: 0,
    blankRows: 0,
  });
});
