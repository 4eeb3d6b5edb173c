import type { Results } from '@assay/evidence';

/**
 * Do released numbers contradict one another? What can be checked of a pack without its data: shares outside 0 … 1,
 * shares that are not their counts', intervals that run backwards.
 *
 * @example
 * const half = { id: 'a', value: 0.5, unit: 'proportion', numerator: 1, denominator: 4, interval: null };
 * arithmeticProblems({ findings: [half] }) // ['a: 0.5 is not 1 of 4']
 */
export function arithmeticProblems({ findings }: Results): readonly string[] {
  return findings.flatMap(({ id, value, numerator, denominator, unit, interval }) => {
    const problems: string[] = [];
    if (interval !== null && interval.high !== null && interval.low > interval.high)
      problems.push(`${id}: its interval runs backwards`);
    if (typeof value !== 'number' || unit !== 'proportion') return problems;
    if (value < 0 || value > 1) problems.push(`${id}: ${value} is no share`);
    if (numerator !== null && denominator !== null && denominator > 0) {
      const given = numerator / denominator;
      if (Math.abs(given - value) > 1e-9) problems.push(`${id}: ${value} is not ${numerator} of ${denominator}`);
    }
    return problems;
  });
}
