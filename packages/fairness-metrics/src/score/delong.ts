import {
  criticalValue,
  type DictionaryColumn,
  findRoot,
  InputError,
  isComputed,
  type MaybeEstimate,
  type NotComputed,
  normalUpper,
  notComputed,
  studentUpper,
  USUAL_LEVEL,
} from '@assay/statistics';
import { checkedScoreCells } from '../cells/checked-cells.ts';
import { spreadOfPeople } from '../people/spread-of-people.ts';
import { type AreaSizes, areaLimits, isLarge, LEAST_PEOPLE, TOO_FEW } from './area-limits.ts';
import { scorePlacements } from './placements.ts';
import { binCounts, occupiedGroups, type ScoreCells } from './score-cells.ts';

export interface AreaRow {
  readonly group: string;
  readonly positives: number;
  readonly negatives: number;
  readonly area: MaybeEstimate;
  /** What the interval is made of, for tests between groups; `null` where there is no area, or too few people. */
  readonly sizes: AreaSizes | null;
}

/**
 * Within each group, how well does the score put people with the outcome above people without it, and how sure is that?
 *
 * AUC = U / (n₁ n₀), ties ½. The interval is DeLong's where enough pairs are expected to be out of order, else that of
 * `areaLimits`, which holds from three people with and three without the outcome; below that there is none. Exact where
 * every distinct score has its own bin; where scores were binned, pairs within a bin count half and the method says so.
 *
 * Source: DeLong and others (1988); Newcombe (2006).
 *
 * @example
 * areasByGroup(scores).map(({ group, area }) => [group, area.value]) // [['A', 0.75], ['B', 0.7438]]
 */
export function areasByGroup(cells: ScoreCells, level = USUAL_LEVEL): AreaRow[] {
  return occupiedGroups(checkedScoreCells(cells)).map((group) => {
    const { area, variance, positives, negatives } = delong(binCounts(cells, group, 1), binCounts(cells, group, 0));
    const row = { group: cells.groups[group]!, positives, negatives };
    if (area === null) {
      const reason =
        positives === 0 ? 'no one in this group has the outcome' : 'everyone in this group has the outcome';
      return { ...row, area: notComputed(reason), sizes: null };
    }
    const sizes = { area, variance, positives, negatives };
    const found = areaLimits(sizes, level);
    const interval =
      'status' in found || cells.isExact ? found : { ...found, method: `${found.method}, of binned scores` };
    return { ...row, area: { status: 'computed', value: area, interval }, sizes };
  });
}

export interface AreaTest {
  readonly status: 'computed';
  readonly difference: number;
  /** DeLong's t, or `null` where the p-value is that of the joined intervals. */
  readonly statistic: number | null;
  readonly pValue: number;
  readonly method: string;
}

/**
 * Do two groups differ in AUC? DeLong's test for unpaired curves, with Welch degrees of freedom; where a group is too small
 * for it, the level at which the joined intervals of `areaLimits` (MOVER) leave out no difference.
 *
 * A group with fewer than three people with, or without, the outcome: not computed.
 *
 * Source: DeLong and others (1988); degrees of freedom as in R's pROC; Zou and Donner (2008).
 *
 * @example
 * const [a, b] = areasByGroup(scores);
 * areaTest(a, b).difference // 0.00625
 */
export function areaTest(first: AreaRow, second: AreaRow): AreaTest | NotComputed {
  if (!isComputed(first.area) || !isComputed(second.area)) return notComputed('both groups need an area');
  const difference = first.area.value - second.area.value;
  if (first.sizes === null || second.sizes === null) return notComputed(TOO_FEW);
  const rows: [AreaSizes, AreaSizes] = [first.sizes, second.sizes];
  const few = rows.find(({ positives, negatives }) => Math.min(positives, negatives) < LEAST_PEOPLE);
  if (few) return notComputed(TOO_FEW);
  if (!rows.every(isLarge)) {
    const pValue = pValueOf((level) => joinedReach(rows, difference, level) - Math.abs(difference));
    return { status: 'computed', difference, statistic: null, pValue, method: 'joined score intervals (MOVER)' };
  }
  const [v, w] = rows.map(({ variance }) => variance!) as [number, number];
  const statistic = difference / Math.sqrt(v + w);
  const sizes = rows.map(({ positives, negatives }) => positives + negatives);
  const degrees = (v + w) ** 2 / (v ** 2 / (sizes[0]! - 1) + w ** 2 / (sizes[1]! - 1));
  const pValue = 2 * studentUpper(Math.abs(statistic), degrees);
  return { status: 'computed', difference, statistic, pValue, method: 'DeLong test' };
}

/** How far an interval of the difference reaches towards no difference. */
function joinedReach([a, b]: readonly [AreaSizes, AreaSizes], difference: number, level: number): number {
  const [one, other] = [areaLimits(a, level), areaLimits(b, level)];
  if ('status' in one || 'status' in other) return Number.NaN;
  return difference >= 0
    ? Math.hypot(a.area - one.low, other.high! - b.area)
    : Math.hypot(one.high! - a.area, b.area - other.low);
}

/** 1 − the level at which a reach that grows with the level crosses 0. */
function pValueOf(beyond: (level: number) => number): number {
  if (beyond(1e-9) >= 0) return 1;
  if (beyond(1 - 1e-12) <= 0) return 1e-12;
  return 1 - findRoot(beyond, 1e-9, 1 - 1e-12);
}

/**
 * Does a changed model order the same people better? Area after minus area before, with DeLong's test for paired
 * curves.
 *
 * Rows with an unknown label are left out. With `person`, rows that repeat people count as people do.
 *
 * @throws InputError where columns differ in length, or a score of someone whose outcome is known is missing or infinite.
 *
 * Source: DeLong and others (1988), equation 5; midranks as in Sun and Xu (2014); Obuchowski (1997) between people.
 *
 * @example
 * const label = Uint8Array.of(1, 1, 0, 0);
 * pairedAreaDifference(Float64Array.of(4, 1, 3, 2), Float64Array.of(4, 3, 2, 1), label).difference.value // 0.5
 */
export function pairedAreaDifference(
  before: Float64Array,
  after: Float64Array,
  label: Uint8Array,
  { level = USUAL_LEVEL, person = null }: { readonly level?: number; readonly person?: DictionaryColumn | null } = {},
): { readonly difference: MaybeEstimate; readonly pValue: number | NotComputed } {
  if (before.length !== label.length || after.length !== label.length) {
    throw new InputError(
      `columns must be of one length: ${before.length}, ${after.length}, ${label.length}. Check the join.`,
    );
  }
  const rows = Array.from(label.keys()).filter((row) => label[row]! < 2);
  for (const row of rows) {
    if (Number.isFinite(before[row]!) && Number.isFinite(after[row]!)) continue;
    throw new InputError(
      `both models must score everyone: ${before[row]} and ${after[row]} in row ${row}. Keep the people whom both score.`,
    );
  }
  const present = rows.filter((row) => label[row] === 1);
  const absent = rows.filter((row) => label[row] === 0);
  if (present.length < 2 || absent.length < 2) {
    const reason = notComputed('a comparison needs two people with and two without the outcome');
    return { difference: reason, pValue: reason };
  }
  const a = scorePlacements(before, present, absent);
  const b = scorePlacements(after, present, absent);
  const gapsPresent = a.present.map((value, index) => b.present[index]! - value);
  const gapsAbsent = a.absent.map((value, index) => b.absent[index]! - value);
  const difference = meanOf(gapsPresent);
  const variance =
    person === null
      ? varianceOf(gapsPresent) / present.length + varianceOf(gapsAbsent) / absent.length
      : spreadOfPeople({ present: gapsPresent, absent: gapsAbsent }, present, absent, person).variance;
  if (variance === null) {
    const reason = notComputed('a comparison needs two people with and two without the outcome');
    return { difference: reason, pValue: reason };
  }
  if (variance === 0) {
    const reason = notComputed('both models order these people alike');
    return { difference: { status: 'computed', value: difference, interval: reason }, pValue: reason };
  }
  const reach = criticalValue(level) * Math.sqrt(variance);
  const interval = {
    low: difference - reach,
    high: difference + reach,
    level,
    method: person === null ? 'DeLong interval, paired' : 'DeLong interval, paired, between people',
  };
  const pValue = 2 * normalUpper(Math.abs(difference) / Math.sqrt(variance));
  return { difference: { status: 'computed', value: difference, interval }, pValue };
}

function delong(present: Float64Array, absent: Float64Array) {
  const positives = present.reduce((sum, n) => sum + n, 0);
  const negatives = absent.reduce((sum, n) => sum + n, 0);
  if (positives === 0 || negatives === 0) return { area: null, variance: null, positives, negatives };
  let below = 0;
  let area = 0;
  let squares = 0;
  for (let bin = 0; bin < present.length; bin++) {
    const placement = (below + absent[bin]! / 2) / negatives;
    area += present[bin]! * placement;
    squares += present[bin]! * placement * placement;
    below += absent[bin]!;
  }
  area /= positives;
  const spreadPresent = squares - positives * area * area;
  let above = 0;
  squares = 0;
  for (let bin = present.length - 1; bin >= 0; bin--) {
    const placement = (above + present[bin]! / 2) / positives;
    squares += absent[bin]! * placement * placement;
    above += present[bin]!;
  }
  const spreadAbsent = squares - negatives * area * area;
  const variance =
    positives < 2 || negatives < 2
      ? null
      : Math.max(0, spreadPresent) / (positives - 1) / positives +
        Math.max(0, spreadAbsent) / (negatives - 1) / negatives;
  return { area, variance, positives, negatives };
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
