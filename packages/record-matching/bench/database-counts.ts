import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { BenchRegister } from './bench-register.ts';

export interface DatabaseCounts {
  readonly milliseconds: number;
  /** Pairs whose names are each within 0, 1, 2 and 3 edits. */
  readonly within: readonly number[];
}

/** The same 16 counts by one streaming GROUP BY: the fastest way to ask a database, without clusters and without truth. */
export async function databaseCounts(register: BenchRegister): Promise<DatabaseCounts> {
  const folder = mkdtempSync(join(tmpdir(), 'record-matching-bench-'));
  const file = join(folder, 'register.csv');
  const { forename, surname, dateOfBirth } = register;
  const lines: string[] = ['id,f,s,d'];
  for (let row = 0; row < forename.codes.length; row++) {
    lines.push(
      `${row},${forename.values[forename.codes[row]!]},${surname.values[surname.codes[row]!]},${dateOfBirth.codes[row]}`,
    );
  }
  writeFileSync(file, lines.join('\n'));
  lines.length = 0;
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  try {
    await connection.run(`create table t as select * from read_csv('${file}', header = true)`);
    const start = performance.now();
    const reader = await connection.runAndReadAll(
      `select levenshtein(a.f, b.f) as f, levenshtein(a.s, b.s) as s, count(*) as n
       from t a join t b on a.d = b.d and a.id < b.id group by all`,
    );
    const milliseconds = performance.now() - start;
    const within = [0, 1, 2, 3].map((tolerance) =>
      reader
        .getRows()
        .filter(([f, s]) => Number(f) <= tolerance && Number(s) <= tolerance)
        .reduce((sum, [, , n]) => sum + Number(n), 0),
    );
    return { milliseconds, within };
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true });
  }
}
