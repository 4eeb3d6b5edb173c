import { codePoints } from '../names/code-points.ts';

/**
 * How alike are two names, from 0 (nothing in common) to 1 (the same)?
 *
 * Jaro similarity: the mean of the shares of letters in common, and of those in the same order; letters are common
 * where they stand no further apart than half the longer name. On code points after NFC; half the mismatched order is
 * rounded down, as in the census bureau's original program.
 *
 * Edge rules: two empty names are 1, one empty name is 0; case matters.
 *
 * Source: Jaro (1989), Journal of the American Statistical Association 84; rounding as in strcmp95.c.
 *
 * @example
 * jaro('martha', 'marhta') // 0.9444
 */
export function jaro(a: string, b: string): number {
  const left = codePoints(a);
  const right = codePoints(b);
  return jaroOfSymbols(left, 0, left.length, right, 0, right.length);
}

/** The same on stretches of prepared symbols. */
export function jaroOfSymbols(
  a: ArrayLike<number>,
  aStart: number,
  aEnd: number,
  b: ArrayLike<number>,
  bStart: number,
  bEnd: number,
): number {
  const m = aEnd - aStart;
  const n = bEnd - bStart;
  if (m === 0 && n === 0) return 1;
  if (m === 0 || n === 0) return 0;
  const reach = Math.max(0, (Math.max(m, n) >> 1) - 1);
  if (m > 32 || n > 32) return jaroOfLongNames(a, aStart, m, b, bStart, n, reach);
  let takenA = 0;
  let takenB = 0;
  let common = 0;
  for (let i = 0; i < m; i++) {
    const symbol = a[aStart + i];
    const to = Math.min(n - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= to; j++) {
      if (b[bStart + j] !== symbol || (takenB & (1 << j)) !== 0) continue;
      takenA |= 1 << i;
      takenB |= 1 << j;
      common++;
      break;
    }
  }
  if (common === 0) return 0;
  let outOfOrder = 0;
  let j = 0;
  for (let i = 0; i < m; i++) {
    if ((takenA & (1 << i)) === 0) continue;
    while ((takenB & (1 << j)) === 0) j++;
    if (a[aStart + i] !== b[bStart + j]) outOfOrder++;
    j++;
  }
  return (common / m + common / n + (common - (outOfOrder >> 1)) / common) / 3;
}

function jaroOfLongNames(
  a: ArrayLike<number>,
  aStart: number,
  m: number,
  b: ArrayLike<number>,
  bStart: number,
  n: number,
  reach: number,
): number {
  const takenA: number[] = [];
  const takenB = new Uint8Array(n);
  for (let i = 0; i < m; i++) {
    const to = Math.min(n - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= to; j++) {
      if (takenB[j] === 1 || a[aStart + i] !== b[bStart + j]) continue;
      takenA.push(a[aStart + i]!);
      takenB[j] = 1;
      break;
    }
  }
  const common = takenA.length;
  if (common === 0) return 0;
  let outOfOrder = 0;
  let rank = 0;
  for (let j = 0; j < n; j++) {
    if (takenB[j] === 1 && takenA[rank++] !== b[bStart + j]) outOfOrder++;
  }
  return (common / m + common / n + (common - (outOfOrder >> 1)) / common) / 3;
}
