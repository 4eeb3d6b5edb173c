import type { DisclosurePolicy } from './policy.ts';

/**
 * The largest count that is held back for its size alone: one more than the minimum. A count held back by itself is then
 * known to be between 1 and that, which is as wide as the minimum; held back only below the minimum, it would be known
 * to less. A minimum of 1 holds nothing back.
 *
 * @example
 * largestHidden({ minimumCount: 10 }) // 11
 */
export function largestHidden({ minimumCount }: Pick<DisclosurePolicy, 'minimumCount'>): number {
  return minimumCount <= 1 ? 0 : minimumCount + 1;
}
