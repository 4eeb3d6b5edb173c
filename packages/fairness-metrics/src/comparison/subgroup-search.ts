import {
  filledBy,
  InputError,
  type MaybeEstimate,
  type RandomStream,
  rowsWhere,
  takeRows,
  USUAL_LEVEL,
} from '@assay/statistics';
import { SLOTS } from '../cells/cells.ts';
import { type AuditColumns, countCells } from '../cells/count-cells.ts';
import { crossedName, type GroupCells, groupCells } from '../cells/group-cells.ts';
import type { MetricName } from '../rate/metric.ts';
import { type Rate, rateOf } from '../rate/rate.ts';
import { type Judgement, judgeFamily } from './judge-family.ts';
import { gapInterval, rateGap } from './rate-gap.ts';
import { sameRateTest } from './same-rate-test.ts';

export interface SubgroupRow extends Judgement {
  /** The attributes crossed: `ethnicity × sex`. */
  readonly attribute: string;
  readonly group: string;
  /** In the half that was kept back: everything here comes from it alone. */
  readonly rate: Rate;
  readonly restRate: Rate;
  /** The group's rate minus everyone else's. */
  readonly estimate: MaybeEstimate;
}

export interface SubgroupSearch {
  /** Groups of all crossings, and those with enough people in both halves to be looked at. */
  readonly considered: number;
  readonly largeEnough: number;
  /** The groups that stood out in the first half, as the second half shows them. */
  readonly rows: readonly SubgroupRow[];
}

/**
 * Is there a group, by any crossing of what is recorded, that the model treats unlike everyone else?
 *
 * Honest search: people are split in two by lot. In one half all groups of all crossings with at least `minimumPeople` in the
 * rate are ranked by their test against everyone else; the `candidates` that stand out most are then compared in the other
 * half, which took no part in choosing them, judged as one family. Whatever was searched, a false alarm comes in at most
 * 1 − level of searches. A group too small for the search is not cleared by it: `considered` and `largeEnough` say how many.
 *
 * @throws InputError where rows are weighted or a limit is no whole number above 0.
 *
 * Source: Athey and Imbens (2016) on honest splitting; Holm (1979).
 *
 * @example
 * const columns = { attributes: { group: dictionaryColumn(['A', 'B']) }, label: Uint8Array.of(0, 0), decision: Uint8Array.of(0, 1) };
 * subgroupSearch(columns, 'selectionRate', randomStream('example')).largeEnough // 0
 */
export function subgroupSearch(
  columns: AuditColumns,
  metric: MetricName,
  random: RandomStream,
  options: {
    /** Attributes crossed at most. Default 3. */
    readonly depth?: number;
    /** People in the denominator of the rate, in each half. Default 30. */
    readonly minimumPeople?: number;
    /** Groups taken to the second half. Default 5. */
    readonly candidates?: number;
    readonly level?: number;
    readonly missingGroup?: string;
  } = {},
): SubgroupSearch {
  const { depth = 3, minimumPeople = 30, candidates = 5, level = USUAL_LEVEL, missingGroup = 'Missing' } = options;
  for (const [name, value] of Object.entries({ depth, minimumPeople, candidates })) {
    if (!(value >= 1 && Number.isInteger(value))) {
      throw new InputError(`${name} must be a whole number above 0: ${value}. Pass e.g. 3.`);
    }
  }
  if (columns.weights) throw new InputError('weighted rows cannot be split by lot. Leave the weights out.');
  const half = Uint8Array.from(columns.label, () => (random.next() < 0.5 ? 0 : 1));
  const [first, second] = [0, 1].map((side) => countCells(rowsOf(columns, half, side), { missingGroup }));
  const crossings = subsets(Object.keys(columns.attributes), depth);
  let considered = 0;
  const found = crossings.flatMap((names) => {
    const [own, later] = [groupCells(first!, names), groupCells(second!, names)];
    considered += new Set([...own, ...later].map(({ group }) => group)).size;
    const [all, allLater] = [groupCells(first!, [])[0], groupCells(second!, [])[0]];
    return own.flatMap((group) => {
      const again = later.find((other) => other.group === group.group);
      if (!again || !all || !allLater) return [];
      const [rate, rest] = [rateOf(group, metric, level), rateOf(without(all, group), metric, level)];
      const [kept, keptRest] = [rateOf(again, metric, level), rateOf(without(allLater, again), metric, level)];
      if (Math.min(rate.denominator, kept.denominator, rest.denominator, keptRest.denominator) < minimumPeople)
        return [];
      const test = sameRateTest(rate, rest);
      const pValue = test.status === 'computed' ? test.pValue : 1;
      return [{ attribute: crossedName(names), group: group.group, pValue, rate: kept, restRate: keptRest }];
    });
  });
  const chosen = found.toSorted((a, b) => a.pValue - b.pValue).slice(0, candidates);
  const judgements = judgeFamily(
    chosen.map(({ rate, restRate }) => ({
      intervalAt: (at: number) => gapInterval(rate, restRate, 'difference', at),
      test: sameRateTest(rate, restRate),
    })),
    { scale: 'difference', level, adjustment: 'holm', margin: undefined },
  );
  const rows = chosen.map(({ attribute, group, rate, restRate }, index): SubgroupRow => {
    const estimate = rateGap(rate, restRate, 'difference', level);
    return { attribute, group, rate, restRate, estimate, ...judgements[index]! };
  });
  return { considered, largeEnough: found.length, rows };
}

function rowsOf({ attributes, label, decision }: AuditColumns, half: Uint8Array, side: number): AuditColumns {
  const rows = rowsWhere(half, (each) => each === side);
  const pick = (values: Uint8Array) => filledBy(new Uint8Array(rows.length), (at) => values[rows[at]!]!);
  const picked = Object.entries(attributes).map(([name, column]) => [name, takeRows(column, rows)] as const);
  return { attributes: Object.fromEntries(picked), label: pick(label), decision: pick(decision) };
}

function subsets(names: readonly string[], depth: number): string[][] {
  let found: string[][] = [[]];
  for (const name of names)
    found = [...found, ...found.filter((each) => each.length < depth).map((each) => [...each, name])];
  return found.filter((each) => each.length > 0);
}

function without(all: GroupCells, group: GroupCells): GroupCells {
  const counts = Float64Array.from({ length: SLOTS }, (_, slot) => all.counts[slot]! - group.counts[slot]!);
  return { group: 'everyone else', isMissing: false, counts, squaredWeights: null };
}
