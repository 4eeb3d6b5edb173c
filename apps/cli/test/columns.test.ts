import { expect, it } from 'vitest';
import { printedColumns } from '../src/show/columns.ts';

it('makes columns as wide as they need, the last as it is, and nothing at the ends of lines', () => {
  expect(printedColumns([['a', 'long', 'one'], ['wide', 'b', 'a last that is longer'], ['c', ''], []], '  ')).toBe(
    '  a     long  one\n  wide  b     a last that is longer\n  c\n\n',
  );
  expect(printedColumns([])).toBe('');
});
