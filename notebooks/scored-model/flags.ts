import * as fairness from '@assay/fairness-metrics';
import { cell, type ValueOfCell } from '@assay/notebook';
import type { DictionaryColumn, Lots, NotComputed } from '@assay/statistics';
import { drawLots, InputError, isComputed, notComputed } from '@assay/statistics';
import { cut, share } from './inputs.ts';
import { type Division, type People, people } from './people.ts';

/** Where nobody decided and nothing was chosen, so many of those scored count as flagged. */
const USUAL_SHARE = 0.1;

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
    const { rule, flagged } = flagsOf(people, cut, share, () => drawLots(random('ties at the cut'), people.keys));
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

interface FlagsOfRule {
  /** Where the flags come from, in words. */
  readonly rule: string | NotComputed;
  /** 1 flagged, 0 not, 2 not known. */
  readonly flagged: Uint8Array | NotComputed;
}

function flagsOf({ score, decided }: People, cut: number | '', share: number | '', lots: () => Lots): FlagsOfRule {
  const chosen = cut === '' ? (share === '' ? null : 'share') : share === '' ? 'cut' : 'both';
  if (chosen === 'both')
    throw new InputError(
      `flags cannot be both from a score of ${cut} and a share of ${share}. Leave one of them empty.`,
    );
  if (chosen !== null && !(score instanceof Float64Array))
    throw new InputError(
      `a ${chosen} was chosen, and the file has no scores. Say which column is the score, or leave it empty.`,
    );
  if (chosen === null && 'values' in decided) return { rule: 'the decisions of the file', flagged: decided.values };
  if (!(score instanceof Float64Array)) {
    const reason = 'values' in decided ? score : notComputed(neither(decided));
    return { rule: reason, flagged: reason };
  }
  if (cut !== '') {
    const flagged = fairness.decideByScore(score, { kind: 'threshold', atLeast: cut });
    return { rule: 'scores at or above the cut that was chosen', flagged };
  }
  const places = Math.round(fairness.scoredAmong(score) * (share === '' ? USUAL_SHARE : share));
  const list = fairness.highestScores(score, places, lots(), { unscored: 'unknown' });
  if (!isComputed(list)) {
    const reason = notComputed('so few people are scored that this share of them is nobody or everybody');
    return { rule: reason, flagged: reason };
  }
  const which = share === '' ? 'a tenth of those scored' : 'the share of those scored that was chosen';
  return { rule: `the highest scores, ${which}`, flagged: list.listed };
}

function neither(decided: NotComputed): string {
  return decided.reason === 'the file has no decisions'
    ? 'the file has neither decisions nor scores'
    : `${decided.reason}, and the file has no scores`;
}
