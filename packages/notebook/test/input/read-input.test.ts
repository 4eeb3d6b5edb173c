import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { numberColumn, tableSchema, textColumn } from '@assay/dataset';
import { afterAll, describe, expect, it } from 'vitest';
import { readFiles } from '../../src/input/read-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-read-input-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const schema = tableSchema({
  name: 'searches',
  title: 'Searches',
  fields: [
    { name: 'age', title: 'Age', description: '', type: 'number', role: 'measure', required: false },
    { name: 'group', title: 'Group', description: '', type: 'text', role: 'protected-characteristic', required: true },
  ],
});

async function read(name: string, rows: readonly string[]) {
  const path = join(folder, name);
  writeFileSync(path, `${['group,age,officer', ...rows].join('\n')}\n`);
  return readFiles({
    input: { kind: 'input', name: 'searches', title: '', description: '', dataset: null, schema, optional: false },
    paths: [path],
    mapping: {},
  });
}

describe('what cells get of a file', () => {
  it('is the same however the file is sorted', async () => {
    const first = await read('first.csv', ['Black,30,a', 'White,20,b', 'Asian,,c']);
    const second = await read('second.csv', ['Asian,,c', 'White,20,b', 'Black,30,a']);
    expect(second.table).toEqual(first.table);
    expect([...numberColumn(first.table, 'age').values]).toEqual([20, 30, Number.NaN]);
    expect(textColumn(first.table, 'group').values).toEqual(['White', 'Black', 'Asian']);
    expect(first.lines?.some((line) => line.startsWith('repeated'))).toBe(false);
  });

  it('comes with word of rows that say nothing new in the columns used', async () => {
    const { account, lines } = await read('twice.csv', ['Black,30,a', 'White,20,b', 'Black,30,b', 'Black,30,c']);
    expect(account?.repeatedRows).toBe(2);
    expect(lines).toContain('repeated: 2 rows the same as another in every column used; each was counted');
  });
});
