import { DRIFT_WORDS, type DriftReport, driftLines, type FindingDrift } from '@assay/evidence';
import { printedColumns } from './columns.ts';

const MOST_NUMBERS = 3;

/** A drift report in a reader's words: what holds, which findings moved and how far, and what changed between the runs. */
export function driftText(report: DriftReport): string {
  const rows = report.findings
    .filter((finding) => finding.class !== 'identical' || finding.wording.length > 0)
    .flatMap((finding) => findingRows(finding));
  return `${driftLines(report).join('\n')}\n${printedColumns(rows, '  ')}`;
}

function findingRows(finding: FindingDrift): string[][] {
  const kind = DRIFT_WORDS[finding.class];
  const wording = finding.wording.length === 0 ? '' : `wording changed: ${finding.wording.join(', ')}`;
  if (finding.numbers.length === 0) return [[finding.id, kind, wording]];
  const shown = finding.numbers
    .slice(0, MOST_NUMBERS)
    .map(({ part, before, after }, index) => [
      index === 0 ? finding.id : '',
      index === 0 ? kind : '',
      `${part}: ${before} → ${after}`,
    ]);
  const more = finding.numbers.length - MOST_NUMBERS;
  if (more > 0) shown.push(['', '', `and ${more} more ${more === 1 ? 'number' : 'numbers'}`]);
  if (wording !== '') shown.push(['', '', wording]);
  return shown;
}
