import { dictionaryColumn, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { type MergeTree, mergeTree, toleranceSweep, unmergeAudit, unmergePlan } from '../src/index.ts';

const random = randomStream('unmerge', 'by definition');
const any = <T>(list: readonly T[]): T => list[random.integer(list.length)]!;

function someRegister() {
  const records = 4 + random.integer(14);
  const of = (list: readonly string[]) => dictionaryColumn(Array.from({ length: records }, () => any(list)));
  return {
    records: {
      forename: of(['ann', 'anne', 'annes', 'hannes', 'bo']),
      surname: of(['lee', 'lees', 'leesom']),
      dateOfBirth: of(['1980', '1990']),
    },
    truth: of(['p', 'q', 'r']),
  };
}

type Profiles = readonly (readonly number[])[];

/** Profiles before the first merge and after each, from the pairs of records alone: which rows stand with which. */
function historyOf({ records, merges }: MergeTree): Profiles[] {
  let profiles: Profiles = Array.from({ length: records }, (_, row) => [row]);
  return [
    profiles,
    ...merges.map(({ leftRow, rightRow }) => {
      const joined = profiles.filter((rows) => rows.includes(leftRow) || rows.includes(rightRow));
      profiles = [...profiles.filter((rows) => !joined.includes(rows)), joined.flat()];
      return profiles;
    }),
  ];
}
const profileOf = (row: number, profiles: Profiles) => profiles.find((rows) => rows.includes(row))!;

describe('taking profiles apart, by the definition', () => {
  const registers = Array.from({ length: 60 }, () => {
    const { records, truth } = someRegister();
    const sweep = toleranceSweep(records);
    const tree = mergeTree(sweep);
    return { sweep, tree, truth, history: historyOf(tree) };
  });

  it('knows every merge: as many profiles are left at each tolerance as the sweep counts', () => {
    for (const { sweep, tree, history } of registers)
      for (const tolerance of [0, 1, 2, 3]) {
        const within = tree.merges.filter((merge) => merge.tolerance <= tolerance).length;
        expect(history[within]).toHaveLength(sweep.rows[5 * tolerance]!.clusters);
      }
  });

  it('is told of each merge by the profiles before it', () => {
    for (const { tree, history } of registers)
      for (const [own, merge] of tree.merges.entries()) {
        const before = history[own]!;
        const [left, right] = [profileOf(merge.leftRow, before), profileOf(merge.rightRow, before)];
        expect(left).not.toBe(right);
        expect([merge.leftRecords, merge.rightRecords]).toEqual([left.length, right.length]);
        for (const [rows, built] of [
          [left, merge.leftMerge],
          [right, merge.rightMerge],
        ] as const) {
          const latest = tree.merges.findLastIndex(({ leftRow }, at) => at < own && rows.includes(leftRow));
          expect(built).toBe(latest < 0 ? null : latest);
          if (built !== null) expect(tree.builtOn[built]).toBe(own);
        }
      }
  });

  it('undoes the merge that brought two records together, and all that were built on it', () => {
    for (const { tree, history } of registers)
      for (let one = 0; one < tree.records; one++)
        for (let other = 0; other < tree.records; other++) {
          if (one === other) continue;
          const end = profileOf(one, history.at(-1)!);
          const plan = unmergePlan(tree, one, other);
          if (!end.includes(other)) {
            expect(plan).toBeNull();
            continue;
          }
          const glue = tree.merges.findIndex((_, at) => profileOf(one, history[at + 1]!).includes(other));
          let rows = profileOf(one, history[glue + 1]!);
          const undo = [glue];
          for (let at = glue + 1; at < tree.merges.length; at++) {
            const after = profileOf(one, history[at + 1]!);
            if (after.length > rows.length) undo.unshift(at);
            rows = after;
          }
          expect(plan).toEqual({ undo, recordsTouched: end.length });
        }
  });

  it('costs what undoing the last merge of each mixed part costs, until none is mixed', () => {
    let seen = 0;
    for (const { tree, truth, history } of registers)
      for (const tolerance of [0, 1, 2, 3]) {
        const within = tree.merges.filter((merge) => merge.tolerance <= tolerance).length;
        const person = (row: number) => truth.values[truth.codes[row]!];
        const isMixed = (rows: readonly number[]) => new Set(rows.map(person)).size > 1;
        const expected = {
          mixedProfiles: 0,
          partedByOne: 0,
          partedByChain: 0,
          mixedAtNought: 0,
          undone: 0,
          rightMergesLost: 0,
        };
        const partedFrom = (rows: readonly number[], before: number): { steps: number; atNought: boolean } => {
          if (!isMixed(rows)) return { steps: 0, atNought: false };
          const last = tree.merges.findLastIndex(({ leftRow }, at) => at < before && rows.includes(leftRow));
          const merge = tree.merges[last]!;
          const isRight = person(merge.leftRow) === person(merge.rightRow);
          if (isRight) expected.rightMergesLost++;
          const sides = [merge.leftRow, merge.rightRow].map((row) => partedFrom(profileOf(row, history[last]!), last));
          return {
            steps: 1 + sides[0]!.steps + sides[1]!.steps,
            atNought: (!isRight && merge.tolerance === 0) || sides.some(({ atNought }) => atNought),
          };
        };
        for (const rows of history[within]!) {
          const { steps, atNought } = partedFrom(rows, within);
          if (steps === 0) continue;
          expected.mixedProfiles++;
          expected[steps === 1 ? 'partedByOne' : 'partedByChain']++;
          expected.undone += steps;
          if (atNought) expected.mixedAtNought++;
        }
        expect(unmergeAudit(tree, truth, tolerance)).toEqual(expected);
        seen += expected.partedByChain;
      }
    expect(seen).toBeGreaterThan(50);
  });
});
