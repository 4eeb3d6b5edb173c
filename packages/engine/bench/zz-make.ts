import { createWriteStream, rmSync } from 'node:fs';
import { once } from 'node:events';
import { DuckDBInstance } from '@duckdb/node-api';
import { benchRegister } from '/work/w-engine/packages/record-matching/bench/bench-register.ts';
for (const records of [300000, 1000000, 3000000, 10000000]) {
  const file = `/tmp/engine/data/bench-${records}.parquet`;
  const r = benchRegister(records);
  const out = createWriteStream(`${file}.csv`);
  out.write('first_name,surname,date_of_birth,entity\n');
  let part = '';
  const text = (c: any, row: number) => c.values[c.codes[row]!]!;
  for (let row = 0; row < records; row++) {
    part += `${text(r.forename, row)},${text(r.surname, row)},${text(r.dateOfBirth, row)},${text(r.entity, row)}\n`;
    if (part.length > 1 << 22) { if (!out.write(part)) await once(out, 'drain'); part = ''; }
  }
  out.end(part); await once(out, 'finish');
  const db = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  await db.run(`copy (select * from read_csv('${file}.csv', header=true, all_varchar=true)) to '${file}' (format parquet, compression zstd, row_group_size 250000)`);
  if (records !== 300000) rmSync(`${file}.csv`);
  console.log(records);
}
