import { type Finding, isStated } from '@assay/evidence';

/**
 * Has any of this not been through the disclosure gate? A run without findings has not been through it either: that
 * there is nothing to check is no check. What states no number beside others that were checked is none that was not: an
 * earlier gate left it unmarked.
 *
 * @example
 * isWorkingCopy([]) // true
 */
export function isWorkingCopy(findings: readonly Pick<Finding, 'disclosure' | 'status' | 'interval'>[]): boolean {
  const stated = findings.filter(isStated);
  const looked = stated.length === 0 ? findings : stated;
  return looked.length === 0 || looked.some(({ disclosure }) => disclosure.status === 'not-reviewed');
}
