import { checkedBound } from '../checked-numbers.ts';
import { type NotComputed, notComputed } from '../computed.ts';

/** `greater`: large values count against chance; `less`: small ones; `both`: twice the smaller of the two. */
export type Tail = 'greater' | 'less' | 'both';

/**
 * How often does chance alone give a number this extreme? From replicates under "no difference".
 *
 * (1 + replicates at least as extreme) ÷ (1 + replicates): the data are one of the arrangements, so the answer is never 0.
 * Ties count as extreme; values that differ by rounding alone (1 part in 1e12) are ties. No replicates: not computed.
 *
 * @throws InputError where the number observed, or a replicate, is none.
 *
 * Source: Phipson & Smyth (2010).
 *
 * @example
 * permutationPValue(3, [1, 2, 2, 3, 1, 0, 2, 1, 0], 'greater') // 0.2
 */
export function permutationPValue(observed: number, replicates: ArrayLike<number>, tail: Tail): number | NotComputed {
  if (replicates.length === 0) return notComputed('there are no replicates to compare with');
  checkedBound(observed, 'observed');
  let above = 0;
  let below = 0;
  for (let index = 0; index < replicates.length; index++) {
    // Of one that is no number nobody could say how extreme it is, and it would pass for less.
    const replicate = checkedBound(replicates[index]!, 'a replicate');
    const rounding = 1e-12 * Math.max(Math.abs(observed), Math.abs(replicate));
    if (replicate >= observed - rounding) above++;
    if (replicate <= observed + rounding) below++;
  }
  const greater = (1 + above) / (1 + replicates.length);
  const less = (1 + below) / (1 + replicates.length);
  if (tail === 'greater') return greater;
  if (tail === 'less') return less;
  return Math.min(1, 2 * Math.min(greater, less));
}
