import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTable, writeTable } from '@assay/dataset/read';
import { personRegister, personRegisterSchema } from '@assay/synthetic';
import { DuckDBInstance } from '@duckdb/node-api';

// One register of people as CSV to columns: by Assay, to a table of DuckDB, and to a frame of polars where Python has it.
const ROWS = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
const csv = join(folder, 'people.csv');
try {
  await writeTable(personRegister({ seed: 'bench', records: ROWS }).register, csv);
  const database = await (await DuckDBInstance.create(':memory:')).connect();
  for (let run = 0; run < 2; run++) {
    await timed('Assay, columns of the schema', () => readTable({ paths: [csv], schema: personRegisterSchema }));
    await timed('DuckDB, all columns to a table, types guessed', () =>
      database.run(`CREATE OR REPLACE TABLE people AS SELECT * FROM read_csv('${csv}')`),
    );
    await timed('DuckDB, all columns to a table as text', () =>
      database.run(`CREATE OR REPLACE TABLE people AS SELECT * FROM read_csv('${csv}', all_varchar = true)`),
    );
  }
  const script = fileURLToPath(new URL('./read_csv.py', import.meta.url));
  const python = spawnSync(process.env['PYTHON'] ?? 'python3', [script, csv], { encoding: 'utf8' });
  console.log(python.status === 0 ? python.stdout.trim() : 'polars: skipped, there is no Python here');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function timed(name: string, work: () => Promise<unknown>): Promise<void> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - start) / 1000;
  console.log(`${name}: ${seconds.toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} s of processor, ${ROWS} rows`);
}
