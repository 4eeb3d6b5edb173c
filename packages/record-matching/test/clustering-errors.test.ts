import { dictionaryColumn } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestByCostRatio,
  type Clustering,
  clusterByRule,
  clusteringErrors,
  clusterRows,
  errorsByGroup,
  generalisedMergeDistance,
  toleranceSweep,
} from '../src/index.ts';

function clustering(labels: readonly number[]): Clustering {
  const numbers = new Map([...new Set(labels)].map((label, index) => [label, index]));
  return { clusterOfRow: Int32Array.from(labels, (label) => numbers.get(label)!), clusters: numbers.size };
}

// Example of the docstrings of er-evaluation (Binette 2024).
const predicted = clustering([1, 1, 2, 3, 2, 4, 4, 4]);
const people = dictionaryColumn(['c1', 'c1', 'c1', 'c2', 'c2', 'c3', 'c3', 'c4']);

describe('errors of a clustering', () => {
  it('gives the published pairwise values', () => {
    const { precision, recall, f1, fStar, ...errors } = clusteringErrors(predicted, people);
    expect([precision, recall, f1]).toEqual([0.4, 0.4, 0.4]);
    expect(fStar).toBeCloseTo(0.4 / (2 - 0.4), 12);
    expect(errors).toMatchObject({ overMergedClusters: 2, overMergedPeople: 4, underMergedPeople: 2 });
  });

  it('gives B³ as means over records', () => {
    // By hand: precision (2 + 1 + 1 + 5/3) / 8; recall the same by symmetry of the table.
    expect(clusteringErrors(predicted, people).bCubedPrecision).toBeCloseTo(17 / 24, 12);
    expect(clusteringErrors(predicted, people).bCubedRecall).toBeCloseTo(17 / 24, 12);
  });

  it('gives the published cluster values', () => {
    const { clusterPrecision, clusterRecall } = clusteringErrors(clustering([1, 1, 2, 3, 2, 4, 4, 5]), people);
    expect([clusterPrecision, clusterRecall]).toEqual([0.4, 0.5]);
  });

  it('says why where nothing can be divided', () => {
    const alone = clusteringErrors(clustering([1, 2]), dictionaryColumn(['a', 'b']));
    expect(alone.precision).toMatchObject({ status: 'not-computed', reason: 'no pair is linked' });
    expect(clusteringErrors(clustering([]), dictionaryColumn([])).bCubedRecall).toMatchObject({
      status: 'not-computed',
    });
  });

  it('agrees with the sweep at every tolerance', () => {
    const letter = fc.constantFrom('Ann', 'Anna', 'Joanna', 'Bo');
    const rows = fc.array(fc.tuple(letter, letter, fc.constantFrom('1990', '1991'), fc.constantFrom('a', 'b', 'c')), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, (records) => {
        const column = (index: 0 | 1 | 2 | 3) => dictionaryColumn(records.map((record) => record[index]));
        const truth = column(3);
        const sweep = toleranceSweep({ forename: column(0), surname: column(1), dateOfBirth: column(2) }, { truth });
        for (const row of sweep.rows) {
          const clusters = clusterByRule(sweep, (f, s) => f <= row.forename && s <= row.surname);
          const found = clusteringErrors(clusters, truth);
          const distance = generalisedMergeDistance(clusters, truth, { split: () => 1, merge: () => 1 });
          expect(clusters.clusters).toBe(row.clusters);
          expect([found.trueLinkedPairs, found.falseLinkedPairs, found.missedPairs]).toEqual([
            row.errors!.trueLinkedPairs,
            row.errors!.falseLinkedPairs,
            row.errors!.missedLinkedPairs,
          ]);
          expect([found.overMergedPeople, found.underMergedRecords, found.exactClusters]).toEqual([
            row.errors!.overMergedPeople,
            row.errors!.underMergedRecords,
            row.errors!.exactClusters,
          ]);
          expect([distance.splits, distance.merges]).toEqual([row.errors!.splitsNeeded, row.errors!.mergesNeeded]);
        }
      }),
      { seed: 20250305, numRuns: 40 },
    );
  });
});

describe('generalised merge distance', () => {
  it('counts pairs where an operation costs the product of its parts', () => {
    const product = (x: number, y: number) => x * y;
    const { splitCost, mergeCost } = generalisedMergeDistance(predicted, people, { split: product, merge: product });
    const errors = clusteringErrors(predicted, people);
    expect([splitCost, mergeCost]).toEqual([errors.falseLinkedPairs, errors.missedPairs]);
  });
});

describe('cost ratios', () => {
  it('gives each tolerance the range of ratios where it is best, as trying ratios one by one does', () => {
    const counts = fc.array(fc.record({ overMerged: fc.nat(30), underMerged: fc.nat(30) }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(counts, (errors) => {
        const best = bestByCostRatio(errors.map((each, choice) => ({ ...each, choice })));
        expect(best[0]!.fromRatio).toBe(0);
        expect(best.at(-1)!.toRatio).toBeNull();
        for (const [index, { toRatio }] of best.entries()) {
          if (toRatio !== null) expect(best[index + 1]!.fromRatio).toBe(toRatio);
        }
        for (let ratio = 0.05; ratio < 40; ratio += 0.37) {
          const holder = best.find(
            ({ fromRatio, toRatio }) => ratio >= fromRatio && (toRatio === null || ratio <= toRatio),
          )!;
          const cost = (each: { overMerged: number; underMerged: number }) =>
            ratio * each.overMerged + each.underMerged;
          expect(cost(holder)).toBeCloseTo(Math.min(...errors.map(cost)), 9);
        }
      }),
      { seed: 20250305, numRuns: 100 },
    );
  });

  it('follows its example', () => {
    const best = bestByCostRatio([
      { choice: 'narrow', overMerged: 1, underMerged: 10 },
      { choice: 'wide', overMerged: 5, underMerged: 2 },
    ]);
    expect(best.map(({ choice, fromRatio, toRatio }) => [choice, fromRatio, toRatio])).toEqual([
      ['wide', 0, 2],
      ['narrow', 2, null],
    ]);
  });
});

describe('errors by group', () => {
  it('counts people, with a group for those about whom nothing is recorded', () => {
    const clusters = clusterRows(6, [0, 2], [1, 3]);
    const truth = dictionaryColumn(['a', 'a', 'b', 'c', 'c', 'd']);
    const rows = errorsByGroup(clusters, truth, dictionaryColumn(['x', 'x', 'y', null, 'y', null]), { reference: 'x' });
    expect(
      rows.map(({ group, people, mixedPeople, scatteredPeople }) => [group, people, mixedPeople, scatteredPeople]),
    ).toEqual([
      ['x', 1, 0, 0],
      ['y', 2, 2, 1],
      ['Not recorded', 1, 0, 0],
    ]);
    expect(rows[1]!.scatteredShare).toMatchObject({ value: 1 });
    expect(rows[2]!.scatteredShare).toMatchObject({ status: 'not-computed' });
  });

  it('gives every ratio a range, except to the reference beside itself', () => {
    const clusters = clusterRows(6, [0, 2], [1, 3]);
    const truth = dictionaryColumn(['a', 'a', 'b', 'c', 'c', 'd']);
    const rows = errorsByGroup(clusters, truth, dictionaryColumn(['x', 'x', 'y', null, 'y', null]), { reference: 'y' });
    const [x, y] = rows;
    for (const ratio of [y!.mixedRatio, y!.scatteredRatio])
      expect(ratio).toMatchObject({ value: 1, interval: { reason: 'it is the reference itself' } });
    for (const ratio of [x!.mixedRatio, x!.scatteredRatio])
      expect(ratio).toMatchObject({ value: 0, interval: { low: 0, high: expect.any(Number) } });
  });

  it('counts the people of this truth and these groups, whatever it was asked before', () => {
    const group = dictionaryColumn(['x', 'x', 'y', 'y']);
    const renamed = { ...group, values: ['x', 'y', 'z'] };
    const truths = [dictionaryColumn(['a', 'a', 'b', 'b']), dictionaryColumn(['a', 'b', 'c', 'c'])];
    const clusters = [clusterRows(4, [0], [2]), clusterRows(4, [2], [3])];
    const counted = (of: typeof group) =>
      truths.flatMap((truth) =>
        clusters.map((each) =>
          errorsByGroup(each, truth, of).map(({ people, mixedPeople, scatteredPeople }) => [
            people,
            mixedPeople,
            scatteredPeople,
          ]),
        ),
      );
    const expected = [
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
      [
        [1, 0, 1],
        [1, 0, 0],
      ],
      [
        [2, 1, 0],
        [1, 1, 1],
      ],
      [
        [2, 0, 0],
        [1, 0, 0],
      ],
    ];
    for (const of of [group, renamed, group]) expect(counted(of)).toEqual(expected);
  });

  it('refuses a reference group that is not there', () => {
    const clusters = clusterRows(1, [], []);
    expect(() => errorsByGroup(clusters, dictionaryColumn(['a']), dictionaryColumn(['x']), { reference: 'z' })).toThrow(
      'the reference group is not among the groups: "z". Use one of x, Not recorded.',
    );
  });
});
