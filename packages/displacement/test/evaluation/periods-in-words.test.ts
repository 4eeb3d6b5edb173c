import { describe, expect, it } from 'vitest';
import { periodsInWords, powerInWords } from '../../src/index.ts';

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

describe('what a power allows to say', () => {
  it('changes at four times in five and at once in two', () => {
    const what = 'displacement of that share';
    const [missed, often, likely] = [
      `This evaluation would more often than not have missed ${what}.`,
      `This evaluation would have seen ${what} more often than not, but not often enough to rely on it.`,
      `This evaluation would most likely have seen ${what}.`,
    ];
    const said = [0, 0.499, 0.5, 0.799, 0.8, 1].map((power) => powerInWords(power, what));
    expect(said).toEqual([missed, missed, often, often, likely, likely]);
  });

  it('is refused of what is no power', () => {
    for (const power of [-0.01, 1.01, Number.NaN])
      expect(() => powerInWords(power, 'it')).toThrow('a power is from 0 to 1');
  });
});
