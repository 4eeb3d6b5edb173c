import type { Finding } from './finding.ts';

/**
 * Does a finding state anything that is made of data: a number, a table, or, where a ratio to a rate of 0 has no number,
 * from where on it lies? What is only the reason why there is nothing says nothing of anybody.
 *
 * @example
 * isStated({ status: 'not-computed', interval: { low: 26.2, high: null, level: 0.95, method: 'Koopman' } }) // true
 */
export function isStated({ status, interval }: Pick<Finding, 'status' | 'interval'>): boolean {
  return status !== 'not-computed' || interval !== null;
}
