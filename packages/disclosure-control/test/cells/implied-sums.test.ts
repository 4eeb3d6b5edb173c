import type { FindingTable } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { impliedSums } from '../../src/cells/implied-sums.ts';
import { count, key } from '../findings.ts';

const implied = (
  names: readonly (string | FindingTable['columns'][number])[],
  rows: readonly (readonly number[])[],
) => {
  const columns = [key('area'), ...names.map((name) => (typeof name === 'string' ? count(name) : name))];
  const keys = rows.map((_, at) => `area ${at}`);
  const table = { columns, rows: rows.map((row, at) => [keys[at]!, ...row]) };
  return impliedSums(
    table,
    names.map((_, at) => at + 1),
    keys,
  );
};

describe('sums that any reader of one table can see', () => {
  it('are of two columns, wherever the total of them stands', () => {
    const a = [5, 7];
    const b = [20, 31];
    const total = [25, 38];
    for (const order of [
      ['total', 'a', 'b'],
      ['a', 'total', 'b'],
      ['a', 'b', 'total'],
    ]) {
      const rows = [0, 1].map((row) => order.map((name) => ({ a, b, total })[name]![row]!));
      expect(implied(order, rows).columns).toEqual([{ total: 'total', parts: ['a', 'b'] }]);
    }
  });

  it('are of all other columns, where there are more than two', () => {
    const { columns } = implied(
      ['all', 'a', 'b', 'c'],
      [
        [28, 5, 20, 3],
        [47, 7, 31, 9],
      ],
    );
    expect(columns).toEqual([{ total: 'all', parts: ['a', 'b', 'c'] }]);
  });

  it('are not of columns that declare their sum, nor of one that counts nobody, nor of a single row', () => {
    const twice = [
      [25, 5, 20],
      [38, 7, 31],
    ];
    expect(implied([{ ...count('total'), sumOf: ['a', 'b'] }, 'a', 'b'], twice).columns).toEqual([]);
    const nobody = [
      [5, 5, 0],
      [7, 7, 0],
    ];
    expect(implied(['total', 'a', 'nobody'], nobody).columns).toEqual([]);
    expect(implied(['total', 'a', 'b'], twice.slice(1)).columns).toEqual([]);
  });

  it('are not seen where they hold in some rows only', () => {
    expect(
      implied(
        ['total', 'a', 'b'],
        [
          [25, 5, 20],
          [39, 7, 31],
        ],
      ).columns,
    ).toEqual([]);
  });

  it('are of a row that is the sum of all others', () => {
    const { rows } = implied(['people'], [[12], [50], [38]]);
    expect(rows).toEqual([{ row: 'area 1', of: ['area 0', 'area 2'] }]);
    expect(implied(['people'], [[50], [12], [38]]).rows).toEqual([{ row: 'area 0', of: ['area 1', 'area 2'] }]);
    expect(implied(['people'], [[50], [50]]).rows).toEqual([]);
    expect(implied(['people'], [[0], [0], [0]]).rows).toEqual([]);
  });
});
