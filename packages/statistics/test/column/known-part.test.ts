import { expect, it } from 'vitest';
import { knownPart } from '../../src/index.ts';

it('counts what is known to be so, of what is known', () => {
  const flags = Int8Array.of(1, 0, -1, 1, 0, 1);
  expect(knownPart(flags)).toEqual({ successes: 3, total: 5 });
  expect(knownPart(flags, [1, 2, 3])).toEqual({ successes: 1, total: 2 });
  expect(knownPart(flags, [2])).toEqual({ successes: 0, total: 0 });
  expect(knownPart([Number.NaN, 2, 1], [0, 1, 2, 9])).toEqual({ successes: 1, total: 1 });
});
