import { InputError } from '../input-error.ts';

/** So many successes out of a total: people flagged out of people scored. Both whole numbers. */
export interface Proportion {
  readonly successes: number;
  readonly total: number;
}

/** @throws InputError where a count is negative or no whole number, or successes exceed the total. */
export function checkProportion({ successes, total }: Proportion, role = 'the group'): void {
  checkCount(successes, `successes of ${role}`);
  checkCount(total, `total of ${role}`);
  if (successes > total) {
    throw new InputError(
      `successes of ${role} must not exceed its total: ${successes} of ${total}. Check which column is the denominator.`,
    );
  }
}

/** @throws InputError where a count is negative or no whole number. */
export function checkCount(count: number, what: string): void {
  if (!(count >= 0 && Number.isSafeInteger(count))) {
    throw new InputError(`${what} must be a whole number of 0 or more: ${count}. Pass a count.`);
  }
}
