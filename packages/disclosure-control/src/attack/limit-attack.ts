import {
  byarRate,
  clopperPearsonInterval,
  conditionalRateRatio,
  garwoodRate,
  isComputed,
  koopmanRatio,
  type MaybeEstimate,
  newcombeDifference,
  wilsonInterval,
} from '@assay/statistics';
import { releasedUnitScale } from '../release/scale-of.ts';
import { Candidates, type Narrowing } from './narrowing.ts';
import type { KnownNumbers, RowNumber } from './numbers-known-to-attacker.ts';
import { printedError } from './precision.ts';
import { CHANCE } from './share-attack.ts';

type OfOne = (of: number, outOf: number) => MaybeEstimate;
type OfTwo = (a: number, n: number, b: number, m: number) => MaybeEstimate;

const SHARE_METHODS: readonly OfOne[] = [
  (successes, total) => wilsonInterval({ successes, total }),
  (successes, total) => wilsonInterval({ successes, total }, { continuity: true }),
  (successes, total) => clopperPearsonInterval({ successes, total }),
];
const RATE_METHODS: readonly OfOne[] = [
  (events, exposure) => byarRate({ events, exposure }),
  (events, exposure) => garwoodRate({ events, exposure }),
];
const PAIR_METHODS: readonly OfTwo[] = [
  (a, n, b, m) => koopmanRatio({ successes: a, total: n }, { successes: b, total: m }),
  (a, n, b, m) => newcombeDifference({ successes: a, total: n }, { successes: b, total: m }),
  (a, n, b, m) => conditionalRateRatio({ events: a, exposure: n }, { events: b, exposure: m }),
];
const MOST_TRIED = 4_000;
/** Intervals of two shares are searched for, not computed: fewer of them can be tried. */
const MOST_PAIRS_TRIED = 150;

/**
 * Counts behind an interval: a limit to many digits is given by one pair of counts and one method, so all that the
 * printed counts leave open are tried. A limit that the printed counts themselves give says nothing more.
 */
export function limitAttack(known: KnownNumbers): Narrowing[] {
  return known.printed.flatMap(({ table, row, column, value }) => {
    if (!['proportion', 'rate-per-1000', 'rate-per-million'].includes(column.unit)) return [];
    const numbers = known.ofRow(table, row);
    const { numerator, denominator } = column;
    const pairs = numbers.flatMap((of) => numbers.filter((outOf) => outOf !== of).map((outOf) => [of, outOf] as const));
    const declared = pairs.filter(([of, outOf]) => of.column === numerator && outOf.column === denominator);
    const scaled = value / releasedUnitScale(column.unit);
    const error = printedError(value) / releasedUnitScale(column.unit);
    const because = `the limit ${table.finding.id}[${row}].${column.name} is printed to more digits than its counts`;
    const methods = column.unit === 'proportion' ? SHARE_METHODS : RATE_METHODS;
    return (declared.length > 0 ? declared : pairs).flatMap(([of, outOf]) =>
      ofOne(scaled, error, methods, of, outOf, known.largest, because),
    );
  });
}

function ofOne(
  limit: number,
  error: number,
  methods: readonly OfOne[],
  of: RowNumber,
  outOf: RowNumber,
  largest: number,
  because: string,
): Narrowing[] {
  if (of.id === null || limit <= 0) return [];
  const most = Math.min(outOf.high, outOf.id === null ? outOf.high : largest);
  const highest = Math.min(of.high, most, largest);
  const tried = (most - outOf.low + 1) * (highest - of.low + 1);
  // Limits of neighbouring counts lie about one count apart: fewer digits than that tell nothing.
  if (!(tried > 1) || tried > MOST_TRIED || 2 * error * most * tried > CHANCE) return [];
  const fits = (count: number, total: number): boolean =>
    total > 0 && methods.some((method) => hasLimit(method(count, total), limit, error));
  const isShare = methods === SHARE_METHODS;
  if (of.printed !== null && outOf.printed !== null && fits(of.printed, outOf.printed)) return [];
  const found = new Candidates();
  for (let total = outOf.low; total <= most; total++) {
    for (let count = of.low; count <= (isShare ? Math.min(highest, total) : highest); count++) {
      if (fits(count, total)) found.add({ [of.id]: count, ...(outOf.id === null ? {} : { [outOf.id]: total }) });
    }
  }
  return found.narrowings(because);
}

/**
 * Counts of one row behind a comparison with another row: a ratio or difference with an interval to many digits.
 */
export function comparisonAttack(known: KnownNumbers): Narrowing[] {
  return known.printed.flatMap(({ table, row, column, value }) => {
    if (column.unit !== 'ratio' && column.unit !== 'percentage-points') return [];
    const error = printedError(value);
    const because = `${table.finding.id}[${row}].${column.name} compares two rows to more digits than their counts`;
    return known.tables.flatMap((other) => {
      if (keyNames(other) !== keyNames(table)) return [];
      const pairOf = (key: string): readonly (readonly [RowNumber, RowNumber])[] => {
        const numbers = known.ofRow(other, key);
        return numbers.flatMap((of) =>
          numbers
            .filter((outOf) => outOf !== of && of.id !== null && (of.printed ?? 0) <= (outOf.printed ?? outOf.high))
            .map((outOf) => [of, outOf] as const),
        );
      };
      return pairOf(row).flatMap((group) =>
        other.rows
          .filter(({ key }) => key !== row)
          .flatMap(({ key }) =>
            pairOf(key)
              .filter(([of, outOf]) => of.column === group[0].column && outOf.column === group[1].column)
              .flatMap((reference) => narrowByTwoGroups(value, error, group, reference, known.largest, because)),
          ),
      );
    });
  });
}

function narrowByTwoGroups(
  value: number,
  error: number,
  group: readonly [RowNumber, RowNumber],
  reference: readonly [RowNumber, RowNumber],
  largest: number,
  because: string,
): Narrowing[] {
  const numbers = [...group, ...reference];
  const spans = numbers.map((each) => ({
    low: each.low,
    high: Math.min(each.high, each.id === null ? each.high : largest),
  }));
  const tried = spans.reduce((product, { low, high }) => product * (high - low + 1), 1);
  if (!(tried > 1) || tried > MOST_PAIRS_TRIED || 2 * (error / Math.abs(value)) * largest * tried > CHANCE) return [];
  const fits = (counts: readonly number[]): boolean => {
    const [a, n, b, m] = counts as [number, number, number, number];
    if (n <= 0 || m <= 0 || a > n || b > m) return false;
    return PAIR_METHODS.some((method) => {
      const made = method(a, n, b, m);
      return (isComputed(made) && Math.abs(made.value - value) <= error) || hasLimit(made, value, error);
    });
  };
  if (numbers.every(({ printed }) => printed !== null) && fits(numbers.map(({ printed }) => printed!))) return [];
  const found = new Candidates();
  const [one, two, three, four] = spans as [Span, Span, Span, Span];
  for (let a = one.low; a <= one.high; a++)
    for (let n = two.low; n <= two.high; n++)
      for (let b = three.low; b <= three.high; b++)
        for (let m = four.low; m <= four.high; m++) {
          if (!fits([a, n, b, m])) continue;
          const values = [a, n, b, m];
          found.add(
            Object.fromEntries(numbers.flatMap(({ id }, index) => (id === null ? [] : [[id, values[index]!]]))),
          );
        }
  return found.narrowings(because);
}

interface Span {
  readonly low: number;
  readonly high: number;
}

function hasLimit(made: MaybeEstimate, limit: number, error: number): boolean {
  const { interval } = made;
  if (interval === undefined || 'status' in interval) return false;
  const { low, high } = interval;
  const near = (end: number): boolean => Math.abs(end - limit) <= Math.max(error, 1e-9 * Math.abs(end));
  return near(low) || (high !== null && near(high));
}

function keyNames({
  columns,
}: {
  readonly columns: readonly { readonly key?: boolean; readonly name: string }[];
}): string {
  return columns
    .filter(({ key }) => key === true)
    .map(({ name }) => name)
    .join(',');
}
