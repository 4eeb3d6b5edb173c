import { codePoints } from '../names/code-points.ts';

/**
 * How many slips are between two names, where swapped letters may be edited further?
 *
 * Damerau–Levenshtein distance, unrestricted (a metric): insertions, deletions, substitutions and swaps of neighbours,
 * on code points after NFC.
 *
 * Edge rules: two empty names are 0 apart; case matters.
 *
 * Source: Lowrance and Wagner (1975), Journal of the ACM 22(2).
 *
 * @example
 * damerauLevenshtein('ca', 'abc') // 2
 */
export function damerauLevenshtein(a: string, b: string): number {
  const left = codePoints(a);
  const right = codePoints(b);
  const width = right.length + 2;
  const far = left.length + right.length;
  const table = new Int32Array((left.length + 2) * width);
  table[0] = far;
  for (let i = 0; i <= left.length; i++) {
    table[(i + 1) * width] = far;
    table[(i + 1) * width + 1] = i;
  }
  for (let j = 0; j <= right.length; j++) {
    table[j + 1] = far;
    table[width + j + 1] = j;
  }
  const lastRowOf = new Map<number, number>();
  for (let i = 1; i <= left.length; i++) {
    let lastColumn = 0;
    for (let j = 1; j <= right.length; j++) {
      const row = lastRowOf.get(right[j - 1]!) ?? 0;
      const column = lastColumn;
      const same = left[i - 1] === right[j - 1];
      if (same) lastColumn = j;
      table[(i + 1) * width + j + 1] = Math.min(
        table[i * width + j]! + (same ? 0 : 1),
        table[(i + 1) * width + j]! + 1,
        table[i * width + j + 1]! + 1,
        table[row * width + column]! + (i - row - 1) + 1 + (j - column - 1),
      );
    }
    lastRowOf.set(left[i - 1]!, i);
  }
  return table[(left.length + 1) * width + right.length + 1]!;
}
