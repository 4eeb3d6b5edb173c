import { expect, it } from 'vitest';
import { judgeFamily } from '../src/comparison/judge-family.ts';

const gap = (pValue: number, low = 0.1, high = 0.3) => ({
  intervalAt: (level: number) => ({ low, high, level, method: 'invented' }),
  test: { status: 'computed' as const, pValue, method: 'invented' },
});
const alpha = 1 - 0.95;
const options = { scale: 'difference', level: 0.95, adjustment: 'holm', margin: undefined } as const;

it('takes a p-value of α itself as a difference, and the next number above not', () => {
  const verdictAt = (pValue: number) => judgeFamily([gap(pValue)], options)[0]!.verdict;
  expect([alpha / 2, alpha, alpha + 2 ** -50].map(verdictAt)).toEqual([
    'different',
    'different',
    'insufficient evidence',
  ]);
});

it('reads a claim of equal treatment from 1 − 2α, a difference from 1 − α', () => {
  const [judged] = judgeFamily([gap(0.4, -0.02, 0.02)], { ...options, margin: 0.05 });
  expect(judged!.verdict).toBe('equivalent');
  expect(judged!.equivalenceInterval).toMatchObject({ level: expect.closeTo(0.9, 12) });
  expect(judged!.adjustedInterval).toMatchObject({ level: expect.closeTo(0.95, 12) });
});
