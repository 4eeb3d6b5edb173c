import { expect, it } from 'vitest';
import { nearestName, nearestNameSuggestion } from '../src/index.ts';

it('finds the name that was meant: an edit, a swap, a beginning', () => {
  expect(nearestName('match-and-merg', ['near-repeat', 'match-and-merge'])).toBe('match-and-merge');
  expect(nearestName('ipnut', ['input', 'out'])).toBe('input');
  expect(nearestName('match', ['near-repeat', 'match-and-merge'])).toBe('match-and-merge');
});
it('lists what there is where nothing is near', () => {
  expect(nearestName('zebra', ['input', 'out'])).toBeNull();
  expect(nearestNameSuggestion('zebra', ['input', 'out'])).toBe('Known: input, out.');
  expect(nearestNameSuggestion('zebra', [])).toBe('There are none.');
});
