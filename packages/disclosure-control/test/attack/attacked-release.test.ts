import { expect, it } from 'vitest';
import { attackRuleKey } from '../../src/attack/attacked-release.ts';

it('names the rule of a cell by its finding, row and column, and of a single number without a row', () => {
  expect(attackRuleKey('rates', 'White', 'searches')).toBe('rates\nWhite / searches');
  expect(attackRuleKey('rates', '', 'value')).toBe('rates\nvalue');
});
