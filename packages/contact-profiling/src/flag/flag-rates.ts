import {
  blankGroup,
  checkedCodes,
  conditionalRateRatio,
  type DictionaryColumn,
  garwoodRate,
  InputError,
  koopmanRatio,
  type MaybeEstimate,
  MISSING_CODE,
  notComputed,
  wilsonInterval,
} from '@assay/statistics';

/** People in contact, one entry each, and residents by group. */
export interface FlagRateColumns {
  readonly group: DictionaryColumn;
  /** 1 for people who bear a flag. */
  readonly flagged: Uint8Array;
  readonly contacts: Int32Array;
  readonly residents: ReadonlyMap<string, number>;
}

export interface FlagRateRow {
  readonly group: string;
  readonly flagged: number;
  readonly residents: number | null;
  readonly inContact: number;
  readonly contacts: number;
  readonly perResident: MaybeEstimate;
  readonly perPersonInContact: MaybeEstimate;
  readonly perContact: MaybeEstimate;
  /** To the reference group, on each denominator. */
  readonly ratioPerResident: MaybeEstimate;
  readonly ratioPerPersonInContact: MaybeEstimate;
  readonly ratioPerContact: MaybeEstimate;
  /**
   * Share flagged of people in contact, if everyone without a recorded group were of this one and unflagged, or of this one
   * and flagged.
   */
  readonly leastPerPersonInContact: number | null;
  readonly mostPerPersonInContact: number | null;
  /** The counts of both. */
  readonly least: { readonly of: number; readonly outOf: number };
  readonly most: { readonly of: number; readonly outOf: number };
}

/**
 * Is one group flagged more often? Three answers to three questions: per resident (who bears flags), per person in
 * contact (whom the rule picks of those it sees), per contact (what a contact leads to). They may point in different
 * directions.
 *
 * Shares carry Wilson's interval and Koopman's ratio, flags per contact Garwood's and the exact conditional ratio.
 * People without a recorded group are a group, and bound what the others' shares could be.
 *
 * @throws InputError where columns differ in length or nobody is of the reference group.
 *
 * @example
 * flagRates({
 *   group: dictionaryColumn(['A', 'A', 'A', 'A', 'B', 'B']),
 *   flagged: Uint8Array.of(1, 0, 0, 0, 1, 0),
 *   contacts: Int32Array.of(4, 1, 1, 2, 1, 1),
 *   residents: new Map([['A', 40], ['B', 10]]),
 * }, 'A').map((row) => [row.group, row.perResident.value, row.perPersonInContact.value]) // [['A', 0.025, 0.25], ['B', 0.1, 0.5]]
 */
export function flagRates(columns: FlagRateColumns, reference: string): FlagRateRow[] {
  const { group, flagged, contacts, residents } = columns;
  checkedCodes(group, 'group');
  if (flagged.length !== group.codes.length || contacts.length !== group.codes.length) {
    throw new InputError(
      `flag columns must have one length: ${group.codes.length}, ${flagged.length} and ${contacts.length}.`,
    );
  }
  if (!group.values.includes(reference)) {
    throw new InputError(`nobody is of group "${reference}". Choose one of ${group.values.join(', ')}.`);
  }
  const missing = blankGroup(group.values);
  const names = [...group.values, missing];
  const sums = names.map(() => ({ flagged: 0, people: 0, contacts: 0 }));
  for (let row = 0; row < flagged.length; row++) {
    const code = group.codes[row]!;
    const sum = sums[code === MISSING_CODE ? names.length - 1 : code]!;
    sum.people++;
    sum.flagged += flagged[row]!;
    sum.contacts += contacts[row]!;
  }
  const unknown = sums.at(-1)!;
  const base = sums[names.indexOf(reference)]!;
  const baseResidents = residents.get(reference);
  return names.flatMap((name, at): FlagRateRow[] => {
    const own = sums[at]!;
    if (own.people === 0 && name === missing) return [];
    const living = residents.get(name) ?? null;
    const isReference = name === reference;
    const none = notComputed('the group that others are compared with');
    const unknownHere = name === missing ? { flagged: 0, people: 0 } : unknown;
    const unflagged = unknownHere.people - unknownHere.flagged;
    return [
      {
        group: name,
        flagged: own.flagged,
        residents: living,
        inContact: own.people,
        contacts: own.contacts,
        perResident: living === null ? noResidents(name) : share(own.flagged, living),
        perPersonInContact: share(own.flagged, own.people),
        perContact:
          own.contacts === 0
            ? notComputed('there was no contact')
            : garwoodRate({ events: own.flagged, exposure: own.contacts }),
        ratioPerResident: isReference
          ? none
          : living === null || baseResidents === undefined
            ? noResidents(name)
            : ratio(own.flagged, living, base.flagged, baseResidents),
        ratioPerPersonInContact: isReference ? none : ratio(own.flagged, own.people, base.flagged, base.people),
        ratioPerContact: isReference
          ? none
          : own.contacts === 0 || base.contacts === 0
            ? notComputed('there was no contact')
            : conditionalRateRatio(
                { events: own.flagged, exposure: own.contacts },
                { events: base.flagged, exposure: base.contacts },
              ),
        leastPerPersonInContact: own.people + unflagged === 0 ? null : own.flagged / (own.people + unflagged),
        mostPerPersonInContact:
          own.people + unknownHere.flagged === 0
            ? null
            : (own.flagged + unknownHere.flagged) / (own.people + unknownHere.flagged),
        least: { of: own.flagged, outOf: own.people + unflagged },
        most: { of: own.flagged + unknownHere.flagged, outOf: own.people + unknownHere.flagged },
      },
    ];
  });
}

function noResidents(name: string): MaybeEstimate {
  return notComputed(`how many residents are of group "${name}" is not known`);
}

function share(successes: number, total: number): MaybeEstimate {
  // More people in contact than residents: they do not all live here, so there is no share.
  return successes > total
    ? notComputed('more people are flagged than live here')
    : wilsonInterval({ successes, total });
}

function ratio(successes: number, total: number, base: number, baseTotal: number): MaybeEstimate {
  if (successes > total || base > baseTotal) return notComputed('more people are flagged than live here');
  return koopmanRatio({ successes, total }, { successes: base, total: baseTotal });
}
