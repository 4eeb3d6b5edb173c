import type { Division } from '@assay/dataset';
import * as fairness from '@assay/fairness-metrics';
import { cell, type ValueOfCell } from '@assay/notebook';
import { type DictionaryColumn, drawLots, isComputed, type NotComputed, notComputed } from '@assay/statistics';
import { cut, share } from './inputs.ts';
import { people } from './people.ts';

/** Who counts as flagged, and the people counted by group, flag and what happened. */
export type Flags = ValueOfCell<typeof flags>;

/** The people of each group, where there are groups and all that is needed is known of somebody. */
export interface Counted extends Division {
  /** By `group` and, where there is a second one, `second`. */
  readonly rows: fairness.AuditedRows;
  readonly byGroup: readonly fairness.GroupCells[];
}

export const flags = cell('flags', 'Who counts as flagged, and the counts of everyone', {
  needs: { people, cut, share },
  compute: ({ people, cut, share }, { random }) => {
    const { division, second, outcome, label, count, person } = people;
    const lots = () => drawLots(random('ties at the cut'), people.keys);
    const { rule, flagged } = fairness.flagsByRule(people, { cut, share }, lots);
    const decision = flagged instanceof Uint8Array ? flagged : new Uint8Array(count).fill(fairness.UNKNOWN);
    const audited = (attributes: Record<string, DictionaryColumn>) =>
      fairness.auditedRows({ attributes, label, decision }, person);
    const rows = isComputed(division)
      ? audited({ group: division.groups, ...('codes' in second ? { second } : {}) })
      : division;
    // What the file must have, in the order in which a reader is told what it lacks.
    const noFlags = flagged instanceof Uint8Array ? null : flagged;
    const noErrors = noFlags ?? ('status' in outcome ? outcome : null);
    const counted = (lacking: NotComputed | null): Counted | NotComputed => {
      if (lacking !== null) return lacking;
      if (!isComputed(division) || 'status' in rows) return rows as NotComputed;
      return { ...division, rows, byGroup: fairness.groupCells(rows.cells, ['group']) };
    };
    const whole = audited({});
    return { rule, flagged, whole, noFlags, noErrors, ofFlags: counted(noFlags), ofErrors: counted(noErrors) };
  },
});

/** The people of each group, or what a reader is told in their place. */
export const rowsOf = (found: Counted | NotComputed) => (isComputed(found) ? found.rows : found);

/** Of one group nothing can be compared. */
export const ofSeveralGroups = (found: Counted | NotComputed) =>
  isComputed(found) && found.byGroup.length < 2 ? notComputed('everyone is in one group') : found;
