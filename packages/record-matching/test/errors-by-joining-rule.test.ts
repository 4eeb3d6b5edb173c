import { dictionaryColumn } from '@assay/statistics';
import { expect, it } from 'vitest';
import { cautiousClusters, clusteringErrors, errorsByJoiningRule, profileShares } from '../src/index.ts';

/** Two people of two records each, and one false link between them. */
const pairs = {
  length: 3,
  left: Int32Array.of(0, 1, 2),
  right: Int32Array.of(1, 2, 3),
  weight: Float32Array.of(12, 5, 12),
};
const truth = dictionaryColumn(['a', 'a', 'b', 'b']);

it('counts the errors of each rule’s profiles', () => {
  const rows = errorsByJoiningRule(pairs, truth, 0.9);
  expect(rows.map(({ rule, wrong, missed }) => [rule, wrong.successes, wrong.total, missed.successes])).toEqual([
    ['any-link', 4, 6, 0],
    ['strong-link', 0, 2, 0],
    ['sum-of-evidence', 0, 2, 0],
  ]);
  expect(rows[0]!.errors.overMergedPeople).toBe(2);
  expect(rows[1]!.errors.overMergedPeople).toBe(0);
});

it('takes the profiles that were made already', () => {
  const apart = cautiousClusters(4, { ...pairs, length: 0 }, { rule: 'any-link', atLeast: 0.9 });
  const [any, strong] = errorsByJoiningRule(pairs, truth, 0.9, { 'any-link': apart });
  expect(any).toEqual({
    rule: 'any-link',
    errors: clusteringErrors(apart, truth),
    ...profileShares(apart, truth),
  });
  expect(strong!.wrong.total).toBe(2);
});
