import { type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { choleskyFactor, choleskySolve } from '../regression/cholesky.ts';
import { chiSquareUpper } from '../special/chi-square.ts';
import { riskTable, type SurvivalTimes } from './survival-times.ts';

/** More are a mistake, such as a row's own number. */
const MOST_GROUPS = 10_000;

export interface LogRankTest {
  readonly status: 'computed';
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** Events seen in each group, and expected there if all groups ended alike. */
  readonly observed: Float64Array;
  readonly expected: Float64Array;
}

/**
 * Does it take longer for some groups than for others?
 *
 * Log-rank test over all groups; any cause above 0 is an event. A group that was never at risk beside another when an event
 * happened says nothing and costs no degree of freedom. Fewer than two groups at risk, or no events: not computed.
 *
 * @throws InputError where lengths differ or a group code is no whole number ≥ 0.
 *
 * Source: Mantel (1966); Peto & Peto (1972).
 *
 * @example
 * logRankTest({ times: [1, 2, 3, 4, 5, 6], causes: [1, 1, 1, 1, 1, 0], groups: [0, 0, 0, 1, 1, 1] }).statistic // 5.052
 */
export function logRankTest(data: SurvivalTimes & { readonly groups: ArrayLike<number> }): LogRankTest | NotComputed {
  const { times, causes, groups } = data;
  if (groups.length !== times.length) {
    throw new InputError(`times and groups must have the same length: ${times.length} and ${groups.length}.`);
  }
  let groupCount = 0;
  for (let index = 0; index < groups.length; index++) {
    if (!(groups[index]! >= 0 && groups[index]! < MOST_GROUPS && Number.isInteger(groups[index]!))) {
      throw new InputError(
        `groups must be coded 0, 1, 2, …: ${groups[index]} at ${index}. Give the missing group a code.`,
      );
    }
    groupCount = Math.max(groupCount, groups[index]! + 1);
  }
  const table = riskTable(data);
  const rowOf = new Map(Array.from(table.time, (time, row) => [time, row]));
  const rows = table.time.length;
  const leaving = Array.from({ length: groupCount }, () => new Float64Array(rows));
  const events = Array.from({ length: groupCount }, () => new Float64Array(rows));
  for (let index = 0; index < times.length; index++) {
    const row = rowOf.get(times[index]!)!;
    leaving[groups[index]!]![row]!++;
    if (causes[index]! > 0) events[groups[index]!]![row]!++;
  }
  const atRisk = new Float64Array(groupCount);
  for (let group = 0; group < groupCount; group++)
    atRisk[group] = leaving[group]!.reduce((sum, count) => sum + count, 0);
  const used = Array.from(atRisk.keys()).filter((group) => atRisk[group]! > 0);
  if (used.length < 2) return notComputed('fewer than two groups have anyone to follow');

  const observed = new Float64Array(groupCount);
  const expected = new Float64Array(groupCount);
  const size = used.length;
  const covariance = new Float64Array(size * size);
  for (let row = 0; row < rows; row++) {
    const all = table.atRisk[row]!;
    const ended = table.events[row]!;
    for (const group of used) {
      observed[group]! += events[group]![row]!;
      expected[group]! += (ended * atRisk[group]!) / all;
    }
    const scale = all > 1 ? (ended * (all - ended)) / (all - 1) : 0;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const share = atRisk[used[i]!]! / all;
        covariance[i * size + j]! += scale * share * ((i === j ? 1 : 0) - atRisk[used[j]!]! / all);
      }
    }
    for (const group of used) atRisk[group]! -= leaving[group]![row]!;
  }
  const kept = independentGroups(covariance, size);
  const width = kept.length;
  if (width === 0) return notComputed('no event happened while two groups were still followed');
  const reduced = Float64Array.from({ length: width * width }, (_, cell) => {
    return covariance[kept[Math.floor(cell / width)]! * size + kept[cell % width]!]!;
  });
  const factor = choleskyFactor(reduced, width);
  if (!factor) return notComputed('the groups were followed together too briefly to tell them apart');
  const gaps = Float64Array.from(kept, (i) => observed[used[i]!]! - expected[used[i]!]!);
  const solved = choleskySolve(factor, gaps, width);
  const statistic = gaps.reduce((sum, gap, i) => sum + gap * solved[i]!, 0);
  return {
    status: 'computed',
    statistic,
    degreesOfFreedom: width,
    pValue: chiSquareUpper(statistic, width),
    observed,
    expected,
  };
}

/**
 * Groups whose gaps are free: of those that were at risk together at any event, all but one, since its gap is what the others
 * leave; a group that was never at risk beside another at an event says nothing.
 */
function independentGroups(covariance: Float64Array, size: number): number[] {
  const seen = new Set<number>();
  const kept: number[] = [];
  for (let start = 0; start < size; start++) {
    if (seen.has(start)) continue;
    const together = [start];
    seen.add(start);
    for (const i of together) {
      for (let j = 0; j < size; j++) {
        if (covariance[i * size + j] === 0 || seen.has(j)) continue;
        seen.add(j);
        together.push(j);
      }
    }
    kept.push(...together.slice(0, -1));
  }
  return kept.sort((a, b) => a - b);
}
