import type { CellValue, Unit } from '../finding/finding.ts';
import { boundWords } from './bound-words.ts';
import { numberWords, type Words } from './display-value.ts';
import type { Format } from './format.ts';

/**
 * How is a share said of which only a bound may be told? One of so few that their number is held back has no number of its own as it
 * leaves, a range from nought, and is "at most" the end of that; one of all but so few has a range up to the whole and is "at least"
 * where that begins; it is never written beyond that, whatever figures the format has. `null` for every other number.
 *
 * @example
 * displayBound(null, [0, 0.02], 'proportion') // 'at most 2 in every 100'
 */
export function displayBound(
  value: CellValue,
  [low, high]: readonly [low: CellValue, high: CellValue],
  unit: Unit,
  format: Format | null = null,
  words: Words = 'plain',
): string | null {
  if (value !== null || unit !== 'proportion' || typeof low !== 'number' || typeof high !== 'number') return null;
  const said = (end: number, side: 'most' | 'least') => {
    const { before, text, after } = boundWords(end, side, numberWords(end, unit, format, words));
    return `at ${side} ${before}${text}${after}`;
  };
  if (low === 0 && high < 1) return said(high, 'most');
  return high === 1 && low > 0 ? said(low, 'least') : null;
}
