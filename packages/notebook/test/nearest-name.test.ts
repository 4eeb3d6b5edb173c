import { expect, it } from 'vitest';
import { nearestName, nearestNameSuggestion } from '../src/index.ts';

it('finds the name that was meant: an edit, a swap, a beginning', () => {
  expect(nearestName('match-and-merg', ['near-repeat', 'match-and-merge'])).toBe('match-and-merge');
  expect(nearestName('ipnut', ['input', 'out'])).toBe('input');
  expect(nearestName('match', ['near-repeat', 'match-and-merge'])).toBe('match-and-merge');
});
it('takes a name for another by two edits, and by one more for every three letters beyond six', () => {
  const isNear = (given: string, edits: number) =>
    nearestName(given, [`${'~'.repeat(edits)}${given.slice(edits)}`]) !== null;
  const most = (given: string) => [1, 2, 3, 4, 5].filter((edits) => isNear(given, edits)).length;
  expect(['abc', 'abcdef', 'abcdefgh', 'abcdefghi', 'abcdefghijk', 'abcdefghijkl'].map(most)).toEqual([
    2, 2, 2, 3, 3, 4,
  ]);
  // A swap is one edit, the nearest counts, of two alike the first; capitals are none.
  expect(nearestName('abcd', ['badc', 'bacd', 'abdc'])).toBe('bacd');
  expect(nearestName('ABCD', ['xbcd', 'abcd'])).toBe('abcd');
  expect([nearestName('ab', ['abcdefgh']), nearestName('abc', ['abcdefgh'])]).toEqual([null, 'abcdefgh']);
});
it('lists what there is where nothing is near', () => {
  expect(nearestName('zebra', ['input', 'out'])).toBeNull();
  expect(nearestNameSuggestion('zebra', ['input', 'out'])).toBe('Known: input, out.');
  expect(nearestNameSuggestion('zebra', [])).toBe('There are none.');
});
