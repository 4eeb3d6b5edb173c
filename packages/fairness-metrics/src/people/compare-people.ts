import type { MaybeEstimate } from '@assay/statistics';
import { compare } from '../comparison/compare.ts';
import { verdictReason } from '../comparison/verdict.ts';
import type { MetricName } from '../rate/metric.ts';
import { smallerDenominator } from '../rate/smaller-denominator.ts';
import type { AuditedRows } from './audited-rows.ts';
import { compareClustered } from './compare-clustered.ts';

/** One group against the group that others are compared with, as a table states it. */
export interface ComparedPeople {
  readonly metric: MetricName;
  readonly group: string;
  readonly comparedWith: string;
  readonly counts: {
    readonly group: { readonly of: number; readonly outOf: number };
    readonly reference: { readonly of: number; readonly outOf: number };
  };
  /** Ratio and difference with ranges that count people. */
  readonly ratio: MaybeEstimate;
  readonly difference: MaybeEstimate;
  readonly verdict: string;
  readonly reason: string;
  /** Rows behind the smaller of both rates. */
  readonly rows: number;
}

export interface ComparePeopleOptions {
  readonly attribute: string;
  readonly metrics: readonly MetricName[];
  readonly reference: string;
  /** Ratio that would not matter, for "equivalent". */
  readonly margin: number;
}

/**
 * Does a group bear an outcome more often than the group that others are compared with, whether or not rows repeat people?
 *
 * Every other group against `reference`, on the ratio scale, all tests adjusted together by Holm: {@link compare} where every row
 * is a person, {@link compareClustered} where rows repeat people.
 *
 * @throws InputError where nobody is in the group that others are compared with.
 *
 * @example
 * const group = dictionaryColumn(['A', 'A', 'B', 'B']);
 * const columns = { attributes: { group }, label: new Uint8Array(4), decision: Uint8Array.of(1, 0, 1, 1) };
 * const rows = { columns, cells: countCells(columns), person: null };
 * comparePeople(rows, { attribute: 'group', metrics: ['selectionRate'], reference: 'A', margin: 1.25 })[0].ratio.value // 2
 */
export function comparePeople(
  { columns, cells, person }: AuditedRows,
  { attribute, metrics, reference, margin }: ComparePeopleOptions,
): ComparedPeople[] {
  const options = { metrics, scale: 'ratio', margin } as const;
  const compared =
    person === null
      ? compare(cells, { ...options, attributes: [attribute], to: { kind: 'reference', group: reference } })
      : compareClustered(columns, { ...options, attribute, cluster: person, reference });
  return compared
    .filter(({ group }) => group !== reference)
    .map((row) => ({
      metric: row.metric,
      group: row.group,
      comparedWith: reference,
      counts: {
        group: { of: row.rate.numerator, outOf: row.rate.denominator },
        reference: { of: row.comparedRate.numerator, outOf: row.comparedRate.denominator },
      },
      ratio: row.estimate,
      difference: row.difference,
      verdict: row.verdict,
      reason: verdictReason(row),
      rows: smallerDenominator(row.rate, row.comparedRate),
    }));
}
