import type { FindingDraft } from '@assay/evidence';
import type { NotComputed } from '@assay/statistics';

/**
 * Several findings as not computed for one reason: what they need was not given, or does not allow them.
 *
 * @example
 * const base = { title: 'Calls', questions: ['FSU-Q1'], unit: 'count', method: { name: 'Count', source: 'definition' } };
 * allNotComputed([{ id: 'calls', ...base }], notComputed('no log was given'))[0].notComputed.reason // 'no log was given'
 */
export function allNotComputed(
  drafts: readonly Omit<FindingDraft, 'value' | 'table' | 'notComputed'>[],
  reason: NotComputed,
): FindingDraft[] {
  return drafts.map((draft) => ({ ...draft, notComputed: reason }));
}
