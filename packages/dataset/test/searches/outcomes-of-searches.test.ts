import { dictionaryColumn, randomStream } from '@assay/statistics';
import { expect, it } from 'vitest';
import { outcomesOfSearches } from '../../src/index.ts';

it('counts what followed as a walk over the searches does', () => {
  const draw = randomStream('outcomes of searches');
  const rows = Array.from({ length: 70 }, () => ({
    group: ['A', 'B', 'C', null][draw.integer(4)]!,
    found: draw.integer(3),
    count: draw.integer(9),
  }));
  const column = dictionaryColumn([...rows.map(({ group }) => group), 'without a search']);
  const found = outcomesOfSearches(column, {
    found: [...rows.map((row) => row.found), 1],
    counts: Float64Array.from([...rows.map(({ count }) => count), 0]),
  });
  const sum = (group: string, outcomes: readonly number[]) =>
    rows.reduce((all, row) => all + (row.group === group && outcomes.includes(row.found) ? row.count : 0), 0);
  expect(found.toSorted((a, b) => (a.value < b.value ? -1 : 1))).toEqual(
    ['A', 'B', 'C'].map((value) => ({
      value,
      all: sum(value, [0, 1, 2]),
      known: sum(value, [0, 1]),
      found: sum(value, [1]),
    })),
  );
  expect(() => outcomesOfSearches(column, { found: [], counts: Float64Array.of(1) })).toThrow('needs its outcome');
});
