/**
 * Levenshtein distance within a band: only cells at most `atMost` off the diagonal can lie on a path that short, so
 * a name of 500 characters costs 500 × (2 × atMost + 1) steps. Returns `atMost + 1` where the distance is larger.
 *
 * Source: Ukkonen (1985), Information and Control 64.
 */
export function bandedDistance(
  a: ArrayLike<number>,
  aStart: number,
  aEnd: number,
  b: ArrayLike<number>,
  bStart: number,
  bEnd: number,
  atMost: number,
): number {
  const aLength = aEnd - aStart;
  const bLength = bEnd - bStart;
  if (Math.abs(aLength - bLength) > atMost) return atMost + 1;
  const width = 2 * atMost + 1;
  const tooFar = atMost + 1;
  // row[k] is the cell at column (row + k - atMost).
  let row = new Int32Array(width + 2).fill(tooFar);
  let next = new Int32Array(width + 2).fill(tooFar);
  for (let column = 0; column <= Math.min(atMost, bLength); column++) row[column + atMost] = column;
  for (let i = 1; i <= aLength; i++) {
    let best = tooFar;
    next.fill(tooFar);
    const symbol = a[aStart + i - 1]!;
    const from = Math.max(0, i - atMost);
    const to = Math.min(bLength, i + atMost);
    for (let j = from; j <= to; j++) {
      const k = j - i + atMost;
      let cell: number;
      if (j === 0) cell = i;
      else {
        cell = row[k]! + (b[bStart + j - 1] === symbol ? 0 : 1);
        if (k > 0 && next[k - 1]! + 1 < cell) cell = next[k - 1]! + 1;
        if (row[k + 1]! + 1 < cell) cell = row[k + 1]! + 1;
      }
      if (cell > tooFar) cell = tooFar;
      next[k] = cell;
      if (cell < best) best = cell;
    }
    if (best > atMost) return tooFar;
    [row, next] = [next, row];
  }
  return Math.min(tooFar, row[bLength - aLength + atMost]!);
}
