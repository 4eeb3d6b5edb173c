import { DRIFT_CLASSES, DRIFT_WORDS, type DriftReport } from './drift.ts';

/**
 * Does a rerun hold, and what changed since: one line with the verdict and how many findings are what, then one line for each
 * part that the numbers depend on and that changed. Commands print the lines, certificates hold them as sentences.
 *
 * @example
 * const counts = { identical: 3, 'same-as-displayed': 0, 'within-tolerance': 0, new: 0, drifted: 0, missing: 0, 'cannot-run': 0 };
 * driftLines({ holds: true, counts, changed: [] }) // ['every finding is identical (3 of 3)']
 */
export function driftLines({ holds, counts, changed }: Pick<DriftReport, 'holds' | 'counts' | 'changed'>): string[] {
  const total = DRIFT_CLASSES.reduce((sum, each) => sum + counts[each], 0);
  const parts = DRIFT_CLASSES.filter((each) => counts[each] > 0).map((each) => `${counts[each]} ${DRIFT_WORDS[each]}`);
  const verdict =
    counts.identical === total
      ? `every finding is identical (${total} of ${total})`
      : `${holds ? 'holds' : 'does not hold'}: of ${total} findings ${parts.join(', ')}`;
  return [verdict, ...changed.map(({ part, detail }) => `${part} changed: ${detail}`)];
}
