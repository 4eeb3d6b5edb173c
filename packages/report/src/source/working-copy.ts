import type { Finding } from '@assay/evidence';

/**
 * Has any of this not been through the disclosure gate? A run without findings has not been through it either: that
 * there is nothing to check is no check.
 *
 * @example
 * isWorkingCopy([]) // true
 */
export function isWorkingCopy(findings: readonly Pick<Finding, 'disclosure'>[]): boolean {
  return findings.length === 0 || findings.some(({ disclosure }) => disclosure.status === 'not-reviewed');
}
