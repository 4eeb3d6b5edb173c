import { countedTable, dictionaryColumn, InputError } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { numberColumn, plainColumns, tableOfCounted } from '../../src/index.ts';
import { peopleSchema } from '../example-values.ts';

const row = (texts: readonly (string | null)[], count: number) => ({
  what: JSON.stringify(texts),
  at: 0,
  size: 0,
  count,
});

describe('a table of counts as the table that was counted', () => {
  it('has each row as often as it counts, read as its fields are', () => {
    const counted = countedTable(
      ['group', 'times', 'day'],
      [row(['F', '2', '1980-01-31'], 2), row([null, null, null], 1)],
    );
    const table = tableOfCounted(peopleSchema, counted, { group: 'sex', times: 'contacts', day: 'born' });
    const { sex, contacts, born } = plainColumns(table);
    const told = sex!.map((_, at) => [sex![at], contacts![at], born![at]]);
    expect(table.rowCount).toBe(3);
    expect(told).toHaveLength(3);
    expect(told.filter(([group]) => group === 'F')).toEqual([
      ['F', 2, '1980-01-31'],
      ['F', 2, '1980-01-31'],
    ]);
    expect(told.filter(([group]) => group === null)).toEqual([[null, null, null]]);
  });

  it('is missing everywhere what was not counted', () => {
    const counted = { total: 2, columns: { group: dictionaryColumn(['F']) }, counts: Float64Array.of(2) };
    const table = tableOfCounted(peopleSchema, counted, { group: 'sex', times: 'contacts' });
    expect([...numberColumn(table, 'contacts').values]).toEqual([Number.NaN, Number.NaN]);
    const nobody = { total: 0, columns: {}, counts: new Float64Array(0) };
    expect(tableOfCounted(peopleSchema, nobody, { group: 'sex' })).toMatchObject({ rowCount: 0 });
  });

  it('refuses parts and counts that do not belong together, and half a person', () => {
    const columns = { group: dictionaryColumn(['F', 'M']) };
    const table = (counts: Float64Array) =>
      tableOfCounted(peopleSchema, { total: 1, columns, counts }, { group: 'sex' });
    expect(() => table(Float64Array.of(1))).toThrow('"group" has 2 values for 1 counts. Count again.');
    expect(() => table(Float64Array.of(1, 0.5))).toThrow(InputError);
  });
});
