import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reachedFrom } from '../../src/index.ts';

it('finds what repeated passes over all steps find, each place once, and the start only by a way back', () => {
  const place = fc.integer({ min: 0, max: 7 });
  fc.assert(
    fc.property(fc.array(fc.tuple(place, place), { maxLength: 14 }), place, (steps, start) => {
      const reached = new Set<number>(steps.flatMap(([from, to]) => (from === start ? [to] : [])));
      for (let pass = 0; pass < 8; pass++) for (const [from, to] of steps) if (reached.has(from)) reached.add(to);
      const found = reachedFrom(start, (own) => steps.flatMap(([from, to]) => (from === own ? [to] : [])));
      expect(found.toSorted()).toEqual([...reached].sort());
    }),
  );
});
