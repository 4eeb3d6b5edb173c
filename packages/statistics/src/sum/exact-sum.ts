/**
 * The sum of all values, rounded once: the order of the rows cannot change it, and nothing small is lost beside something
 * large. An empty list sums to 0; a value that is not finite spreads as in plain addition.
 *
 * Source: Shewchuk (1997), grow-expansion; the last half-way correction as in CPython's `math.fsum`.
 *
 * @example
 * exactSum([1e100, 1, -1e100]) // 1
 */
export function exactSum(values: ArrayLike<number>): number {
  const partials: number[] = [];
  let used = 0;
  for (let index = 0; index < values.length; index++) {
    let x = values[index]!;
    if (!Number.isFinite(x)) return plainSum(values);
    let kept = 0;
    for (let at = 0; at < used; at++) {
      let y = partials[at]!;
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const high = x + y;
      const low = y - (high - x);
      if (low !== 0) partials[kept++] = low;
      x = high;
    }
    partials[kept] = x;
    used = kept + 1;
  }
  return roundedOnce(partials, used);
}

function roundedOnce(partials: readonly number[], used: number): number {
  if (used === 0) return 0;
  let at = used - 1;
  let high = partials[at]!;
  let low = 0;
  while (at > 0) {
    const x = high;
    const y = partials[--at]!;
    high = x + y;
    low = y - (high - x);
    if (low !== 0) break;
  }
  // Half-way cases: the partials below decide which neighbour is nearer.
  if (at > 0 && ((low < 0 && partials[at - 1]! < 0) || (low > 0 && partials[at - 1]! > 0))) {
    const y = low * 2;
    const x = high + y;
    if (y === x - high) high = x;
  }
  return high;
}

function plainSum(values: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index]!;
  return total;
}
