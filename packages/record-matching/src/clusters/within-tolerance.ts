import type { DistanceRule } from './clustering.ts';

/**
 * The rule that a tolerance is: a pair is linked where neither name is further apart than allowed.
 *
 * @example
 * withinTolerance({ forename: 2, surname: 1 })(1, 2) // false
 */
export function withinTolerance(tolerance: { readonly forename: number; readonly surname: number }): DistanceRule {
  return (forename, surname) => forename <= tolerance.forename && surname <= tolerance.surname;
}
