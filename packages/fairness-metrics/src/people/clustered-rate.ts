import { criticalValue, type DictionaryColumn, notComputed, studentQuantile, USUAL_LEVEL } from '@assay/statistics';
import type { AuditColumns } from '../cells/count-cells.ts';
import { METRICS, type MetricName, sumOfCellSlots } from '../rate/metric.ts';
import type { Rate } from '../rate/rate.ts';
import { rateLimits } from '../rate/rate-limits.ts';
import { type ClusterCells, clusterCells } from './cluster-cells.ts';

/** A rate of rows that repeat people, before a level is asked for. */
export interface ClusterRate {
  readonly numerator: number;
  readonly denominator: number;
  /** People (or officers) in the denominator. */
  readonly people: number;
  /** How many times a row's worth of variance one row has; at least 1. */
  readonly designEffect: number;
  /** By cluster: its part of the error of the rate, Σ of which is 0. */
  readonly influence: ReadonlyMap<number, number>;
}

export interface ClusteredRateRow {
  readonly group: string;
  readonly metric: MetricName;
  readonly rate: Rate;
  /** Rows are `rate.denominator`; people are fewer where they repeat. */
  readonly people: number;
  /** 1 where rows count as people do; 5 where five rows of a person say no more than one. */
  readonly designEffect: number;
}

/**
 * Where one person has many rows, how often does each group bear an outcome, and how sure is that?
 *
 * The share of rows, with an interval that counts people: Wilson's on the effective sample size rows ÷ design effect, the
 * design effect that of the linearised variance between people (1 at least), and Student's t with people − 1 degrees of
 * freedom for the normal quantile. Where every row or none has the outcome, each person counts once. A row without a
 * person is a person of its own; a single person has a share without an interval.
 *
 * @throws InputError for weighted rows, or where columns differ in length.
 *
 * Source: Rao and Scott (1992); Korn and Graubard (1998) for the degrees of freedom.
 *
 * @example
 * const group = dictionaryColumn(['A', 'A', 'A', 'A']);
 * const columns = { attributes: { group }, label: Uint8Array.of(0, 0, 0, 0), decision: Uint8Array.of(1, 1, 0, 0) };
 * const [row] = clusteredRates(columns, 'group', dictionaryColumn(['p', 'p', 'q', 'q']), ['selectionRate']);
 * [row.rate.denominator, row.people, row.designEffect] // [4, 2, 4]
 */
export function clusteredRates(
  columns: AuditColumns,
  attribute: string,
  person: DictionaryColumn,
  metrics: readonly MetricName[],
  { level = USUAL_LEVEL, missingGroup = 'Missing' } = {},
): ClusteredRateRow[] {
  const { groups } = clusterCells(columns, attribute, person, missingGroup);
  return groups.flatMap(({ group, clusters }) =>
    metrics.map((metric): ClusteredRateRow => {
      const rate = clusterRate(clusters, metric);
      const { people, designEffect } = rate;
      return { group, metric, rate: clusteredRateAt(rate, metric, level), people, designEffect };
    }),
  );
}

/** Sums of one group's clusters, and what each of them adds to the error of the rate. */
export function clusterRate(clusters: readonly ClusterCells[], name: MetricName): ClusterRate {
  const metric = METRICS[name];
  let numerator = 0;
  let denominator = 0;
  let squaredSizes = 0;
  const sums: [cluster: number, y: number, n: number][] = [];
  for (const { cluster, counts } of clusters) {
    const n = sumOfCellSlots(counts, metric.denominatorSlots);
    if (n === 0) continue;
    const y = sumOfCellSlots(counts, metric.numeratorSlots);
    sums.push([cluster, y, n]);
    numerator += y;
    denominator += n;
    squaredSizes += n * n;
  }
  const people = sums.length;
  const p = numerator / denominator;
  const influence = new Map(sums.map(([cluster, y, n]) => [cluster, (y - p * n) / denominator]));
  const isCertain = numerator === 0 || numerator === denominator;
  const ofRows = (p * (1 - p)) / denominator;
  const designEffect = isCertain
    ? squaredSizes / denominator
    : people < 2
      ? Number.NaN
      : varianceOfClusters(influence, people) / ofRows;
  return { numerator, denominator, people, designEffect: people === 0 ? 1 : Math.max(1, designEffect), influence };
}

/** Linearised variance between clusters, K ÷ (K − 1) · Σ u². */
export function varianceOfClusters(influence: ReadonlyMap<number, number>, clusters: number): number {
  let squares = 0;
  for (const part of influence.values()) squares += part * part;
  return (squares * clusters) / (clusters - 1);
}

/** The rate with its interval at a level. */
export function clusteredRateAt(rate: ClusterRate, name: MetricName, level: number): Rate {
  const { numerator, denominator, people, designEffect } = rate;
  if (people === 0) {
    const estimate = notComputed(`this group has no ${METRICS[name].denominatorLabel}`);
    return { numerator, denominator, effectiveDenominator: 0, estimate };
  }
  const value = numerator / denominator;
  if (people === 1) {
    const interval = notComputed('one person alone has no spread between people');
    return { numerator, denominator, effectiveDenominator: 1, estimate: { status: 'computed', value, interval } };
  }
  const reach = criticalValue(level) / studentQuantile(1 - (1 - level) / 2, people - 1);
  const effectiveDenominator = (denominator / designEffect) * reach * reach;
  const { low, high } = rateLimits({ numerator, denominator, effectiveDenominator }, level, 'score');
  const method = 'Wilson score interval on the effective sample size of repeated people';
  const interval = { low, high, level, method };
  return { numerator, denominator, effectiveDenominator, estimate: { status: 'computed', value, interval } };
}
