import { expect, it } from 'vitest';
import { chanceLimitOf } from '../src/score/chance-limit.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

it('is exceeded by five of a hundred, the observed one among them, and is the largest of fewer than twenty', () => {
  expect(chanceLimitOf(upTo(99))).toBe(95);
  expect(chanceLimitOf(upTo(199))).toBe(190);
  expect(chanceLimitOf(upTo(100))).toBe(96);
  expect(chanceLimitOf(upTo(19))).toBe(19);
  expect(chanceLimitOf(upTo(7))).toBe(7);
});
