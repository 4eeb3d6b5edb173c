import { expect, it } from 'vitest';
import { periodsInWords } from '../../src/index.ts';

const window = { choosing: { from: 0, to: 5 }, baseline: { from: 6, to: 12 }, followUp: { from: 12, to: 15 } };

it('counts months back from the first day of patrols, and on from it', () => {
  expect(periodsInWords(window, ['Quay', 'Mill'], 12)).toBe(
    'Baseline: months 1 to 6 before patrols; follow-up: the first 3 months of patrols; compared with 2 sectors that were about as busy months 8 to 12 before patrols: Quay, Mill.',
  );
});

it('names forty sectors and tells how many there are', () => {
  const names = Array.from({ length: 41 }, (_, place) => `S${place}`);
  const text = periodsInWords(window, names, 12);
  expect(text).toContain('compared with 41 sectors');
  expect(text.endsWith('S38, S39.')).toBe(true);
});

it('refuses months that are none', () => {
  expect(() => periodsInWords(window, [], -1)).toThrow('months before patrols');
  expect(() => periodsInWords({ ...window, baseline: { from: Number.NaN, to: 12 } }, [], 12)).toThrow('months');
});
