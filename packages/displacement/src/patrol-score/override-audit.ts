import {
  blankGroup,
  checkedAmounts,
  type DictionaryColumn,
  InputError,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
  textAt,
  wilsonInterval,
} from '@assay/statistics';

export interface OverrideLog {
  /** 1 where officers went elsewhere than the model sent them. */
  readonly overridden: ArrayLike<boolean | number>;
  readonly reason: DictionaryColumn;
  /** What the shift is split by: sector, or a group of sectors by deprivation. */
  readonly group: DictionaryColumn;
  /** Crimes (or harm) that shift where the model pointed, and where officers went; `null` where that is not known. */
  readonly atRecommended: ArrayLike<number | null>;
  readonly atChosen: ArrayLike<number | null>;
}

export interface OverrideAudit {
  readonly nShifts: number;
  readonly rate: MaybeEstimate;
  readonly byReason: readonly { readonly reason: string; readonly nOverrides: number }[];
  readonly byGroup: readonly {
    readonly group: string;
    readonly nShifts: number;
    readonly nOverrides: number;
    readonly rate: MaybeEstimate;
  }[];
  /** Mean crime where the model pointed less crime where officers went, over overridden shifts of which both are known: above zero, overriding missed crime. */
  readonly crimeForgone: number | NotComputed;
  readonly nWithoutReason: number;
}

/**
 * When officers override the model, how often, why, where, and was it better?
 *
 * Override rate with Wilson interval, overall and by group; reasons, those without one among them; over overridden shifts
 * the crime where the model pointed against where officers went. Crime recorded where officers are includes what only
 * their presence found: read the last figure on public-generated crime alone.
 *
 * @throws InputError where columns differ in length.
 *
 * Source: Wilson (1927); De-Arteaga, Fogliato and Chouldechova (2020) on auditing overrides.
 *
 * @example
 * const reason = dictionaryColumn(['Called away', null, null]);
 * const group = dictionaryColumn(['North', 'North', 'South']);
 * const log = { overridden: [1, 1, 0], reason, group, atRecommended: [2, 1, 0], atChosen: [1, 0, 0] };
 * overrideAudit(log).crimeForgone // 1
 */
export function overrideAudit({ overridden, reason, group, atRecommended, atChosen }: OverrideLog): OverrideAudit {
  const nShifts = overridden.length;
  if (
    reason.codes.length !== nShifts ||
    group.codes.length !== nShifts ||
    atRecommended.length !== nShifts ||
    atChosen.length !== nShifts
  )
    throw new InputError(
      `override log columns must have the same length: ${[nShifts, reason.codes.length, group.codes.length, atRecommended.length, atChosen.length].join(', ')}. Check the join.`,
    );
  checkedAmounts(known(atRecommended), 'crimes where the model pointed');
  checkedAmounts(known(atChosen), 'crimes where officers went');
  const withoutReason = blankGroup(reason.values);
  const withoutGroup = blankGroup(group.values);
  const reasons = new Map<string, number>();
  const groups = new Map<string, { nShifts: number; nOverrides: number }>();
  let nOverrides = 0;
  let nWithoutReason = 0;
  let forgone = 0;
  let nCompared = 0;
  for (let shift = 0; shift < nShifts; shift++) {
    const name = textAt(group, shift) ?? withoutGroup;
    const row = groups.get(name) ?? { nShifts: 0, nOverrides: 0 };
    groups.set(name, row);
    row.nShifts++;
    if (!overridden[shift]) continue;
    row.nOverrides++;
    nOverrides++;
    const why = textAt(reason, shift);
    if (why === null) nWithoutReason++;
    reasons.set(why ?? withoutReason, (reasons.get(why ?? withoutReason) ?? 0) + 1);
    const [there, here] = [atRecommended[shift]!, atChosen[shift]!];
    if (there === null || here === null) continue;
    forgone += there - here;
    nCompared++;
  }
  return {
    nShifts,
    rate: wilsonInterval({ successes: nOverrides, total: nShifts }),
    byReason: [...reasons]
      .map(([name, count]) => ({ reason: name, nOverrides: count }))
      .sort((a, b) => b.nOverrides - a.nOverrides || a.reason.localeCompare(b.reason, 'en')),
    byGroup: [...groups].map(([name, row]) => ({
      group: name,
      ...row,
      rate: wilsonInterval({ successes: row.nOverrides, total: row.nShifts }),
    })),
    crimeForgone:
      nOverrides === 0
        ? notComputed('no shift was overridden')
        : nCompared === 0
          ? notComputed('no overridden shift went from one known place to another')
          : forgone / nCompared,
    nWithoutReason,
  };
}

function known(amounts: ArrayLike<number | null>): number[] {
  return Array.from(amounts).filter((amount) => amount !== null);
}
