import { dictionaryColumn, randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cautiousClusters, decisionBands, linkedPairs, modelError } from '../src/index.ts';
import { KeepingPairs, pairLists } from '../src/model/kept-pairs.ts';
import { GrowingScoredPairs, type ScoredPairs } from '../src/model/scored-pairs.ts';
import { weighedPairs } from '../src/without-labels/judged-pairs.ts';

/** The same pairs in two ways: in runs, and in three lists. */
function keptInBothWays(rules: number, pairsOfRule: number, records: number, apart: number) {
  const random = randomStream('kept', rules, pairsOfRule, records, apart);
  const kept = new KeepingPairs(apart);
  const plain = new GrowingScoredPairs();
  for (let rule = 0; rule < rules; rule++) {
    const rows = Int32Array.from({ length: records }, () => random.integer(records));
    kept.begin(rows);
    let first = 0;
    for (let pair = 0; pair < pairsOfRule; pair++) {
      if (random.integer(6) === 0) first = random.integer(records - 1);
      const other = first + 1 + random.integer(Math.min(apart, records - first) - 1 || 1);
      const weight = Math.fround(30 * random.next() - 10);
      kept.push(first, other, weight);
      plain.push(rows[first]!, rows[other]!, weight);
    }
  }
  return { kept: kept.finish(), plain: plain.finish() };
}

it('gives every pair back in order, one by one and as a whole, beyond one block and from rule to rule', () => {
  for (const [rules, pairs, records, apart] of [
    [3, 40_000, 5_000, 200],
    [2, 16_384, 100, 50],
    [1, 20_000, 200_000, 150_000],
    [4, 0, 10, 5],
  ] as const) {
    const { kept, plain } = keptInBothWays(rules, pairs, records, apart);
    const all = new GrowingScoredPairs();
    for (const { length, left, right, weight } of pairLists(kept)) {
      for (let at = 0; at < length; at++) all.push(left[at]!, right[at]!, weight[at]!);
    }
    expect(kept.length).toBe(rules * pairs);
    expect(all.finish()).toEqual(plain);
    const { left, right, weight } = kept;
    expect({ length: kept.length, left, right, weight }).toEqual(plain);
  }
});

it.each([65_536, 65_537])(
  'holds the farthest pair of a block of %i records: of one more it no longer fits sixteen bits',
  (records) => {
    const kept = new KeepingPairs(records);
    kept.begin(Int32Array.from({ length: records }, (_, place) => records - place));
    kept.push(0, records - 1, 3);
    kept.push(0, 1, 3);
    const { left, right } = kept.finish();
    expect([...left, ...right]).toEqual([records, records, 1, records - 1]);
  },
);

it('is read by everybody as its lists are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 400 }), (rules, pairs) => {
      const records = 40;
      const { kept, plain } = keptInBothWays(rules, pairs, records, 30);
      const truth = dictionaryColumn(Array.from({ length: records }, (_, row) => `person ${row >> 1}`));
      const judged = [0, 1, 2, 3].map((left) => ({ left, right: 9 - left, isOnePerson: left === 1, standsFor: 2 }));
      const bands = { merge: 0.999, link: 0.9, review: 0.5 };
      const read = (one: ScoredPairs) => [
        modelError(one, 0.9),
        linkedPairs(one, 0.9),
        decisionBands(one, bands, { minutesPerReview: 4, truth }),
        cautiousClusters(records, one, { rule: 'strong-link', atLeast: 0.8, strong: 0.99 }),
        cautiousClusters(records, one, { rule: 'sum-of-evidence', atLeast: 0.8 }),
        weighedPairs(one, judged),
      ];
      expect(read(kept)).toEqual(read(plain));
    }),
    { numRuns: 40 },
  );
});
