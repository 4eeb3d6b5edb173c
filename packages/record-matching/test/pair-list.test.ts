import { expect, it } from 'vitest';
import { pairClass, SweptPairList, sumWithinBox } from '../src/tolerance-sweep/pair-list.ts';

it('a list of pairs keeps them in order while it grows, and says how many were too many', () => {
  const list = new SweptPairList(2048);
  for (let pair = 0; pair < 2048; pair++) list.push(pair, pair + 1, pair % 16);
  expect(list.length).toBe(2048);
  for (const pair of [0, 1023, 1024, 2047])
    expect([list.left[pair], list.right[pair], list.distanceClass[pair]]).toEqual([pair, pair + 1, pair % 16]);
  expect(() => list.push(0, 1, 0)).toThrow('more than 2048 pairs of names lie within three edits of each other');
});

it('classes sum over every distance that a tolerance allows, and no other', () => {
  // A digit for each class, so that the sum tells which of them it holds.
  const digits = Float64Array.from({ length: 16 }, (_, kind) => 2 ** kind);
  for (const [forename, surname] of [
    [0, 0],
    [0, 3],
    [3, 0],
    [1, 2],
    [3, 3],
  ] as const) {
    let expected = 0;
    for (let kind = 0; kind < 16; kind++)
      if (Math.floor(kind / 4) <= forename && kind % 4 <= surname) expected += 2 ** kind;
    expect(sumWithinBox(digits, forename, surname)).toBe(expected);
    expect(pairClass(forename, surname)).toBe(4 * forename + surname);
  }
});
