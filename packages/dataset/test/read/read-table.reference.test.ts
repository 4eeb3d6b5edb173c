import { describeWithReferenceData } from '@assay/testing';
import { expect, it } from 'vitest';
import {
  type DateColumn,
  MISSING_DAY,
  type NumberColumn,
  type Table,
  type TextColumn,
  tableSchema,
  writtenDay,
} from '../../src/index.ts';
import { readTable } from '../../src/read/index.ts';
import { personSchema } from './person-schema.ts';

const text = (table: Table, name: string) => table.columns[name] as TextColumn;

/** Pairs of records that agree exactly on all three fields, by plain comparison of strings. */
function exactPairs(table: Table): { readonly truePairs: number; readonly falsePairs: number } {
  const blocks = new Map<string, number[]>();
  const date = table.columns['date_of_birth'] as DateColumn;
  for (let row = 0; row < table.rowCount; row++) {
    const codes = [
      text(table, 'first_name').codes[row]!,
      text(table, 'surname').codes[row]!,
      date.recorded.codes[row]!,
    ];
    if (codes.includes(-1)) continue;
    const key = codes.join(',');
    blocks.set(key, [...(blocks.get(key) ?? []), row]);
  }
  const entity = text(table, 'entity').codes;
  const pairs = [...blocks.values()].flatMap((rows) =>
    rows.flatMap((left, at) => rows.slice(at + 1).map((right) => entity[left] === entity[right])),
  );
  const truePairs = pairs.filter(Boolean).length;
  return { truePairs, falsePairs: pairs.length - truePairs };
}

describeWithReferenceData(
  'FEBRL',
  ['linkage/febrl/dataset1.csv', 'linkage/febrl/dataset4a.csv', 'linkage/febrl/dataset4b.csv'],
  (one, a, b) => {
    it('reads dataset 1 with every column guessed and the truth out of rec_id', async () => {
      const { table, files, underived } = await readTable({ paths: [one], schema: personSchema });
      expect(table.rowCount).toBe(1000);
      expect(text(table, 'entity').values).toHaveLength(500);
      expect(text(table, 'first_name').values.slice(0, 2)).toEqual(['lachlan', 'deakin']);
      expect(files[0]!.matches.map(({ field, column, how }) => `${field} < ${column} (${how})`)).toEqual([
        'record_id < rec_id (guessed)',
        'entity < rec_id (derived)',
        'first_name < given_name (guessed)',
        'surname < surname (same name)',
        'date_of_birth < date_of_birth (same name)',
      ]);
      expect(underived).toEqual({});
      expect(exactPairs(table)).toEqual({ truePairs: 202, falsePairs: 0 });
    });

    it('keeps the digits of dates that cannot be', async () => {
      const { table, impossibleDates } = await readTable({ paths: [one], schema: personSchema });
      const { days, recorded } = table.columns['date_of_birth'] as DateColumn;
      const impossible = [...days.keys()].filter((row) => days[row] === MISSING_DAY && recorded.codes[row] !== -1);
      expect(impossible).toHaveLength(impossibleDates['date_of_birth']!);
      expect(impossible.length).toBeGreaterThan(0);
    });

    it('puts dataset 4a and 4b one under the other', async () => {
      const { table, files } = await readTable({ paths: [a, b], schema: personSchema });
      expect(table.rowCount).toBe(10_000);
      expect(files.map(({ rowCount }) => rowCount)).toEqual([5000, 5000]);
      expect(text(table, 'entity').values).toHaveLength(5000);
      expect(exactPairs(table)).toEqual({ truePairs: 2079, falsePairs: 0 });
    });
  },
);

describeWithReferenceData(
  'historical figures',
  ['linkage/splink/historical_figures_with_errors_50k.parquet'],
  (path) => {
    it('reads Parquet', async () => {
      const { table } = await readTable({ paths: [path], schema: personSchema });
      expect(table.rowCount).toBe(50_578);
      expect(text(table, 'entity').values).toHaveLength(5156);
      expect(exactPairs(table)).toEqual({ truePairs: 37_746, falsePairs: 106 });
    });
  },
);

describeWithReferenceData('simulated census', ['linkage/pseudopeople/decennial_census.parquet'], (path) => {
  it('reads times as days, and whole numbers, out of typed Parquet columns', async () => {
    const field = { title: '', description: '', role: 'measure', required: true } as const;
    const schema = tableSchema({
      name: 'census',
      title: 'Census',
      fields: [
        { ...field, name: 'date_of_birth', type: 'date' },
        { ...field, name: 'age', type: 'number' },
        { ...field, name: 'year', type: 'text' },
      ],
    });
    const { table } = await readTable({ paths: [path], schema });
    expect(table.rowCount).toBe(33_330);
    expect(text(table, 'year').values).toEqual(['2020', '2030', '2040']);
    const date = table.columns['date_of_birth'] as DateColumn;
    expect(date.recorded.values[0]).toBe('1994-05-06');
    expect(writtenDay(date.days[0]!)).toBe('1994-05-06');
    expect((table.columns['age'] as NumberColumn).values[0]).toBe(25);
  });
});
