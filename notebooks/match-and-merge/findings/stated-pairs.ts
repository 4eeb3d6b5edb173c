import type { FindingDraft } from '@assay/evidence';
import { stated } from '@assay/notebook';
import type { PairShare } from '@assay/record-matching';
import { isComputed } from '@assay/statistics';

/** A share of pairs that depend on each other as part of a finding: value, interval and both counts, or why there is none. */
export function statedPairs({
  successes,
  total,
  estimate,
}: PairShare): Pick<FindingDraft, 'value' | 'interval' | 'notComputed' | 'numerator' | 'denominator'> {
  return isComputed(estimate) ? { ...stated(estimate), numerator: successes, denominator: total } : stated(estimate);
}
