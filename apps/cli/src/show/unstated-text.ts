import type { Finding } from '@assay/evidence';

/** Which findings could not be stated, each with the fault for the analyst; empty where all were. */
export function unstatedText(findings: readonly Finding[]): string {
  return findings
    .flatMap(({ id, fault }) => (fault === undefined ? [] : [`${id} could not be stated: ${fault}\n`]))
    .join('');
}
