import { describe, expect, it } from 'vitest';
import { listWhileCounting } from '../src/model/list-while-counting.ts';
import type { Hope } from '../src/model/pattern-pass.ts';

/** Of three patterns, the last in no pair; one term. */
const guess: Hope = {
  isHopeless: Uint8Array.of(0, 0, 0),
  bits: Int32Array.of(5, 2, 0),
  sharedTerms: Int32Array.of(0, 1, 0),
  terms: 1,
  ownBits: Int16Array.of(3, 4),
};
const PAIRS = [
  [0, 1, 0],
  [0, 2, 1],
] as const;

/** Whether the pairs of a rule that has `hope` are compared again, where so many may be listed. */
function isComparedAgain(hope: Hope, { mostListed = 9, rules = 1, listed = guess } = {}): boolean {
  let compared = 0;
  const pass = {
    countAndList: (_rule: number, _hope: Hope, take: (listed: Int32Array) => void) => {
      for (const pair of PAIRS) take(Int32Array.from(pair));
      return { counts: Float64Array.of(1, 1, 0), marked: 0 };
    },
    forEach: () => {
      compared++;
    },
  };
  const listing = listWhileCounting(() => pass, listed, mostListed);
  for (let rule = 0; rule < rules; rule++) expect(listing.count(rule).counts).toEqual(Float64Array.of(1, 1, 0));
  const seen: (readonly number[])[] = [];
  listing.forEach(rules - 1, hope, (...pair) => seen.push(pair));
  expect(seen).toEqual(compared === 0 ? PAIRS : []);
  return compared === 1;
}

describe('pairs that are listed while they are counted', () => {
  it('are not compared again by the guess itself, nor by what hopes for less', () => {
    expect(isComparedAgain(guess)).toBe(false);
    expect(isComparedAgain({ ...guess, ownBits: guess.ownBits.slice() })).toBe(false);
    expect(isComparedAgain({ ...guess, bits: Int32Array.of(4, 2, 0) })).toBe(false);
    expect(isComparedAgain({ ...guess, isHopeless: Uint8Array.of(0, 1, 0), bits: Int32Array.of(5, 9, 0) })).toBe(false);
  });

  it('are compared again where a pattern that is there may hope for more', () => {
    expect(isComparedAgain({ ...guess, bits: Int32Array.of(5, 3, 0) })).toBe(true);
    expect(isComparedAgain({ ...guess, bits: Int32Array.of(5, 2, 1) })).toBe(false);
    const hopeless = { ...guess, isHopeless: Uint8Array.of(0, 1, 0) };
    expect(isComparedAgain(guess, { listed: hopeless })).toBe(true);
    expect(isComparedAgain(hopeless, { listed: hopeless })).toBe(false);
  });

  it('are compared again where the values of a record weigh otherwise', () => {
    expect(isComparedAgain({ ...guess, ownBits: Int16Array.of(3, 3) })).toBe(true);
    expect(isComparedAgain({ ...guess, terms: 0 })).toBe(true);
  });

  it('are compared again beyond as many as may be listed, those of all rules together', () => {
    expect(isComparedAgain(guess, { mostListed: 2 })).toBe(false);
    expect(isComparedAgain(guess, { mostListed: 1 })).toBe(true);
    expect(isComparedAgain(guess, { mostListed: 4, rules: 2 })).toBe(false);
    expect(isComparedAgain(guess, { mostListed: 3, rules: 2 })).toBe(true);
  });
});
