import { codePoints } from '../names/code-points.ts';

/**
 * How many slips of the keyboard are between two names, where swapping two neighbouring letters is one slip?
 *
 * Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, no stretch edited twice, on
 * code points after NFC. Not a metric: "ca" to "abc" is 3, which unrestricted Damerau–Levenshtein counts as 2.
 *
 * Edge rules: two empty names are 0 apart; case matters.
 *
 * Source: Boytsov (2011), ACM Journal of Experimental Algorithmics 16, section 2.2.
 *
 * @example
 * optimalStringAlignment('martha', 'marhta') // 1
 */
export function optimalStringAlignment(a: string, b: string): number {
  return alignmentDistance(codePoints(a), codePoints(b));
}

/** The same on prepared symbols. */
export function alignmentDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const width = b.length + 1;
  let beforeLast = new Int32Array(width);
  let last = Int32Array.from({ length: width }, (_, column) => column);
  let row = new Int32Array(width);
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cell = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cell = Math.min(cell, beforeLast[j - 2]! + 1);
      }
      row[j] = cell;
    }
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[b.length]!;
}
