import type { Finding } from '../finding/finding.ts';
import { displayBound } from './display-bound.ts';
import { displayInterval, displayValue, type Words } from './display-value.ts';
import type { Format } from './format.ts';

/**
 * How does a finding read in a sentence? The text of its value, or of its interval for the format `interval`; a share of which only
 * a bound is told reads as that; one that was not computed gives its reason.
 *
 * @example
 * displayFinding(stated) // '25 in every 100'
 */
export function displayFinding(finding: Finding, format: Format | null = null, words: Words = 'plain'): string {
  if (finding.status === 'not-computed') return `not computed: ${finding.reason ?? 'no reason given'}`;
  const { interval, unit, value } = finding;
  if (format === 'interval') {
    return interval === null
      ? 'no range'
      : displayInterval(interval, unit, null, words, typeof value === 'number' ? value : null);
  }
  const bound = interval === null ? null : displayBound(value, [interval.low, interval.high], unit, format, words);
  return bound ?? displayValue(value, unit, format, words);
}
