import { expect, it } from 'vitest';
import { tableSchema } from '../../src/index.ts';
import { duckdb } from '../../src/query/duckdb.ts';
import { readTable } from '../../src/read/index.ts';
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
