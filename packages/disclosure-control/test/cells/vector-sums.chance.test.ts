import { expect, it } from 'vitest';
import type { SeenCount } from '../../src/cells/count-cell.ts';
import { sameAlongChains } from '../../src/cells/implied-chains.ts';
import { type CountVector, vectorSums } from '../../src/cells/vector-sums.ts';

const vector = (id: string, values: readonly number[], list = 'rows'): CountVector => ({
  ids: values.map((_, at) => `${id} ${at}`),
  values,
  list,
});

it('takes neighbours that small numbers make add up by chance for no sum, and a whole list for one', () => {
  // People by band, twice: how many there are and of how many something is known, which is all of them.
  const bands = [12, 13, 18, 16, 19, 5, 11, 9, 14, 20, 3, 3, 5, 6, 5, 2, 3, 1, 4];
  const rows = bands.map((count, at) => vector(`band ${at}`, [count, count]));
  const some = vector('asian', [59, 59], 'other');
  expect(bands.slice(5, 10).reduce((a, b) => a + b)).toBe(59);
  expect(vectorSums([...rows, some]).filter(({ total }) => total.startsWith('asian'))).toEqual([]);
  const sum = bands.reduce((a, b) => a + b);
  const all = vectorSums([...rows, vector('all', [sum, sum], 'other')]);
  expect(all.map(({ total, parts }) => [total, parts.length])).toEqual([
    ['all 0', bands.length],
    ['all 1', bands.length],
  ]);
});

it('takes two small numbers that are equal by chance for no step of a chain', () => {
  const place = (row: string, column: string, value: number): SeenCount => ({
    finding: 'chain',
    row,
    column,
    value,
    counts: 'people',
    isInTotalRow: false,
  });
  const idOf = ({ row, column }: SeenCount): string => `${row} ${column}`;
  const chain = (groups: Readonly<Record<string, readonly [number, number]>>): SeenCount[] =>
    Object.entries(groups).flatMap(([group, [went, came]]) => [
      place(`${group},first`, 'went', went),
      place(`${group},first`, 'came', went + 70),
      place(`${group},next`, 'went', 2),
      place(`${group},next`, 'came', came),
    ]);
  expect(sameAlongChains(chain({ a: [11, 11], b: [9, 10] }), idOf)).toEqual([]);
  expect(sameAlongChains(chain({ a: [11, 11], b: [9, 9] }), idOf)).toEqual([
    { total: 'a,first went', parts: ['a,next came'] },
    { total: 'b,first went', parts: ['b,next came'] },
  ]);
});

it('looks for sums of any two of 400 vectors, and of no more', () => {
  const distinct = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      vector(`v${at}`, [5_000 + 7 * at * at, 9_000 + 11 * at * at], `list ${at}`),
    );
  const found = (count: number) => {
    const parts = distinct(count - 1);
    const sum = [0, 1].map((at) => parts[3]!.values[at]! + parts[200]!.values[at]!);
    return vectorSums([...parts, vector('sum', sum, 'other')]).filter(({ total }) => total.startsWith('sum'));
  };
  expect(found(400)).toEqual([
    { total: 'sum 0', parts: ['v3 0', 'v200 0'] },
    { total: 'sum 1', parts: ['v3 1', 'v200 1'] },
  ]);
  expect(found(401)).toEqual([]);
});
