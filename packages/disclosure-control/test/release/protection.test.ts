import { expect, it } from 'vitest';
import { protectedNumberId, protectedPlaceName } from '../../src/release/protection.ts';

it('names a place of a table by row and column, and a single number by itself', () => {
  expect(protectedPlaceName('White', 'searches')).toBe('White / searches');
  expect(protectedPlaceName('', 'value')).toBe('value');
  expect(protectedNumberId('rates', 'White', 'searches')).toBe('#rates|White|searches');
});
