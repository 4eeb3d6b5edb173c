/**
 * The largest amount and the next, from the largest down, nought where there are fewer: who knows a sum and the largest
 * but one of what it is made of comes near the largest.
 *
 * @example
 * twoLargest([3, 9, 1]) // [9, 3]
 */
export function twoLargest(amounts: ArrayLike<number>): [number, number] {
  let [largest, second] = [0, 0];
  for (let place = 0; place < amounts.length; place++) {
    const amount = amounts[place]!;
    if (amount > largest) [largest, second] = [amount, largest];
    else if (amount > second) second = amount;
  }
  return [largest, second];
}
