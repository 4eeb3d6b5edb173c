import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levenshtein } from '../src/index.ts';
import { nameLexicon } from '../src/names/name-lexicon.ts';
import { MISSING_NAME } from '../src/names/name-policy.ts';
import { SweptName } from '../src/tolerance-sweep/swept-name.ts';

/** Names beside the empty text, and either side of what one word of bits holds. */
const text = fc.oneof(
  fc.array(fc.constantFrom('a', 'b', 'é'), { maxLength: 5 }).map((letters) => letters.join('')),
  fc
    .tuple(fc.integer({ min: 30, max: 35 }), fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 }))
    .map(([length, letters]) => letters.join('').padStart(length, 'a')),
);

describe('one name held against many', () => {
  it('is as far from each as Levenshtein says, or one more than is asked, whichever was held before', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(text, { minLength: 2, maxLength: 8 }),
        fc.constantFrom(0, 1, 2, 3),
        (texts, atMost) => {
          const lexicon = nameLexicon({ values: texts }, { values: [] }, 'folded');
          const held = new SweptName(lexicon, atMost);
          for (const [id, one] of texts.entries()) {
            held.hold(id);
            for (const [other, text] of texts.entries())
              expect(held.distanceTo(other)).toBe(Math.min(levenshtein(one, text), atMost + 1));
            held.release();
          }
        },
      ),
      { seed: 20250305, numRuns: 200 },
    );
  });

  it('is as far from a missing one as it is long, unless a missing one agrees with every name', () => {
    const texts = ['', 'Li', 'Lee', 'Smith'];
    const held = new SweptName(nameLexicon({ values: texts }, { values: [] }, 'folded'));
    const fromMissing = (id: number, agrees: boolean) => {
      held.hold(id);
      const there = held.distanceOrMissing(MISSING_NAME, agrees);
      held.release();
      held.hold(MISSING_NAME);
      expect(held.distanceOrMissing(id, agrees)).toBe(there);
      held.release();
      return there;
    };
    expect(texts.map((_, id) => fromMissing(id, false))).toEqual([0, 2, 3, 4]);
    expect(texts.map((_, id) => fromMissing(id, true))).toEqual([0, 0, 0, 0]);
    expect(fromMissing(MISSING_NAME, false)).toBe(0);
    held.hold(1);
    expect([held.distanceOrMissing(2, true), held.distanceOrMissing(1, true)]).toEqual([2, 0]);
  });
});
