import { expect, it } from 'vitest';
import { dateWords } from '../src/display/date-words.ts';
import { fixedText, readableDecimals } from '../src/display/number-text.ts';

it('writes a number with commas, a true minus and no negative nought', () => {
  expect([fixedText(999, 0), fixedText(1000, 0), fixedText(1_234_567.891, 2), fixedText(-1234.5, 1)]).toEqual([
    ...['999', '1,000', '1,234,567.89', '−1,234.5'],
  ]);
  expect([fixedText(-0.004, 2), fixedText(-0.006, 2), fixedText(-0, 0), fixedText(0.5, 3)]).toEqual([
    ...['0.00', '−0.01', '0', '0.500'],
  ]);
});

it('keeps two figures of a small number and none of a large one', () => {
  expect([0, 12, 12.4, 10, 9.99, 4.3, 1, 0.99, 0.43, 0.1].map((value) => readableDecimals(value))).toEqual([
    ...[0, 0, 0, 0, 1, 1, 0, 2, 2, 2],
  ]);
  expect([0.099, 0.0043, 0.01, 1e-7, 1e-12, -0.0043, -4.3].map((value) => readableDecimals(value))).toEqual([
    ...[3, 4, 3, 8, 8, 4, 1],
  ]);
});

it('keeps the figures that tell a share from its ceiling', () => {
  expect([99.97, 99.4, 99.5, 99.95, 100].map((value) => readableDecimals(value, 100))).toEqual([2, 0, 1, 2, 0]);
  expect([readableDecimals(99.999999999, 100), readableDecimals(0.996, 1)]).toEqual([8, 3]);
});

it('says days and months, and leaves what is neither', () => {
  expect(['2025-03-05', '2025-03-05T09:30:00Z', '2025-03-05 09:30', '2025-12', '2025-01-31'].map(dateWords)).toEqual([
    ...['5 March 2025', '5 March 2025', '5 March 2025', 'December 2025', '31 January 2025'],
  ]);
  for (const text of ['2025', '2025-13', '2025-00', '2025-01-32', '2025-01-00', 'x 2025-01', '2025-01-01x'])
    expect(dateWords(text)).toBe(text);
});
