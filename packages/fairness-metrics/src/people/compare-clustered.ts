import {
  criticalValue,
  type DictionaryColumn,
  InputError,
  type Interval,
  isComputed,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
  studentUpper,
  USUAL_LEVEL,
  wilsonLimits,
} from '@assay/statistics';
import type { AuditColumns } from '../cells/count-cells.ts';
import type { Adjustment } from '../comparison/adjust.ts';
import { type Judgement, judgeFamily } from '../comparison/judge-family.ts';
import { rateGap, type Scale } from '../comparison/rate-gap.ts';
import type { SameRateTest } from '../comparison/same-rate-test.ts';
import { checkMargin } from '../comparison/verdict.ts';
import type { MetricName } from '../rate/metric.ts';
import type { Rate } from '../rate/rate.ts';
import { clusterCells } from './cluster-cells.ts';
import { type ClusterRate, clusteredRateAt, clusterRate, varianceOfClusters } from './clustered-rate.ts';

export interface ClusteredOptions {
  readonly attribute: string;
  /** The person, officer or address that rows repeat. */
  readonly cluster: DictionaryColumn;
  readonly metrics: readonly MetricName[];
  readonly scale: Scale;
  readonly reference: string;
  readonly level?: number;
  readonly adjustment?: Adjustment;
  readonly margin?: number;
  readonly missingGroup?: string;
}

export interface ClusteredComparisonRow extends Judgement {
  readonly attribute: string;
  readonly metric: MetricName;
  readonly scale: Scale;
  readonly group: string;
  readonly comparedWith: string;
  /** Rows are the denominators of the rates; people, or officers, are these. */
  readonly people: number;
  readonly comparedPeople: number;
  readonly rate: Rate;
  readonly comparedRate: Rate;
  readonly estimate: MaybeEstimate;
  readonly difference: MaybeEstimate;
}

/**
 * Which groups differ, when one person has many rows, or one officer many decisions?
 *
 * As `compare` against a reference group, counting people and not rows: limits of each rate as in {@link clusteredRates},
 * joined by MOVER with the correlation of the two rates over shared clusters (an officer who searches both groups); the
 * test is that of the pooled rate on effective sample sizes, by Student's t with Welch's degrees of freedom. Five rows a
 * person taken as five people raise false alarms in a quarter of audits; these do in one of twenty.
 *
 * @throws InputError as {@link clusteredRates}, where the reference group is not there, or the margin contains nothing.
 *
 * Source: Rao and Scott (1992); Zou and Donner (2008) for MOVER with correlation.
 *
 * @example
 * const group = dictionaryColumn(['A', 'A', 'A', 'A', 'B', 'B', 'B', 'B']);
 * const columns = { attributes: { group }, label: new Uint8Array(8), decision: Uint8Array.of(1, 1, 0, 0, 1, 1, 1, 1) };
 * const cluster = dictionaryColumn(['p', 'p', 'q', 'q', 'r', 'r', 's', 's']);
 * const [row] = compareClustered(columns, { attribute: 'group', cluster, metrics: ['selectionRate'], scale: 'difference', reference: 'A' });
 * [row.estimate.value, row.people, row.verdict] // [0.5, 2, 'insufficient evidence']
 */
export function compareClustered(columns: AuditColumns, options: ClusteredOptions): ClusteredComparisonRow[] {
  const { scale, level = USUAL_LEVEL, adjustment = 'holm', margin } = options;
  if (margin !== undefined) checkMargin(scale, margin);
  const drafts = clusteredDrafts(columns, options);
  const judgements = judgeFamily(
    drafts.map(({ gap }) => gap),
    { scale, level, adjustment, margin },
  );
  return drafts.map(({ row }, index): ClusteredComparisonRow => ({ ...row, ...judgements[index]! }));
}

/** A comparison that is not judged yet: it may be one of a larger family. */
export interface ClusteredDraft {
  readonly row: Omit<ClusteredComparisonRow, keyof Judgement>;
  readonly gap: {
    readonly intervalAt: (level: number) => Interval | NotComputed;
    readonly test: SameRateTest | NotComputed;
  };
}

/** Every other group against the reference, before they are judged together. */
export function clusteredDrafts(
  columns: AuditColumns,
  options: Omit<ClusteredOptions, 'adjustment' | 'margin'>,
): ClusteredDraft[] {
  const { attribute, cluster, metrics, scale, reference, level = USUAL_LEVEL } = options;
  const { groups } = clusterCells(columns, attribute, cluster, options.missingGroup ?? 'Missing');
  const base = groups.find(({ group }) => group === reference);
  if (!base) {
    throw new InputError(
      `no group is named ${reference}. The groups are ${groups.map(({ group }) => group).join(', ')}.`,
    );
  }
  return metrics.flatMap((metric) => {
    const compared = clusterRate(base.clusters, metric);
    return groups
      .filter((each) => each !== base)
      .map(({ group, clusters }) => {
        const own = clusterRate(clusters, metric);
        const gap = gapOf(own, compared, metric);
        const [rate, comparedRate] = [clusteredRateAt(own, metric, level), clusteredRateAt(compared, metric, level)];
        const estimateOn = (on: Scale): MaybeEstimate => {
          const found = rateGap(rate, comparedRate, on, level);
          return isComputed(found) ? { ...found, interval: gap.intervalAt(on, level) } : found;
        };
        const row = {
          attribute,
          metric,
          scale,
          group,
          comparedWith: reference,
          people: own.people,
          comparedPeople: compared.people,
          rate,
          comparedRate,
          estimate: estimateOn(scale),
          difference: estimateOn('difference'),
        };
        return { row, gap: { intervalAt: (at: number) => gap.intervalAt(scale, at), test: gap.test } };
      });
  });
}

function gapOf(own: ClusterRate, compared: ClusterRate, metric: MetricName) {
  const [rate, comparedRate] = [
    clusteredRateAt(own, metric, USUAL_LEVEL),
    clusteredRateAt(compared, metric, USUAL_LEVEL),
  ];
  const none = !isComputed(rate.estimate)
    ? rate.estimate
    : !isComputed(comparedRate.estimate)
      ? notComputed(`the group compared with has no rate: ${comparedRate.estimate.reason}`)
      : own.people < 2 || compared.people < 2
        ? notComputed('a comparison needs two people in each group')
        : null;
  if (none) return { test: none, intervalAt: () => none };
  const correlation = correlationOf(own, compared);
  return {
    test: testOf(own, compared, correlation),
    intervalAt: (scale: Scale, level: number): Interval | NotComputed =>
      joinedInterval(
        clusteredRateAt(own, metric, level),
        clusteredRateAt(compared, metric, level),
        scale,
        level,
        correlation,
      ),
  };
}

/** Of the two rates, through the clusters that hold rows of both groups. */
function correlationOf(own: ClusterRate, compared: ClusterRate): number {
  let products = 0;
  let shared = 0;
  for (const [cluster, part] of own.influence) {
    const other = compared.influence.get(cluster);
    if (other === undefined) continue;
    products += part * other;
    shared++;
  }
  if (shared < 2 || products === 0) return 0;
  const clusters = own.people + compared.people - shared;
  const covariance = (products * clusters) / (clusters - 1);
  const spread = Math.sqrt(
    varianceOfClusters(own.influence, own.people) * varianceOfClusters(compared.influence, compared.people),
  );
  return Math.min(0.99, Math.max(-0.99, covariance / spread));
}

function testOf(own: ClusterRate, compared: ClusterRate, correlation: number): SameRateTest | NotComputed {
  const sizes = [own, compared].map(({ denominator, designEffect }) => denominator / designEffect);
  const [p, q] = [own, compared].map(({ numerator, denominator }) => numerator / denominator);
  const pooled = (own.numerator + compared.numerator) / (own.denominator + compared.denominator);
  if (pooled === 0 || pooled === 1) return notComputed('all cases have the same outcome');
  const [v, w] = sizes.map((size) => (pooled * (1 - pooled)) / size) as [number, number];
  const degrees = (v + w) ** 2 / (v ** 2 / (own.people - 1) + w ** 2 / (compared.people - 1));
  const statistic = (p! - q!) / Math.sqrt(v + w - 2 * correlation * Math.sqrt(v * w));
  const pValue = Math.min(1, 2 * studentUpper(Math.abs(statistic), degrees));
  return { status: 'computed', pValue, method: 't test on effective sample sizes of repeated people' };
}

function joinedInterval(
  rate: Rate,
  compared: Rate,
  scale: Scale,
  level: number,
  correlation: number,
): Interval | NotComputed {
  const z = criticalValue(level);
  const [a, b] = [rate, compared].map(({ numerator, denominator, effectiveDenominator: n }) => {
    const p = numerator / denominator;
    return { p, ...wilsonLimits(p * n, n, z) };
  }) as [Limits, Limits];
  const reach = (x: number, y: number) => Math.sqrt(Math.max(0, x * x + y * y - 2 * correlation * x * y));
  if (scale === 'difference') {
    const value = a.p - b.p;
    return {
      low: Math.max(-1, value - reach(a.p - a.low, b.high - b.p)),
      high: Math.min(1, value + reach(a.high - a.p, b.p - b.low)),
      level,
      method: 'MOVER interval on effective sample sizes of repeated people',
    };
  }
  if (a.p === 0 && b.p === 0) {
    return notComputed('neither group has any, so every ratio is compatible with the data');
  }
  const log = Math.log;
  return {
    // Where a rate is 0 the limit is that of the two rates' own limits.
    low:
      a.low === 0
        ? 0
        : b.p === 0
          ? a.low / b.high
          : (a.p / b.p) * Math.exp(-reach(log(a.p / a.low), log(b.high / b.p))),
    high:
      b.low === 0
        ? null
        : a.p === 0
          ? a.high / b.low
          : (a.p / b.p) * Math.exp(reach(log(a.high / a.p), log(b.p / b.low))),
    level,
    method: 'MOVER interval of the logarithm, on effective sample sizes of repeated people',
  };
}

interface Limits {
  readonly p: number;
  readonly low: number;
  readonly high: number;
}
