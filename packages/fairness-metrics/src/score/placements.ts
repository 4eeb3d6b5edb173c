/** For each person with the outcome, the share of those without that they score above (ties ½), and the reverse. */
export function scorePlacements(
  score: Float64Array | Float32Array,
  present: readonly number[],
  absent: readonly number[],
) {
  const above = (ofRows: readonly number[], others: readonly number[], sign: 1 | -1) => {
    const sorted = Float64Array.from(others, (row) => score[row]!).sort();
    return ofRows.map((row) => {
      const value = score[row]!;
      const lower = countBelow(sorted, value);
      const upTo = countUpTo(sorted, value);
      const below = (lower + upTo) / 2 / sorted.length;
      return sign === 1 ? below : 1 - below;
    });
  };
  return { present: above(present, absent, 1), absent: above(absent, present, -1) };
}

function countBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countUpTo(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
