import { InputError } from '@assay/statistics';

/**
 * How many records there are, as a whole number that a list can have.
 *
 * @throws InputError where it is none.
 */
export function checkedCount(name: string, count: number): number {
  if (!Number.isInteger(count) || count < 0 || count > 2 ** 31)
    throw new InputError(`${name} must be a whole number from 0: ${count}. Count them.`);
  return count;
}
