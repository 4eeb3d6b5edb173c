import { expect, it } from 'vitest';
import { fewestBehind } from '../../src/index.ts';

it('is the smallest side on which somebody stands, in whatever order', () => {
  expect(fewestBehind([3, 197])).toBe(3);
  expect(fewestBehind([197, 0, 40, 3])).toBe(3);
  expect(fewestBehind([0, 200])).toBe(200);
  expect([fewestBehind([0, 0]), fewestBehind([])]).toEqual([0, 0]);
});
