import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DictionaryColumn } from '@assay/statistics';
import { DuckDBInstance } from '@duckdb/node-api';
import { benchRegister } from '../../record-matching/bench/bench-register.ts';
import { FIELDS } from '../test/register.ts';

// usage: make-register.ts FOLDER MILLIONS … : the register that matching is timed on, as people-MILLIONS.csv and .parquet, with the four
// columns of a sweep; engines.ts and run.ts count them
const [folder = '.', ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const millions of wanted) {
  const records = Math.round(Number(millions) * 1e6);
  const { postcode: _, ...columns } = benchRegister(records);
  const of = Object.keys(FIELDS).map((part) => columns[part as keyof typeof columns]);
  const csv = join(folder, `people-${millions}.csv`);
  await write(csv, Object.values(FIELDS), of, records);
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  const rows = `read_csv('${csv}', all_varchar = true, header = true)`;
  await connection.run(`COPY (SELECT * FROM ${rows}) TO '${csv.replace(/csv$/, 'parquet')}' (FORMAT parquet)`);
  connection.closeSync();
  console.log(`${records} records in ${csv} and beside it as Parquet`);
}

async function write(path: string, names: readonly string[], columns: readonly DictionaryColumn[], rows: number) {
  const out = createWriteStream(path);
  let part = `${names.join(',')}\n`;
  for (let row = 0; row < rows; row++) {
    part += `${columns.map(({ codes, values }) => values[codes[row]!]).join(',')}\n`;
    if (part.length < 1 << 22) continue;
    if (!out.write(part)) await once(out, 'drain');
    part = '';
  }
  out.end(part);
  await once(out, 'finish');
}
