import { type AuditedRows, countCells } from '@assay/fairness-metrics';
import { cell, type ValueOfCell } from '@assay/notebook';
import type { DictionaryColumn, Lots, NotComputed } from '@assay/statistics';
import { drawLots, InputError, isComputed, notComputed, topPlaces } from '@assay/statistics';
import { cut, share } from './inputs.ts';
import { type People, people } from './people.ts';

/** Where nobody decided and nothing was chosen, so many of those scored count as flagged. */
const USUAL_SHARE = 0.1;
const NOT_KNOWN = 2;

/** Who counts as flagged, and the people counted by group, flag and what happened. */
export type Flags = ValueOfCell<typeof flags>;

export const flags = cell('flags', 'Who counts as flagged, and the counts of everyone', {
  needs: { people, cut, share },
  compute: ({ people, cut, share }, { random }) => {
    const { rule, flagged } = flagsOf(people, cut, share, () => drawLots(random('ties at the cut'), people.keys));
    const label = 'values' in people.outcome ? people.outcome.values : unknown(people.count);
    const decision = flagged instanceof Uint8Array ? flagged : unknown(people.count);
    const audited = (attributes: Record<string, DictionaryColumn>): AuditedRows => {
      const columns = { attributes, label, decision };
      return { columns, cells: countCells(columns), person: people.person };
    };
    const { division, second } = people;
    return {
      rule,
      flagged,
      /** By `group` and, where there is a second one, `second`; not computed without groups. */
      rows: isComputed(division)
        ? audited({ group: division.groups, ...('codes' in second ? { second } : {}) })
        : division,
      /** Everyone together. */
      whole: audited({}),
    };
  },
});

interface FlagsOfRule {
  /** Where the flags come from, in words. */
  readonly rule: string | NotComputed;
  /** 1 flagged, 0 not, 2 not known. */
  readonly flagged: Uint8Array | NotComputed;
}

function flagsOf(
  { score, decided, count }: People,
  cut: number | '',
  share: number | '',
  lots: () => Lots,
): FlagsOfRule {
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
    const flagged = Uint8Array.from(score, (value) => (Number.isNaN(value) ? NOT_KNOWN : value >= cut ? 1 : 0));
    return { rule: 'scores at or above the cut that was chosen', flagged };
  }
  const scored = count - score.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
  const places = Math.round(scored * (share === '' ? USUAL_SHARE : share));
  const list = places > 0 && places < scored ? topPlaces(score, places, { lots: lots() }) : null;
  if (list === null || !isComputed(list)) {
    const reason = list ?? notComputed('so few people are scored that this share of them is nobody or everybody');
    return { rule: reason, flagged: reason };
  }
  const flagged = Uint8Array.from(list.shares, (place, row) => (Number.isNaN(score[row]!) ? NOT_KNOWN : place));
  const which = share === '' ? 'a tenth of those scored' : 'the share of those scored that was chosen';
  return { rule: `the highest scores, ${which}`, flagged };
}

function neither(decided: NotComputed): string {
  return decided.reason === 'the file has no decisions'
    ? 'the file has neither decisions nor scores'
    : `${decided.reason}, and the file has no scores`;
}

const unknown = (count: number) => new Uint8Array(count).fill(NOT_KNOWN);
