import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableOf } from '../../src/index.ts';
import { countRows, readTable, writeTable } from '../../src/read/index.ts';
import { everyType } from './every-type-schema.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { freq: 4, nil: null });
const two = (value: number) => String(value).padStart(2, '0');
const row = fc.record({
  text: maybe(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom(
        '"',
        ',',
        'a\nb',
        ' ',
        'a twelve byte',
        'exactly 12 b',
        'José',
        'Nguyễn Thị Minh Khai',
        '=1+1',
        '#',
      ),
    ),
  ),
  number: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })),
  date: maybe(
    fc
      .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 39 }))
      .map(([year, month, day]) => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`),
  ),
  time: maybe(fc.integer({ min: -1e12, max: 4e12 }).map((at) => new Date(at).toISOString())),
});

describe('writeTable', () => {
  it.each(['csv', 'parquet'])('writes %s that reads back as the same table', async (format) => {
    const path = join(folder.path, `round.${format}`);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 120 }), async (rows) => {
        const names = ['text', 'number', 'date', 'time'] as const;
        // A NUL character ends a text in many readers; no name has one.
        const clean = rows
          .map((each) => ({ ...each, text: each.text?.replaceAll('\0', '') ?? null }))
          // In a text a row without any value is one that a spreadsheet left: it is skipped, and counted as such.
          .filter((each) => format !== 'csv' || Object.values(each).some((value) => String(value ?? '').trim() !== ''));
        const table = tableOf(
          everyType,
          Object.fromEntries(names.map((name) => [name, clean.map((each) => each[name])])),
        );
        await writeTable(table, path);
        const { table: back } = await readTable({ paths: [path], schema: everyType, mayBeEmpty: true });
        expect(back).toEqual(table);
        expect(await countRows(path)).toBe(clean.length);
      }),
      { seed: 7, numRuns: format === 'csv' ? 12 : 6 },
    );
  });

  it('leaves nothing half-written where it cannot write', async () => {
    const table = tableOf(everyType, { text: ['a'] });
    const before = readdirSync(folder.path);
    await expect(writeTable(table, join(folder.path, 'absent', 'x.csv'))).rejects.toThrow(
      /cannot be written \(ENOENT\)/,
    );
    expect(readdirSync(folder.path)).toEqual(before);
  });
});
