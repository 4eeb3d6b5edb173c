import { dictionaryColumn } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benchRegister } from '../bench/bench-register.ts';
import { bitCount } from '../src/clusters/ranked-set.ts';
import { levenshtein, toleranceSweep } from '../src/index.ts';
import { nameLexicon } from '../src/names/name-lexicon.ts';
import { scalarLetterFilter, vectorLetterFilter } from '../src/tolerance-sweep/letter-filter.ts';

describe('letter classes', () => {
  it('part two names by no more classes, lost or gained, than they are edits apart', () => {
    const letters = fc.constantFrom('a', 'b', 'e', 'é', 'z', '李', '😀');
    const name = fc.array(letters, { maxLength: 9 }).map((each) => each.join(''));
    // Many rare letters, so that some share a class.
    const rare = Array.from({ length: 60 }, (_, index) => String.fromCodePoint(0x4e00 + index));
    fc.assert(
      fc.property(fc.array(name, { minLength: 2, maxLength: 8 }), fc.shuffledSubarray(rare), (names, others) => {
        const texts = [...new Set([...names, others.slice(0, 5).join(''), others.join(''), rare.join('')])];
        const { letterMask, forenameIds } = nameLexicon(
          dictionaryColumn(texts.map((text) => text || ' ')),
          dictionaryColumn([]),
          'folded',
        );
        for (const [a, left] of texts.entries()) {
          for (const [b, right] of texts.entries()) {
            const [own, other] = [letterMask[forenameIds[a]!]!, letterMask[forenameIds[b]!]!];
            const apart = levenshtein(left || ' ', right || ' ');
            expect(bitCount(own & ~other)).toBeLessThanOrEqual(apart);
            expect(bitCount(other & ~own)).toBeLessThanOrEqual(apart);
          }
        }
      }),
      { seed: 20250305, numRuns: 60 },
    );
  });
});

describe('WebAssembly kernel and its TypeScript twin', () => {
  it('give identical counts at every tolerance', () => {
    const register = benchRegister(60_000, 5);
    const vector = toleranceSweep(register, { truth: register.entity });
    const scalar = toleranceSweep(register, { truth: register.entity, kernel: 'scalar' });
    expect(vector.rows).toEqual(scalar.rows);
    expect(vector.pairsByClass).toEqual(scalar.pairsByClass);
    expect(vector.pairs.length).toBe(scalar.pairs.length);
    expect(vector.pairs.left.subarray(0, vector.pairs.length)).toEqual(
      scalar.pairs.left.subarray(0, scalar.pairs.length),
    );
  });

  it('let through the same names, for any masks, sizes and limits', () => {
    const mask = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 0xffff, 0x1f, 1, 3, 7));
    const edits = fc.constantFrom(0, 1, 2, 3);
    const most = fc.record({ forename: edits, surname: edits });
    fc.assert(
      fc.property(fc.array(fc.tuple(mask, mask), { minLength: 1, maxLength: 40 }), most, (names, most) => {
        const vector = vectorLetterFilter(names.length, most)!;
        const scalar = scalarLetterFilter(names.length, most);
        for (const filter of [vector, scalar]) {
          for (const [index, [surname, forename]] of names.entries()) {
            filter.surnames[index] = surname;
            filter.forenames[index] = forename;
          }
        }
        for (let row = 0; row < names.length; row++) {
          const through = [...vector.found.subarray(0, vector.near(row, names.length))];
          expect(through).toEqual([...scalar.found.subarray(0, scalar.near(row, names.length))]);
        }
      }),
      { seed: 20250305, numRuns: 200 },
    );
  });
});
