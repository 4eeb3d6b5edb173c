import type { NotComputed } from '../computed.ts';
import { type KaplanMeier, kaplanMeier } from './kaplan-meier.ts';
import { logRankTest } from './log-rank-test.ts';

/** One case: its group, how long it was open or followed, and whether it ended (0: not yet). */
export interface TimedCase {
  readonly group: string;
  readonly time: number;
  readonly cause: number;
}

export interface GroupCurve {
  readonly group: string;
  readonly cases: number;
  /** Of them: those that have not ended. */
  readonly open: number;
  readonly curve: KaplanMeier | NotComputed;
}

/**
 * How long do cases of each group stay open? A curve for each ({@link kaplanMeier}), groups in the order of their names.
 *
 * @throws InputError where a time or cause is out of range.
 *
 * @example
 * const cases = [{ group: '2024', time: 3, cause: 1 }, { group: '2023', time: 9, cause: 0 }];
 * curvesByGroup(cases).map(({ group, open }) => [group, open]) // [['2023', 1], ['2024', 0]]
 */
export function curvesByGroup(cases: readonly TimedCase[]): GroupCurve[] {
  return groupsInOrder(cases).map((group) => {
    const own = cases.filter((each) => each.group === group);
    const curve = kaplanMeier({ times: own.map(({ time }) => time), causes: own.map(({ cause }) => cause) });
    return { group, cases: own.length, open: own.filter(({ cause }) => cause === 0).length, curve };
  });
}

/**
 * How likely are groups so different if the cases of all took equally long? The chance by {@link logRankTest}.
 *
 * @throws InputError as {@link curvesByGroup} does.
 *
 * @example
 * const of = (group, time) => ({ group, time, cause: 1 });
 * chanceOfAlike([of('a', 1), of('a', 2), of('a', 3), of('b', 4), of('b', 5), of('b', 6)]) // 0.0246
 */
export function chanceOfAlike(cases: readonly TimedCase[]): number | NotComputed {
  const groups = groupsInOrder(cases);
  const test = logRankTest({
    times: cases.map(({ time }) => time),
    causes: cases.map(({ cause }) => cause),
    groups: cases.map(({ group }) => groups.indexOf(group)),
  });
  return test.status === 'computed' ? test.pValue : test;
}

function groupsInOrder(cases: readonly TimedCase[]): string[] {
  return [...new Set(cases.map(({ group }) => group))].sort();
}
