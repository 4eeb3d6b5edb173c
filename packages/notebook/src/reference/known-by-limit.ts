import {
  type CellValue,
  displayBound,
  displayInterval,
  displayValue,
  type Format,
  type Unit,
  type Words,
} from '@assay/evidence';

/**
 * How is a number said that only a limit tells something of? "0 times as often" is what no one says, and "none
 * (between 9 and 41 in every 1,000)" contradicts itself: a multiple of nought, and an expected share that lies below its own
 * range, are "at most" their upper limit in plain words. A multiple to a rate of nought has no number, and is "at least" its
 * lower limit in any words; a share that left as a bound is said as {@link displayBound} says it. `null` for every other number.
 *
 * @example
 * knownByLimit(0, [0, 0.12], 'ratio', 'plain') // 'at most 0.12 times'
 */
export function knownByLimit(
  value: CellValue,
  [low, high]: readonly [low: CellValue, high: CellValue],
  unit: Unit,
  words: Words,
  format: Format | null = null,
): string | null {
  if (value === null && typeof low === 'number' && high === null)
    return displayInterval({ low, high }, unit, null, words);
  const bound = displayBound(value, [low, high], unit, format, words);
  if (bound !== null) return bound;
  if (value !== 0 || words !== 'plain' || typeof high !== 'number' || high <= 0) return null;
  const isKnownByLimit = unit === 'ratio' || (unit === 'proportion' && typeof low === 'number' && low > 0);
  return isKnownByLimit ? `at most ${displayValue(high, unit)}` : null;
}
