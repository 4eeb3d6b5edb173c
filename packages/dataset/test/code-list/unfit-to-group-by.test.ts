import { dictionaryColumn } from '@assay/statistics';
import { expect, it } from 'vitest';
import { unfitToGroupBy } from '../../src/index.ts';

it('tells a column that says nothing from one that says too much', () => {
  const column = dictionaryColumn(['A', 'B', null, 'A']);
  expect(unfitToGroupBy(column, 'area', 2)).toBeNull();
  expect(unfitToGroupBy(column, 'area', 1)!.reason).toBe('area has 2 different values, too many for a table');
  // What no row says does not count.
  expect(unfitToGroupBy({ codes: Int32Array.of(-1), values: ['A'] }, 'area', 5)!.reason).toContain(
    'does not record area',
  );
});
