import { DRIFT_CLASSES, DRIFT_WORDS, type DriftReport } from '@assay/evidence';

/** What a comparison of two runs found, in a sentence that can be read out: how many findings are what, and why they may differ. */
export function certificateText({ holds, counts, changed, findings }: DriftReport): {
  readonly holds: boolean;
  readonly text: string;
} {
  const parts = DRIFT_CLASSES.filter((each) => counts[each] > 0).map((each) => `${counts[each]} ${DRIFT_WORDS[each]}`);
  const why =
    changed.length === 0
      ? 'Nothing that the numbers depend on changed.'
      : `What changed: ${changed.map(({ part, detail }) => `${part} (${detail})`).join('; ')}.`;
  const moved = findings
    .filter((each) => ['drifted', 'missing', 'cannot-run'].includes(each.class))
    .map(({ id }) => id);
  const which = moved.length === 0 ? '' : ` Not as accepted: ${moved.slice(0, 10).join(', ')}.`;
  return { holds, text: `Of ${findings.length} findings: ${parts.join(', ') || 'none'}.${which} ${why}` };
}
