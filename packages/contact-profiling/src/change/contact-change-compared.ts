import {
  checkedAmounts,
  criticalValue,
  type Estimate,
  InputError,
  type LevelOption,
  type NotComputed,
  notComputed,
  twoLargest,
  USUAL_LEVEL,
} from '@assay/statistics';
import { fallOfRatio } from './fall-of-ratio.ts';

/** Everyone who could have had support, one entry each. */
export interface SupportColumns {
  /** Contacts in the period by which people were chosen, and in the period after. */
  readonly before: ArrayLike<number>;
  readonly after: ArrayLike<number>;
  /** 1 with support, 0 without. */
  readonly supported: ArrayLike<number>;
  /** What is expected of each without support, to any scale, such as the posterior rate: evens out people within a band. Default: `before`. */
  readonly expected?: ArrayLike<number>;
}

export interface ChangeBand {
  /** Contacts before, from … to. */
  readonly from: number;
  readonly to: number;
  readonly supported: number;
  readonly compared: number;
  readonly supportedAfter: number;
  /** The two of the supported with most contact after. */
  readonly largestAfter: readonly [number, number];
  /** After, of the compared, carried to the supported people of the band. */
  readonly expectedAfter: number;
}

export interface ContactChange {
  readonly status: 'computed';
  readonly supported: number;
  readonly compared: number;
  readonly observed: number;
  readonly expected: number;
  /** 1 − observed ÷ expected. */
  readonly fall: Estimate;
  readonly bands: readonly ChangeBand[];
}

export interface ContactChangeOptions extends LevelOption {
  /** Least number of people on either side of a band; thinner bands join their neighbour. Default 10. */
  readonly leastPerBand?: number;
}

/**
 * Did contact fall further among people with support than among people who had as much contact and no support? Within bands
 * of contact before, the compared people's change is what is expected of the supported.
 *
 * Holds where, among people with the same count before, who got support has nothing to do with how they would have fared.
 * Neither side large enough for one band: not computed.
 *
 * @throws InputError where columns differ in length.
 *
 * Source: stratified ratio estimator, Cochran (1977), section 6.11; design after Barnett, van der Pols & Dobson (2005).
 *
 * @example
 * contactChangeCompared({ before: [8, 8, 8, 8], after: [2, 2, 4, 4], supported: [1, 1, 0, 0] }, { leastPerBand: 2 }).fall.value // 0.5
 */
export function contactChangeCompared(
  columns: SupportColumns,
  { level = USUAL_LEVEL, leastPerBand = 10 }: ContactChangeOptions = {},
): ContactChange | NotComputed {
  const { before, after, supported } = columns;
  const expectation = columns.expected ?? before;
  const n = before.length;
  if (after.length !== n || supported.length !== n || expectation.length !== n) {
    throw new InputError(`support columns must have one length: ${n}, ${after.length} and ${supported.length}.`);
  }
  for (const column of [before, after, expectation]) {
    checkedAmounts(column, 'contacts before, after and expected');
  }
  const groups = bandsOf(before, supported, leastPerBand);
  if (groups === null) return notComputed(`fewer than ${leastPerBand} people with or without support can be compared`);
  let observed = 0;
  let expected = 0;
  let varianceObserved = 0;
  let varianceExpected = 0;
  const bands: ChangeBand[] = [];
  for (const rows of groups) {
    const own = sums(rows, 1, columns, expectation);
    const other = sums(rows, 0, columns, expectation);
    if (!(other.expected > 0 && own.expected > 0)) return notComputed('nothing is expected of the people in one band');
    const rate = other.after / other.expected;
    const carried = own.expected * rate;
    observed += own.after;
    expected += carried;
    varianceObserved += own.spread;
    varianceExpected += (own.expected / other.expected) ** 2 * other.spread;
    bands.push({
      from: Math.min(...rows.map((row) => before[row]!)),
      to: Math.max(...rows.map((row) => before[row]!)),
      supported: own.people,
      compared: other.people,
      supportedAfter: own.after,
      largestAfter: twoLargest(rows.filter((row) => supported[row] === 1).map((row) => after[row]!)),
      expectedAfter: carried,
    });
  }
  if (observed === 0 || expected === 0) return notComputed('there was no contact afterwards on one of the sides');
  const ratio = observed / expected;
  const reach = criticalValue(level) * Math.sqrt(varianceObserved / observed ** 2 + varianceExpected / expected ** 2);
  return {
    status: 'computed',
    supported: bands.reduce((sum, band) => sum + band.supported, 0),
    compared: bands.reduce((sum, band) => sum + band.compared, 0),
    observed,
    expected,
    fall: fallOfRatio(ratio, reach, level, 'stratified ratio, normal interval of its logarithm'),
    bands,
  };
}

/** Rows in bands of contact before, each with enough people on both sides; `null` where not even one band has. */
function bandsOf(before: ArrayLike<number>, supported: ArrayLike<number>, least: number): number[][] | null {
  const order = Array.from({ length: before.length }, (_, row) => row).sort((a, b) => before[a]! - before[b]! || a - b);
  const enough = (rows: readonly number[]): boolean => {
    const with_ = rows.reduce((sum, row) => sum + (supported[row] === 1 ? 1 : 0), 0);
    return with_ >= least && rows.length - with_ >= least;
  };
  const bands: number[][] = [];
  let open: number[] = [];
  for (const [at, row] of order.entries()) {
    open.push(row);
    const next = order[at + 1];
    if (next !== undefined && before[next] === before[row]) continue;
    if (!enough(open)) continue;
    bands.push(open);
    open = [];
  }
  if (bands.length === 0) return null;
  bands.at(-1)!.push(...open);
  return bands;
}

function sums(
  rows: readonly number[],
  side: number,
  { after, supported }: SupportColumns,
  expectation: ArrayLike<number>,
) {
  const here = rows.filter((row) => supported[row] === side);
  const total = here.reduce((sum, row) => sum + after[row]!, 0);
  const expected = here.reduce((sum, row) => sum + expectation[row]!, 0);
  const rate = total / expected;
  const spread = here.reduce((sum, row) => sum + (after[row]! - rate * expectation[row]!) ** 2, 0);
  return { people: here.length, after: total, expected, spread };
}
