import { expect, it } from 'vitest';
import { duckdb } from '../../../src/query/duckdb.ts';
import { parquetFooter } from '../../../src/read/parquet/parquet-footer.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();

it('tells what each column holds, and leaves what is only said to be a moment or a decimal to DuckDB', async () => {
  const connection = await (await duckdb().DuckDBInstance.create(':memory:')).connect();
  const columns = {
    name: "'Ana'",
    born: "DATE '1980-03-05'",
    small: '7::INTEGER',
    large: '7::BIGINT',
    share: '0.5::DOUBLE',
    moment: "TIMESTAMP_NS '2024-01-02 03:04:05.123456789'",
    cost: '1.25::DECIMAL(9, 2)',
  };
  const path = `${folder.path}/kinds.parquet`;
  const listed = Object.entries(columns).map(([name, value]) => `${value} AS ${name}`);
  await connection.run(`COPY (SELECT ${listed.join(', ')}) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  const footer = parquetFooter(path)!;
  expect(Object.fromEntries(footer.columns.map((name, at) => [name, footer.holds[at]?.what ?? null]))).toEqual({
    name: 'texts',
    born: 'days',
    small: 'whole',
    large: 'long',
    share: 'doubles',
    moment: null,
    cost: null,
  });
});
