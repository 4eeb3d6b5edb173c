import {
  BLANK_GROUP,
  blankGroup,
  checkedCodes,
  type DictionaryColumn,
  InputError,
  isComputed,
  type NotComputed,
  notComputed,
  type TopPlaces,
  topPlaces,
} from '@assay/statistics';
import type { WholeTies } from '../score/decide.ts';

/** Two models' scores of the same people, row by row. */
export interface TwoModels {
  /** `NaN` where the model does not score the person. */
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly group: DictionaryColumn;
  /** 1 outcome, 0 none, 2 unknown. */
  readonly label: Uint8Array;
  /** 1 where the person was never charged with anything, 2 where that is not known. */
  readonly neverCharged: Uint8Array;
}

export interface TurnoverRow {
  readonly group: string;
  readonly people: number;
  readonly flaggedBefore: number;
  readonly flaggedAfter: number;
  readonly entered: number;
  readonly left: number;
  readonly stayed: number;
  readonly enteredNeverCharged: number;
  /** Of those who enter: of how many it is known whether they were ever charged. */
  readonly enteredKnown: number;
  readonly enteredWithOutcome: number;
  readonly leftWithOutcome: number;
}

/** Of one group; of how many who enter it is so is `null` where of none of them it is known. */
export type TurnoverOfGroup = Omit<TurnoverRow, 'enteredNeverCharged'> & {
  readonly enteredNeverCharged: number | null;
};

export interface Turnover {
  readonly k: number;
  /** Both lists: who ties at the cut for fewer places than they are. */
  readonly before: TopPlaces;
  readonly after: TopPlaces;
  readonly byGroup: readonly TurnoverOfGroup[];
  readonly overall: TurnoverRow;
  /** More people caught who did have the outcome, for each never-charged person newly flagged. */
  readonly gainedPerNeverCharged: number | NotComputed;
}

/**
 * If the model is changed, who comes onto the list of the k highest scores, who leaves it, and how many of the
 * newcomers were never charged with anything?
 *
 * Both lists hold exactly k people. Those who tie at a cut `share` the places left, one lot for both lists: whoever has
 * half a place before and after stayed with half a place, so counts need not be whole; with `lots` whole people have
 * them. Leaving ties out makes lists of unequal length, whose gaps do not compare. People without one of the scores are
 * refused, since the comparison is on the same people, unless a model that does not score them means that it never lists
 * them. A model that scores nobody, or fewer people than the list has places: not computed.
 *
 * @throws InputError where columns differ in length, k is no whole number, or somebody lacks a score and `unscored` is
 * `refuse`.
 *
 * @example
 * const columns = {
 *   before: Float64Array.of(0.9, 0.5, 0.1), after: Float64Array.of(0.2, 0.5, 0.8),
 *   group: dictionaryColumn(['A', 'A', 'B']), label: Uint8Array.of(1, 0, 0), neverCharged: Uint8Array.of(0, 0, 1),
 * };
 * twoModels(columns, 1).overall // { entered: 1, left: 1, enteredNeverCharged: 1, leftWithOutcome: 1 }
 */
export function twoModels(
  columns: TwoModels,
  k: number,
  {
    missingGroup = BLANK_GROUP,
    unscored = 'refuse' as 'refuse' | 'not-listed',
    ties = 'share' as 'share' | WholeTies,
  } = {},
): Turnover | NotComputed {
  const { before, after, group, label, neverCharged } = columns;
  const n = before.length;
  for (const [name, length] of [
    ['after', after.length],
    ['group', group.codes.length],
    ['label', label.length],
    ['neverCharged', neverCharged.length],
  ] as const) {
    if (length !== n)
      throw new InputError(`columns must be of one length: before has ${n}, ${name} ${length}. Check the join.`);
  }
  checkedCodes(group, 'group');
  for (let row = 0; row < n; row++) {
    if (unscored === 'refuse' && (Number.isNaN(before[row]!) || Number.isNaN(after[row]!))) {
      throw new InputError(
        `both models must score everyone: row ${row} lacks a score. Keep the people whom both score, or pass unscored: 'not-listed'.`,
      );
    }
  }
  const [first, second] = [before, after].map((score) =>
    topPlaces(score, k, typeof ties === 'object' ? { lots: ties.lots } : {}),
  ) as [TopPlaces | NotComputed, TopPlaces | NotComputed];
  if (!isComputed(first)) return notComputed(`before the change ${first.reason}`);
  if (!isComputed(second)) return notComputed(`after the change ${second.reason}`);
  const placeOf = ({ shares }: TopPlaces, row: number) => (ties === 'leave-out' && shares[row]! < 1 ? 0 : shares[row]!);
  const groups = [blankGroup(group.values, missingGroup), ...group.values].map((name) => emptyRow(name));
  const overall = emptyRow('Everyone');
  for (let row = 0; row < n; row++) {
    const was = placeOf(first, row);
    const is = placeOf(second, row);
    const entered = Math.max(0, is - was);
    const left = Math.max(0, was - is);
    for (const tally of [groups[group.codes[row]! + 1]!, overall]) {
      tally.people++;
      tally.flaggedBefore += was;
      tally.flaggedAfter += is;
      tally.stayed += Math.min(was, is);
      tally.entered += entered;
      tally.left += left;
      if (neverCharged[row] === 1) tally.enteredNeverCharged += entered;
      if (neverCharged[row]! < 2) tally.enteredKnown += entered;
      if (label[row] === 1) {
        tally.enteredWithOutcome += entered;
        tally.leftWithOutcome += left;
      }
    }
  }
  const gained = overall.enteredWithOutcome - overall.leftWithOutcome;
  const gainedPerNeverCharged =
    overall.enteredNeverCharged === 0
      ? notComputed(
          isUnknown(overall)
            ? 'of nobody who enters the list is it known whether they were ever charged'
            : 'no one who was never charged enters the list',
        )
      : gained / overall.enteredNeverCharged;
  const byGroup = groups
    .filter(({ people }, index) => index > 0 || people > 0)
    .map((row) => (isUnknown(row) ? { ...row, enteredNeverCharged: null } : row));
  return { k, before: first, after: second, byGroup, overall, gainedPerNeverCharged };
}

const isUnknown = ({ entered, enteredKnown }: Tally) => entered > 0 && enteredKnown === 0;

type Tally = { -readonly [Key in keyof TurnoverRow]: TurnoverRow[Key] };

function emptyRow(group: string): Tally {
  return {
    group,
    people: 0,
    flaggedBefore: 0,
    flaggedAfter: 0,
    entered: 0,
    left: 0,
    stayed: 0,
    enteredNeverCharged: 0,
    enteredKnown: 0,
    enteredWithOutcome: 0,
    leftWithOutcome: 0,
  };
}
