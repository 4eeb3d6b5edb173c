import { dateWords } from '@assay/evidence';
import type { ReportRecord } from './report-source.ts';

/**
 * What became of counts that hardly moved since an earlier release: which are told as they were then, and which are not told?
 *
 * @example
 * sinceEarlier({ below: 12, standFrom: 100, since: '2025-03-03T09:00:00Z' }).includes('the release of 3 March 2025') // true
 */
export function sinceEarlier({ below, standFrom, since }: NonNullable<ReportRecord['moved']>): string {
  const release = since === null ? 'an earlier release' : `the release of ${dateWords(since)}`;
  return `of counts that moved by fewer than ${below} since ${release}, those of ${standFrom} or more stand as they did there, and smaller ones are held back`;
}
