import type { GroupCells } from '../cells/group-cells.ts';
import { checkedRate } from './checked-rate.ts';
import type { MetricName } from './metric.ts';
import { type Rate, rateOf } from './rate.ts';
import { smallerDenominator } from './smaller-denominator.ts';

/** The two counts of a rate, as a finding is stated. */
export interface RateCounts {
  readonly of: number;
  readonly outOf: number;
}

/**
 * The counts that a group's rate is made of.
 *
 * @example
 * rateCounts(groups[0], 'falsePositiveRate') // { of: 30, outOf: 120 }
 */
export function rateCounts(group: GroupCells, metric: MetricName): RateCounts {
  return countsOfRate(rateOf(group, metric));
}

/** What a group's table of errors is made of. */
export interface ErrorCounts {
  readonly group: string;
  /** Flagged of those to whom it did not happen; `null` of nobody, for that is no count of an error. */
  readonly wrongly: number | null;
  /** To how many it did not happen. */
  readonly without: number;
  readonly missed: RateCounts;
  readonly right: RateCounts;
  readonly flagged: RateCounts;
}

/**
 * The counts behind the errors of each group: flagged wrongly, missed, right when flagged, and flagged at all.
 *
 * @example
 * errorCounts(groups)[0] // { wrongly: 30, without: 120 }
 */
export function errorCounts(groups: readonly GroupCells[]): ErrorCounts[] {
  return groups.map((group) => {
    const { of, outOf } = rateCounts(group, 'falsePositiveRate');
    return {
      group: group.group,
      wrongly: outOf === 0 ? null : of,
      without: outOf,
      missed: rateCounts(group, 'falseNegativeRate'),
      right: rateCounts(group, 'positivePredictiveValue'),
      flagged: rateCounts(group, 'selectionRate'),
    };
  });
}

/** The counts of both rates, and how many are behind the smaller. */
export interface CountsOfRates {
  readonly counts: { readonly group: RateCounts; readonly reference: RateCounts };
  readonly rows: number;
}

type TwoRates = { readonly rate: Rate } & ({ readonly comparedRate: Rate } | { readonly restRate: Rate });

/**
 * Comparisons with the counts of both rates, and with how many are behind the smaller: where they are too few to be told, no
 * verdict on them is.
 *
 * @example
 * const rates = { rate: rateOf(groups[1], 'falsePositiveRate'), comparedRate: rateOf(groups[0], 'falsePositiveRate') };
 * withCounts([rates])[0].counts.reference // { of: 30, outOf: 120 }
 */
export function withCounts<Row extends TwoRates>(rows: readonly Row[]): (Row & CountsOfRates)[] {
  return rows.map((row) => {
    const other = 'comparedRate' in row ? row.comparedRate : row.restRate;
    const counts = { group: countsOfRate(row.rate), reference: countsOfRate(other) };
    return { ...row, counts, rows: smallerDenominator(row.rate, other) };
  });
}

function countsOfRate(rate: Rate): RateCounts {
  const { numerator, denominator } = checkedRate(rate);
  return { of: numerator, outOf: denominator };
}
