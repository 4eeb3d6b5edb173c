import { InputError, type MaybeEstimate, USUAL_LEVEL } from '@assay/statistics';
import { rateWithInterval } from '../rate/rate.ts';

export interface CohortSlice {
  readonly slice: string;
  readonly people: number;
  readonly withOutcome: number;
  readonly unknown: number;
  readonly rate: MaybeEstimate;
  /** The slice has one outcome only, though enough people that this is not chance. */
  readonly isOneSided: boolean;
}

/**
 * Was the cohort put together so that membership already tells the outcome?
 *
 * Outcome rate by slice (month of entry, source, station). A slice whose people all have, or all lack, the outcome is
 * reported where chance would do that less than once in a thousand at the rate of the other slices. In the published
 * COMPAS cohort all 998 people screened after 1 April 2014 have the outcome: they were kept only because they had
 * reoffended (Barenstein, 2019).
 *
 * @throws InputError where a label is not 0, 1 or 2 (unknown).
 *
 * @example
 * const march = { slice: 'March', label: Uint8Array.of(1, 0, 0, 2) };
 * const april = { slice: 'April', label: new Uint8Array(40).fill(1) };
 * cohortAudit([march, april]).map(({ isOneSided }) => isOneSided) // [false, true]
 */
export function cohortAudit(
  slices: readonly { readonly slice: string; readonly label: Uint8Array }[],
  level = USUAL_LEVEL,
): CohortSlice[] {
  const counted = slices.map(({ slice, label }) => {
    let withOutcome = 0;
    let without = 0;
    for (const value of label) {
      if (value === 1) withOutcome++;
      else if (value === 0) without++;
      else if (value !== 2)
        throw new InputError(`a label must be 0, 1 or 2 (unknown): ${value} in ${slice}. Recode it.`);
    }
    return { slice, withOutcome, without, unknown: label.length - withOutcome - without };
  });
  return counted.map(({ slice, withOutcome, without, unknown }) => {
    const others = counted.filter((other) => other.slice !== slice);
    const otherWith = others.reduce((sum, other) => sum + other.withOutcome, 0);
    const otherWithout = others.reduce((sum, other) => sum + other.without, 0);
    const people = withOutcome + without;
    // The rate elsewhere with one person of each kind added, so that it is never 0 or 1.
    const elsewhere = (otherWith + 1) / (otherWith + otherWithout + 2);
    const chance = withOutcome === people ? elsewhere ** people : withOutcome === 0 ? (1 - elsewhere) ** people : 1;
    const rate = rateWithInterval(withOutcome, people, level, 'no one in this slice has a known outcome');
    return { slice, people, withOutcome, unknown, rate, isOneSided: people > 0 && chance < 0.001 };
  });
}
