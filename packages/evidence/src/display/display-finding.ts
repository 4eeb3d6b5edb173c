import type { Finding } from '../finding.ts';
import { displayInterval, displayValue, type Words } from './display-value.ts';
import type { Format } from './format.ts';

/** The text of a finding's value, or of its interval for the format `interval`; a finding that was not computed gives its reason. */
export function displayFinding(finding: Finding, format: Format | null = null, words: Words = 'plain'): string {
  if (finding.status === 'not-computed') return `not computed: ${finding.reason ?? 'no reason given'}`;
  if (format === 'interval') {
    return finding.interval === null ? 'no interval' : displayInterval(finding.interval, finding.unit, null, words);
  }
  return displayValue(finding.value, finding.unit, format, words);
}
