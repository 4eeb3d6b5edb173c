import { describe, expect, it } from 'vitest';
import * as matching from '../src/index.ts';
import { flagsByTolerance, flagTally, type matchesWithin, mitigationLadder, wrongFlags } from '../src/index.ts';

type Match = Parameters<typeof matchesWithin>[0][number];
const match = (staff: number, forename: number, surname: number, isSamePerson: boolean | null): Match => ({
  staff,
  record: staff,
  forenameDistance: forename,
  surnameDistance: surname,
  currentPostcode: 'unknown',
  anyPostcode: 'unknown',
  collarNumber: 'unknown',
  isSamePerson,
});
const matches = [
  match(0, 0, 0, true),
  match(0, 1, 0, false),
  match(1, 0, 2, false),
  match(2, 3, 1, null),
  match(2, 1, 1, false),
];

describe('flags at each tolerance', () => {
  it('are the matches within so many edits in the first name and in the surname', () => {
    expect(matching.matchesWithin(matches, { forename: 1, surname: 0 })).toEqual(matches.slice(0, 2));
    expect(matching.matchesWithin(matches, { forename: 0, surname: 2 })).toEqual([matches[0], matches[2]]);
  });

  it('count as the first rung of the ladder does, of the matches within it', () => {
    const onRecord = new Set([0, 4]);
    const rows = flagsByTolerance(matches, onRecord, [0, 1, 3]);
    expect(rows).toEqual([
      { tolerance: 0, flags: 1, trueFlags: 1, falseFlags: 0, staffWronglyFlagged: 0, staffMissed: 1, designEffect: 1 },
      {
        tolerance: 1,
        flags: 3,
        trueFlags: 1,
        falseFlags: 2,
        staffWronglyFlagged: 2,
        staffMissed: 1,
        designEffect: wrongFlags([matches[0]!, matches[1]!, matches[4]!]).designEffect,
      },
      { tolerance: 3, flags: 5, designEffect: wrongFlags(matches).designEffect, ...ofLadder(matches, onRecord) },
    ]);
  });
});

function ofLadder(of: readonly Match[], onRecord: ReadonlySet<number>) {
  const { trueFlags, falseFlags, staffWronglyFlagged, staffMissed } = mitigationLadder(of, onRecord)[0]!;
  return { trueFlags, falseFlags, staffWronglyFlagged, staffMissed };
}

describe('what a search would find', () => {
  it('is so many flags of so many staff, right and wrong where the truth is known', () => {
    expect(flagTally(matches, true)).toEqual({ flags: 5, staff: 3, right: 1, wrong: 3 });
    expect(flagTally(matches, false)).toEqual({ flags: 5, staff: 3, right: null, wrong: null });
    expect(flagTally([], true)).toEqual({ flags: 0, staff: 0, right: 0, wrong: 0 });
  });
});
