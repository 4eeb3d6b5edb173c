import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RankedSet } from '../src/clusters/ranked-set.ts';

describe('ranked set', () => {
  it('counts the members before any number as counting one by one does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.array(fc.nat(199)), (limit, numbers) => {
        const members = new Set(numbers.filter((number) => number < limit));
        const set = new RankedSet(limit);
        for (const member of members) set.add(member);
        let seen = 0;
        const counted = Array.from({ length: limit }, (_, number) => (members.has(number) ? seen++ : seen));
        expect(set.rank()).toBe(members.size);
        expect(counted.map((_, number) => set.before(number))).toEqual(counted);
      }),
      { seed: 20250305, numRuns: 100 },
    );
  });
});
