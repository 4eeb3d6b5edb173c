import type { Finding } from '../finding/finding.ts';
import { displayInterval, displayValue, type Words } from './display-value.ts';
import type { Format } from './format.ts';

/**
 * How does a finding read in a sentence? The text of its value, or of its interval for the format `interval`; one that
 * was not computed gives its reason.
 *
 * @example
 * displayFinding(stated) // '25 in every 100'
 */
export function displayFinding(finding: Finding, format: Format | null = null, words: Words = 'plain'): string {
  if (finding.status === 'not-computed') return `not computed: ${finding.reason ?? 'no reason given'}`;
  if (format === 'interval') {
    const { interval, unit, value } = finding;
    return interval === null
      ? 'no range'
      : displayInterval(interval, unit, null, words, typeof value === 'number' ? value : null);
  }
  return displayValue(finding.value, finding.unit, format, words);
}
