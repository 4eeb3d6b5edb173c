import { InputError, type MaybeEstimate, USUAL_LEVEL } from '@assay/statistics';
import type { Cells } from '../cells/cells.ts';
import { crossedName, type GroupCells, groupCells } from '../cells/group-cells.ts';
import type { MetricName } from '../rate/metric.ts';
import { type Rate, rateOf } from '../rate/rate.ts';
import type { IntervalKind } from '../rate/rate-limits.ts';
import type { Adjustment } from './adjust.ts';
import { gapToOverall, intervalToOverall } from './gap-to-overall.ts';
import { type Judgement, judgeFamily } from './judge-family.ts';
import { gapInterval, katzGap, rateGap, type Scale } from './rate-gap.ts';
import { sameRateTest } from './same-rate-test.ts';
import { checkMargin } from './verdict.ts';

/** Whom every group is compared with. */
export type Comparator =
  | { readonly kind: 'reference'; readonly group: string }
  | { readonly kind: 'overall' }
  | { readonly kind: 'rest' }
  | { readonly kind: 'pairwise' };

export interface ComparisonOptions {
  /** One attribute, or several to cross. */
  readonly attributes: readonly string[];
  readonly metrics: readonly MetricName[];
  readonly scale: Scale;
  readonly to: Comparator;
  readonly level?: number;
  /** For the whole family of rows returned; Holm unless stated. */
  readonly adjustment?: Adjustment;
  /** Largest gap that would not matter: a share for differences, a factor above 1 for ratios. There is no default. */
  readonly margin?: number;
  /** `exact` where an interval must cover at its level at every true rate, not on average; `score` unless stated. */
  readonly intervals?: IntervalKind;
}

export interface ComparisonRow extends Judgement {
  readonly attribute: string;
  readonly metric: MetricName;
  readonly scale: Scale;
  readonly group: string;
  readonly comparedWith: string;
  readonly rate: Rate;
  readonly comparedRate: Rate;
  /** Group − compared, or group ÷ compared: above 0 (or 1), the group's rate is higher. */
  readonly estimate: MaybeEstimate;
  /** Group − compared, which has a value where a ratio has none; the same as `estimate` on that scale. */
  readonly difference: MaybeEstimate;
  /** For ratios of separate groups, the interval of most UK publications beside Koopman's; else `null`. */
  readonly katz: MaybeEstimate | null;
}

/**
 * Which groups differ from which, by how much, and is there enough evidence to say so?
 *
 * Every gap with its interval (Newcombe, Koopman; exact limits on request), a test, p-values adjusted over the whole
 * family returned, and a verdict with its reason. *Different* needs the adjusted p-value at or below 1 − level and a
 * range at the same adjusted level that leaves out no difference; *equivalent* needs the range of two one-sided tests,
 * adjusted alike, within the margin: among groups that all lie at the margin, a false *equivalent* comes in at most
 * 1 − level of audits, however many groups there are. Extremes are in `extremes`, strata in `compareWithinStrata`, rows
 * that repeat people in `compareClustered`.
 *
 * @throws InputError where the reference group is not there or the margin contains nothing.
 *
 * @example
 * const to = { kind: 'reference', group: 'A' };
 * const [row] = compare(cells, { attributes: ['group'], metrics: ['falsePositiveRate'], scale: 'ratio', to });
 * [row.group, row.estimate.value, row.verdict] // ['B', 1.647, 'different']
 */
export function compare(cells: Cells, options: ComparisonOptions): ComparisonRow[] {
  const {
    attributes,
    metrics,
    scale,
    to,
    level = USUAL_LEVEL,
    adjustment = 'holm',
    margin,
    intervals = 'score',
  } = options;
  if (margin !== undefined) checkMargin(scale, margin);
  const groups = groupCells(cells, attributes);
  const attribute = crossedName(attributes);
  const drafts = metrics.flatMap((metric) =>
    pairsOf(groups, to).map(({ group, other, comparedWith }) => {
      const rate = rateOf(group, metric, level, intervals);
      const otherRate = rateOf(other, metric, level, intervals);
      const isOverall = to.kind === 'overall';
      const gapOf = isOverall ? gapToOverall : rateGap;
      const intervalOf = isOverall ? intervalToOverall : gapInterval;
      const row = {
        attribute,
        metric,
        scale,
        group: group.group,
        comparedWith,
        rate,
        comparedRate: isOverall ? rateOf(joined([group, other]), metric, level, intervals) : otherRate,
        estimate: gapOf(rate, otherRate, scale, level, intervals),
        difference: gapOf(rate, otherRate, 'difference', level, intervals),
        katz: scale === 'ratio' && !isOverall ? katzGap(rate, otherRate, level) : null,
      };
      const intervalAt = (at: number) => intervalOf(rate, otherRate, scale, at, intervals);
      return { row, gap: { intervalAt, test: sameRateTest(rate, otherRate) } };
    }),
  );
  const judgements = judgeFamily(
    drafts.map(({ gap }) => gap),
    { scale, level, adjustment, margin },
  );
  return drafts.map(({ row }, index): ComparisonRow => ({ ...row, ...judgements[index]! }));
}

interface Pair {
  readonly group: GroupCells;
  readonly other: GroupCells;
  readonly comparedWith: string;
}

function pairsOf(groups: readonly GroupCells[], to: Comparator): Pair[] {
  switch (to.kind) {
    case 'reference': {
      const reference = groups.find(({ group }) => group === to.group);
      if (!reference) {
        throw new InputError(
          `no group is named ${to.group}. The groups are ${groups.map(({ group }) => group).join(', ')}.`,
        );
      }
      return groups
        .filter((group) => group !== reference)
        .map((group) => ({ group, other: reference, comparedWith: to.group }));
    }
    case 'overall':
    case 'rest': {
      const comparedWith = to.kind === 'overall' ? 'everyone' : 'everyone else';
      return groups.map((group) => ({ group, other: joined(groups.filter((other) => other !== group)), comparedWith }));
    }
    case 'pairwise':
      return groups.flatMap((group, index) =>
        groups.slice(0, index).map((other) => ({ group, other, comparedWith: other.group })),
      );
  }
}

function joined(groups: readonly GroupCells[]): GroupCells {
  const counts = new Float64Array(16);
  const squaredWeights = groups[0]?.squaredWeights ? new Float64Array(16) : null;
  for (const group of groups) {
    for (let slot = 0; slot < 16; slot++) {
      counts[slot]! += group.counts[slot]!;
      if (squaredWeights) squaredWeights[slot]! += group.squaredWeights![slot]!;
    }
  }
  return { group: 'everyone else', isMissing: false, counts, squaredWeights };
}
