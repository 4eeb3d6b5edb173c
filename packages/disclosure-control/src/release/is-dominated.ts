/**
 * Do one or two contributors make up so much of a sum that another could work their amount out? Where the two largest
 * give more than nine tenths, or all others together less than a tenth of the largest.
 *
 * Source: (n, k) with n = 2 and k = 90 %, and the p % rule with p = 10, the defaults of ACRO 0.4 (`default.yaml`); Hundepool,
 * A. et al. (2012), "Statistical Disclosure Control", Wiley, section 4.2.
 *
 * @param largest At least the two largest contributions.
 *
 * @example
 * [isDominated([280, 10], 300), isDominated([12, 11], 300)] // [true, false]
 */
export function isDominated(largest: readonly number[], total: number): boolean {
  const [first, second] = [...largest].sort((a, b) => b - a) as [number, number];
  return first + second > MOST_OF_TWO * total || total - first - second < LEAST_OF_REST * first;
}

const MOST_OF_TWO = 0.9;
const LEAST_OF_REST = 0.1;
