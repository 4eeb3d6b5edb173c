import { expect, it } from 'vitest';
import type { CellSystem, CountCell } from '../../src/cells/count-cell.ts';
import { isHeldBack } from '../../src/suppression/primary-rule.ts';

const policy = { minimumCount: 10, roundingBase: 5, protectSensitiveZeros: true };
const cell = (value: number, more: Partial<CountCell> = {}): CountCell => ({
  ...{ id: 'part', value, published: true, sensitive: false, isTotal: false },
  ...more,
});
const alone: CellSystem = { cells: new Map(), relations: [] };

it('holds small counts back, to one more than the minimum where they are printed, and to one less where they are not', () => {
  const held = (value: number, more: Partial<CountCell> = {}, minimumCount = 10) =>
    isHeldBack(cell(value, more), alone, { ...policy, minimumCount });
  expect([0, 1, 10, 11, 12].map((value) => held(value))).toEqual([false, true, true, true, false]);
  expect([0, 1, 9, 10].map((value) => held(value, { published: false }))).toEqual([false, true, true, false]);
  expect([1, 2].map((value) => held(value, {}, 1))).toEqual([false, false]);
  expect([1, 3].map((value) => held(value, { isOpen: true }))).toEqual([false, false]);
});

it('holds a sensitive nought and a sensitive whole back, unless the policy lets them be', () => {
  const whole = (total: number, parts: readonly string[]): CellSystem => ({
    cells: new Map([['all', cell(total, { id: 'all' })]]),
    relations: [{ total: 'all', parts }],
  });
  const held = (value: number, system: CellSystem, more: Partial<CountCell> = {}, zeros = true) =>
    isHeldBack(cell(value, { sensitive: true, ...more }), system, { ...policy, protectSensitiveZeros: zeros });
  expect([held(0, alone), held(40, alone), held(0, alone, {}, false), held(0, alone, { sensitive: false })]).toEqual([
    ...[true, false, false, false],
  ]);
  const two = ['part', 'other'];
  expect([held(40, whole(40, two)), held(40, whole(41, two)), held(40, whole(40, ['part']))]).toEqual([
    true,
    false,
    false,
  ]);
  expect([held(40, whole(40, ['other', 'third'])), held(40, whole(40, two), {}, false)]).toEqual([false, false]);
  expect(held(40, whole(40, two), { sensitive: false })).toBe(false);
});
