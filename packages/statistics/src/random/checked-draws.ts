import { InputError } from '../input-error.ts';

const MOST_DRAWS = 1e9;

/**
 * A number of draws, tables or resamples that can be made.
 *
 * @throws InputError where it is no whole number from 1 to a thousand million.
 *
 * @example
 * checkedDraws(9999, 'draws') // 9999
 */
export function checkedDraws(draws: number, name: string): number {
  if (Number.isInteger(draws) && draws >= 1 && draws <= MOST_DRAWS) return draws;
  throw new InputError(`${name} must be a whole number of 1 or more: ${draws}. Pass e.g. 9999.`);
}
