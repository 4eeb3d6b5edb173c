import { codePoints } from '../names/code-points.ts';
import { jaroOfSymbols } from './jaro.ts';

const PREFIX_WEIGHT = 0.1;
const LONGEST_PREFIX = 4;
const BOOST_ABOVE = 0.7;

/**
 * How alike are two names, where the first letters count more, because people rarely mistype them?
 *
 * Jaro–Winkler similarity: Jaro's, and where that exceeds 0.7, one tenth of what is missing to 1 for each of up to four
 * equal first letters. On code points after NFC.
 *
 * Edge rules: two empty names are 1, one empty name is 0; case matters.
 *
 * Source: Winkler (1990), Proceedings of the Section on Survey Research Methods.
 *
 * @example
 * jaroWinkler('martha', 'marhta') // 0.9611
 */
export function jaroWinkler(a: string, b: string): number {
  const left = codePoints(a);
  const right = codePoints(b);
  return jaroWinklerOfSymbols(left, 0, left.length, right, 0, right.length);
}

export function jaroWinklerOfSymbols(
  a: ArrayLike<number>,
  aStart: number,
  aEnd: number,
  b: ArrayLike<number>,
  bStart: number,
  bEnd: number,
): number {
  const similarity = jaroOfSymbols(a, aStart, aEnd, b, bStart, bEnd);
  if (similarity <= BOOST_ABOVE) return similarity;
  const longest = Math.min(LONGEST_PREFIX, aEnd - aStart, bEnd - bStart);
  let prefix = 0;
  while (prefix < longest && a[aStart + prefix] === b[bStart + prefix]) prefix++;
  return similarity + prefix * PREFIX_WEIGHT * (1 - similarity);
}
