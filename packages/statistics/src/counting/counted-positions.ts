import { checkedAmounts } from '../checked-numbers.ts';
import { InputError } from '../input-error.ts';

/**
 * Each place as often as its count: the rows that a table of counts stands for.
 *
 * @throws InputError where a count is no whole number of 0 or more.
 *
 * @example
 * countedPositions([2, 0, 1]) // [0, 0, 2]
 */
export function countedPositions(counts: ArrayLike<number>): Int32Array {
  checkedAmounts(counts, 'counts');
  let total = 0;
  for (let at = 0; at < counts.length; at++) {
    if (!Number.isSafeInteger(counts[at])) {
      throw new InputError(`counts must be whole numbers: ${counts[at]} at place ${at}. Count again.`);
    }
    total += counts[at]!;
  }
  const positions = new Int32Array(total);
  let filled = 0;
  for (let at = 0; at < counts.length; at++) {
    positions.fill(at, filled, filled + counts[at]!);
    filled += counts[at]!;
  }
  return positions;
}
