import { type DictionaryColumn, dictionaryColumn } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameGroups } from '../src/blocking/name-groups.ts';
import { levenshtein } from '../src/index.ts';
import { nameLexicon } from '../src/names/name-lexicon.ts';
import { pairClass } from '../src/tolerance-sweep/pair-list.ts';
import { sweepGroups } from '../src/tolerance-sweep/sweep-groups.ts';

const SURNAMES = ['ng', 'nguyen', 'nguyan', 'smith', 'smyth', 'smithe', 'o’neil', 'oneill', 'li', 'patel', '李'];

describe('blocks in which surnames recur', () => {
  it('give the pairs that brute force finds, in the order of the groups, at every tolerance', () => {
    const letters = fc.constantFrom('a', 'b', 'e', 'é', '😀');
    const forename = fc.array(letters, { minLength: 1, maxLength: 6 }).map((each) => each.join(''));
    const records = fc.array(fc.tuple(fc.constantFrom('1990', '1991'), forename, fc.constantFrom(...SURNAMES)), {
      minLength: 200,
      maxLength: 260,
    });
    const edits = fc.constantFrom(0, 1, 2, 3);
    let compared = 0;
    fc.assert(
      fc.property(records, fc.record({ forename: edits, surname: edits }), (records, most) => {
        const [key, forename, surname] = [0, 1, 2].map((field) =>
          dictionaryColumn(records.map((record) => record[field]!)),
        ) as [DictionaryColumn, DictionaryColumn, DictionaryColumn];
        const lexicon = nameLexicon(forename, surname, 'folded');
        const groups = nameGroups(key, { forename, surname }, lexicon, true);
        const { rows, groupStart, blockStart } = groups;
        const nameOf = (group: number) => records[rows[groupStart[group]!]!]!;
        const expected: number[][] = [];
        for (let block = 0; block + 1 < blockStart.length; block++) {
          for (let left = blockStart[block]!; left < blockStart[block + 1]!; left++) {
            for (let right = left + 1; right < blockStart[block + 1]!; right++) {
              const [first, last] = ([1, 2] as const).map((field) =>
                levenshtein(nameOf(left)[field], nameOf(right)[field]),
              );
              if (first! <= most.forename && last! <= most.surname)
                expected.push([left, right, pairClass(first!, last!)]);
            }
          }
        }
        for (const kernel of ['vector', 'scalar'] as const) {
          const { pairs } = sweepGroups(groups, lexicon, false, { ...most, kernel });
          const found = Array.from({ length: pairs.length }, (_, at) => [
            pairs.left[at],
            pairs.right[at],
            pairs.distanceClass[at],
          ]);
          expect(found).toEqual(expected);
        }
        compared += expected.length;
      }),
      { seed: 20261130, numRuns: 12 },
    );
    expect(compared).toBeGreaterThan(1000);
  });
});
