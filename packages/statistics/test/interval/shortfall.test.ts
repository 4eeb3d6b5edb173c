import { describe, expect, it } from 'vitest';
import { isComputed, shortfall } from '../../src/index.ts';

describe('a shortfall', () => {
  it('is what another share would have made of the same cases', () => {
    const found = shortfall({ found: 30, total: 100 }, { successes: 7, total: 20 });
    if (!isComputed(found) || 'status' in found.interval) throw new Error('not computed');
    // Wilson's limits of 7 in 20 as R's prop.test(7, 20, correct = FALSE) gives them: 0.1812 and 0.5671.
    expect([found.value, found.interval.low, found.interval.high]).toEqual([5, 0, 27]);
  });

  it('is never below none, and is not computed by a share of nothing', () => {
    expect(shortfall({ found: 90, total: 100 }, { successes: 1, total: 100 })).toMatchObject({ value: 0 });
    expect(shortfall({ found: 1, total: 2 }, { successes: 0, total: 0 })).toMatchObject({ status: 'not-computed' });
    expect(() => shortfall({ found: 3, total: 2 }, { successes: 1, total: 2 })).toThrow('3 of 2');
  });
});
