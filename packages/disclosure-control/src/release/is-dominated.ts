/**
 * Do one or two contributors make up so much of a sum that another could work their amount out? Where the two largest
 * give more than nine tenths. All others together are then at least a tenth of the largest, so that the p % rule with
 * p = 10 asks no more. What is taken off a sum gives as much away as what is added: amounts count by their size.
 *
 * Source: (n, k) with n = 2 and k = 90 %, the default of ACRO 0.4 (`default.yaml`), beside p = 10; Hundepool, A. et al.
 * (2012), "Statistical Disclosure Control", Wiley, section 4.2.
 *
 * @param largest At least the two largest contributions.
 *
 * @example
 * [isDominated([280, 10], 300), isDominated([12, 11], 300)] // [true, false]
 */
export function isDominated(largest: readonly number[], total: number): boolean {
  const [first, second] = largest.map(Math.abs).sort((a, b) => b - a) as [number, number];
  return first + second > MOST_OF_TWO * total;
}

const MOST_OF_TWO = 0.9;
