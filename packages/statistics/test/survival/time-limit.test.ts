import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followCases, happenedIfKept, timeLimits } from '../../src/index.ts';

describe('cases followed until something happens or they are taken away', () => {
  it('are counted, and their ends told apart', () => {
    const followed = followCases([1, 2, 2, 4], [1, 2, 0, 1]);
    expect(followed.eventTimes).toEqual([1, 4]);
    expect(followed).toMatchObject({ cases: 4, events: 2, time: 9 });
    // By hand: after 1 a share of 3/4 is left; nobody of the three at 2 has the event, and one of one at 4.
    expect(happenedIfKept(followed, 2)).toMatchObject({ value: 0.25 });
    expect(happenedIfKept(followed, 4)).toMatchObject({ value: 1 });
    expect(followCases([], []).kept).toMatchObject({ status: 'not-computed' });
  });

  it('lose by a limit what happens after it, and are held the shorter for it', () => {
    // One event at each of four times: 3/4, 1/2, 1/4 and none are left; the area up to 3 is 1 + 3/4 + 1/2.
    const rows = timeLimits(followCases([1, 2, 3, 4], [1, 1, 1, 1]), [1, 2, 3], 100);
    if ('status' in rows) throw new Error(rows.reason);
    expect(rows.map(({ limit, lost, held, spared }) => [limit, lost, held, spared])).toEqual([
      [1, 50, 100, 125],
      [2, 25, 175, 50],
      [3, 0, 225, 0],
    ]);
    expect(rows[0]!.kept).toMatchObject({ value: 25 });
  });

  it('have no limits beyond what was followed', () => {
    expect(timeLimits(followCases([1, 2], [1, 0]), [1, 5], 10)).toMatchObject({ status: 'not-computed' });
    expect(timeLimits(followCases([], []), [1], 10)).toMatchObject({ status: 'not-computed' });
  });

  it('are refused where there is no limit at all', () => {
    expect(() => timeLimits(followCases([1, 2], [1, 0]), [], 10)).toThrow(
      'limit must be a time of 0 or more: -Infinity',
    );
  });

  it('lose and spare less, the longer the limit', () => {
    const times = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, 1, 2)), { minLength: 1 });
    fc.assert(
      fc.property(times, (pairs) => {
        const all = [...pairs, [10, 0] as const];
        const rows = timeLimits(
          followCases(
            all.map(([time]) => time),
            all.map(([, cause]) => cause),
          ),
          [2, 5, 10],
          1,
        );
        if ('status' in rows) throw new Error(rows.reason);
        expect(rows[0]!.lost).toBeGreaterThanOrEqual(rows[1]!.lost);
        expect(rows[0]!.spared).toBeGreaterThanOrEqual(rows[1]!.spared);
        expect([rows[2]!.lost, rows[2]!.spared]).toEqual([0, 0]);
      }),
    );
  });
});
