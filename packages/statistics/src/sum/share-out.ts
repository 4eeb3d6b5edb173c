import { InputError } from '../input-error.ts';
/**
 * How is a total told in whole numbers, part by part, so that the parts add up to it? Each part's share of the total,
 * rounded where the sum of the parts up to it falls.
 *
 * @example
 * shareOut(10, [1 / 3, 1 / 3, 1 / 3]) // [3, 4, 3]
 */
export function shareOut(total: number, shares: readonly number[]): number[] {
  if (!Number.isFinite(total) || !shares.every(Number.isFinite)) {
    throw new InputError(`a total and shares must be numbers: ${total} by ${shares.length} shares. Check the shares.`);
  }
  let before = 0;
  let sum = 0;
  return shares.map((share) => {
    sum += share;
    const part = Math.round(total * sum) - before;
    before += part;
    return part;
  });
}
