import { InputError } from '@assay/statistics';

/** A thousand years: more is a mistake that would run without end. */
const MOST_DAYS = 365_250;

/** @throws InputError where a simulation is of no whole number of days, or of more than a thousand years. */
export function requireDays(nDays: number): void {
  if (Number.isInteger(nDays) && nDays >= 1 && nDays <= MOST_DAYS) return;
  throw new InputError(`days must be a whole number from 1 to ${MOST_DAYS}: ${nDays}. Pass e.g. 365.`);
}
