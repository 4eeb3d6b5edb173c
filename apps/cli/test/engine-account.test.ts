import type { Engine, TableName } from '@assay/engine';
import { expect, it } from 'vitest';
import { engineAccount } from '../src/engine/engine-account.ts';

const asked: unknown[] = [];
const engine = (more: Partial<Engine> = {}): Engine => ({
  name: 'Postgres',
  version: async () => '16.1',
  can: { kernel: true },
  columns: async () => ['surname', 'born'],
  async identify(table, columns) {
    asked.push(table, columns);
    return { rows: 1_234_567, filled: [1, 1_200_000], digest: 'abc' };
  },
  snapshot: async () => '42',
  rows() {
    throw new Error('no row is read');
  },
  close: async () => {},
  ...more,
});
const table = 'people' as unknown as TableName;

it('tells what a table is: its rows, its columns by how many values they have, and its state', async () => {
  const { present, lines } = await engineAccount(engine(), 'lake.people', table);
  expect([present, asked]).toEqual([
    ['surname', 'born'],
    [table, ['surname', 'born']],
  ]);
  expect(lines).toEqual([
    ['engine', 'Postgres 16.1'],
    ['table', 'lake.people'],
    ['rows', '1,234,567'],
    ['fingerprint', 'abc'],
    ['snapshot', '42'],
    ['kernel in the engine', 'yes, where its policy lets programs run'],
    ['column surname', '1 value'],
    ['column born', '1,200,000 values'],
  ]);
});

it('says what an engine cannot do, and that nobody tried it', async () => {
  const other = engine({
    isUntried: true,
    can: { kernel: false },
    snapshot: async () => null,
    columns: async () => [],
    identify: async () => ({ rows: 0, filled: [], digest: '' }),
  });
  expect((await engineAccount(other, null, table)).lines).toEqual([
    ['engine', 'Postgres 16.1'],
    ['tried', 'not tried on a server by us: compare its rows with what you know'],
    ['table', 'a query'],
    ['rows', '0'],
    ['fingerprint', 'taken of the rows once they are here'],
    ['snapshot', 'none that the engine names'],
    ['kernel in the engine', 'no: rows are brought here'],
  ]);
});
