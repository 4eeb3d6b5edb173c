import type { ToleranceRow } from './tolerance-row.ts';

/** What a sweep says of a register, whether its rows were at hand or counted where they lie. */
export interface SweepResult {
  readonly records: number;
  /** People that the records are really about; `null` without truth. */
  readonly people: number | null;
  /** One row per tolerance: forename 0 … 3, then surname 0 … 3. */
  readonly rows: readonly ToleranceRow[];
  /** Pairs of records by (forename distance × 4 + surname distance), and those of them about one person. */
  readonly pairsByClass: Float64Array;
  readonly truePairsByClass: Float64Array | null;
  /** Pairs of records that share a recorded date of birth (and have both names, unless missing names may match). */
  readonly comparedPairs: number;
  /** Pairs about one person in the whole file, and those that share a recorded date: no tolerance can find more. */
  readonly truePairs: number | null;
  readonly truePairsWithSameDate: number | null;
  readonly recordsWithoutDate: number;
  readonly recordsWithoutName: number;
}
