import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateColumn,
  inOrderOfValues,
  numberColumn,
  repeatedRows,
  selectRows,
  tableOf,
  textColumn,
  timeColumn,
  writtenValues,
} from '../../src/index.ts';
import { everyType } from '../read/every-type-schema.ts';

const fields = ['text', 'number', 'date', 'time'];
const values = fc.array(
  fc.record({
    text: fc.constantFrom('R2', 'R10', 'a', 'é', null),
    number: fc.constantFrom(-1, 0, 2.5, 10, null),
    date: fc.constantFrom('1980-01-31', '1980-02-31', '2001-01-01', null),
    time: fc.constantFrom('1970-01-01T00:00:01Z', '2020-05-01', null),
  }),
  { maxLength: 40 },
);

function tableFrom(rows: readonly Record<string, string | number | null>[]) {
  return tableOf(everyType, Object.fromEntries(fields.map((name) => [name, rows.map((row) => row[name] ?? null)])));
}

function written(table: ReturnType<typeof tableFrom>): string[] {
  const columns = Object.values(table.columns).map(writtenValues);
  return Array.from({ length: table.rowCount }, (_, row) => JSON.stringify(columns.map((column) => column(row))));
}

describe('inOrderOfValues', () => {
  it('gives the same table, codes and all, for every order of the same rows, and loses none', () => {
    fc.assert(
      fc.property(values, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (rows, keys) => {
        const shuffled = rows
          .map((row) => ({ row, key: keys.next().value! }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        const ordered = inOrderOfValues(tableFrom(rows), fields);
        expect(inOrderOfValues(tableFrom(shuffled), fields)).toEqual(ordered);
        expect(written(ordered).sort()).toEqual(written(tableFrom(rows)).sort());
        expect(inOrderOfValues(ordered, fields)).toBe(ordered);
        expect(repeatedRows(ordered)).toBe(rows.length - new Set(written(tableFrom(rows))).size);
      }),
    );
  });

  it('puts R2 before R10, numbers upwards, what is missing last, and lets the first field lead', () => {
    const table = tableOf(everyType, {
      text: ['R10', null, 'R2', 'R10'],
      number: [2, 7, 1, null],
      date: ['2001-01-01', null, null, '1980-01-31'],
      time: [null, null, '2020-05-01T00:00:00Z', null],
    });
    const ordered = inOrderOfValues(table, fields);
    expect(textColumn(ordered, 'text').values).toEqual(['R2', 'R10']);
    expect([...textColumn(ordered, 'text').codes]).toEqual([0, 1, 1, -1]);
    expect([...numberColumn(ordered, 'number').values]).toEqual([1, 2, Number.NaN, 7]);
    expect([...numberColumn(inOrderOfValues(table, ['number']), 'number').values]).toEqual([1, 2, 7, Number.NaN]);
    expect(dateColumn(ordered, 'date').recorded.values).toEqual(['2001-01-01', '1980-01-31']);
    expect(timeColumn(ordered, 'time').milliseconds[0]).toBe(Date.UTC(2020, 4, 1));
  });

  it('leaves a table that is in order as it is, and drops texts that no row has', () => {
    const table = tableOf(everyType, { text: ['a', 'b', 'b'], number: [1, 2, null] });
    expect(inOrderOfValues(table, fields)).toBe(table);
    const part = inOrderOfValues(selectRows(table, [1, 2]), fields);
    expect(textColumn(part, 'text').values).toEqual(['b']);
  });
});
