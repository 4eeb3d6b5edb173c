import { canonicalJson, type DriftReport, driftLines, sha256Hex } from '@assay/evidence';

const MOST_NAMED = 10;

/** What a comparison of two runs found, in sentences that can be read out: the lines of every rerun, and which findings moved. */
export function certificateText(report: DriftReport): string {
  const moved = report.findings.filter((each) => ['drifted', 'missing', 'cannot-run'].includes(each.class));
  const more = moved.length > MOST_NAMED ? ` and ${moved.length - MOST_NAMED} more` : '';
  const named = moved.slice(0, MOST_NAMED).map(({ id }) => id);
  const sentences = [
    ...driftLines(report),
    ...(report.changed.length === 0 ? ['nothing that the numbers depend on changed'] : []),
    ...(named.length === 0 ? [] : [`not as accepted: ${named.join(', ')}${more}`]),
  ];
  return sentences.map((each) => `${each[0]!.toUpperCase()}${each.slice(1)}.`).join(' ');
}

/**
 * Names a comparison by which findings came out how. Its numbers are left out: members read certificates, and a digest of
 * a hidden count and little else tells whoever tries all small counts which it was.
 */
export function certificateDigest({ findings, ...report }: DriftReport): string {
  const outcomes = findings.map(({ id, class: outcome }) => [id, outcome]);
  return sha256Hex(canonicalJson({ ...report, outcomes })).slice(0, 12);
}
