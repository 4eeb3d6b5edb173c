import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Column, Table } from '@assay/dataset';
import { benchReport, time } from '@assay/testing/stopwatch';
import { describeFolder, prepareRun, runNotebook } from '../src/run/index.ts';

const toy = fileURLToPath(new URL('../test/fixture/notebooks/toy', import.meta.url));

/** Ten columns: five of text with 200,000 values each, a date, four of numbers. */
function wideTable(rowCount: number): Table {
  const values = Array.from({ length: 200_000 }, (_, index) => `value number ${index}`);
  const codes = () => Int32Array.from({ length: rowCount }, (_, row) => (row * 7919) % values.length);
  const columns: Record<string, Column> = {
    name: { kind: 'text', codes: codes(), values },
    born: {
      kind: 'date',
      days: new Int32Array(rowCount),
      recorded: { codes: new Int32Array(rowCount), values: ['x'] },
    },
  };
  for (let index = 0; index < 4; index++) {
    columns[`text${index}`] = { kind: 'text', codes: codes(), values };
    columns[`number${index}`] = { kind: 'number', values: new Float64Array(rowCount) };
  }
  return { rowCount, columns };
}

const people = join(mkdtempSync(join(tmpdir(), 'assay-bench-')), 'people.csv');
writeFileSync(people, `surname,born\n${'Ash,2001-02-03\n'.repeat(100_000)}`);
const prepare = () => prepareRun(toy, { inputs: { people: [people] } }, async () => null);

const described = await time('bundle and describe a notebook', () => describeFolder(toy));
const cold = await time('prepare and run 100,000 rows from CSV', async () => runNotebook(await prepare(), {}));
const prepared = await prepare();
const table = wideTable(1_000_000);
const handed = await time('hand 1,000,000 rows × 10 columns to the child and run', () =>
  runNotebook(prepared, { readInput: async () => ({ table, columns: [], headlines: [] }) }),
);
const lines = benchReport(
  [described, cold, handed],
  [
    { claim: 'run of 100,000 rows', measured: cold.median / 1000, limit: 2, unit: 's', direction: 'at-most' },
    { claim: 'hand-over of 1,000,000 × 10', measured: handed.median / 1000, limit: 2, unit: 's', direction: 'at-most' },
  ],
);
process.stdout.write(`${lines.join('\n')}\n`);
