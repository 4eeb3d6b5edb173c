import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { benchRegister } from '../bench/bench-register.ts';
import { clusterByRule, clusteringErrors, mergeTree, toleranceSweep, unmergeAudit, unmergePlan } from '../src/index.ts';

// A chain: Ann–Anne–Annes–Anness, one edit each, of three people; and two exact namesakes.
const columns = {
  forename: dictionaryColumn(['Ann', 'Anne', 'Annes', 'Anness', 'John', 'John', 'Zoe']),
  surname: dictionaryColumn(['Lee', 'Lee', 'Lee', 'Lee', 'Smith', 'Smith', 'Hall']),
  dateOfBirth: dictionaryColumn(['1990', '1990', '1990', '1990', '1980', '1980', '1980']),
};
const truth = dictionaryColumn(['a', 'a', 'b', 'c', 'd', 'e', 'f']);
const sweep = toleranceSweep(columns, { truth });
const tree = mergeTree(sweep);

describe('merge tree', () => {
  it('lists each merge once, in order of tolerance, and gives the clusters of every tolerance', () => {
    const register = benchRegister(5000, 3);
    const large = toleranceSweep(register, { truth: register.entity });
    const { merges } = mergeTree(large);
    for (const tolerance of [0, 1, 2, 3]) {
      const within = merges.filter((merge) => merge.tolerance <= tolerance).length;
      expect(large.records - within).toBe(large.rows[tolerance * 5]!.clusters);
    }
    expect(merges.map(({ tolerance }) => tolerance)).toEqual(merges.map(({ tolerance }) => tolerance).sort());
  });

  it('names the merges to undo, the last first', () => {
    const plan = unmergePlan(tree, 0, 3)!;
    expect(plan.undo).toEqual([...plan.undo].sort((a, b) => b - a));
    const glue = tree.merges[plan.undo.at(-1)!]!;
    expect([glue.leftRow, glue.rightRow]).toContain(3);
    expect(unmergePlan(tree, 0, 4)).toBeNull();
    expect(unmergePlan(tree, 4, 5)).toMatchObject({ recordsTouched: 2 });
    expect(() => unmergePlan(tree, 0, 99)).toThrow('no record has the row number 99.');
  });

  it('counts what taking profiles apart undoes and loses', () => {
    const audit = unmergeAudit(tree, truth, 1);
    expect(audit).toMatchObject({ mixedProfiles: 2, partedByOne: 1, partedByChain: 1, mixedAtNought: 1 });
    const { overMergedClusters } = clusteringErrors(
      clusterByRule(sweep, (f, s) => Math.max(f, s) <= 1),
      truth,
    );
    expect(audit.mixedProfiles).toBe(overMergedClusters);
    expect(unmergeAudit(tree, truth, 0)).toMatchObject({ mixedProfiles: 1, undone: 1, rightMergesLost: 0 });
  });
});
