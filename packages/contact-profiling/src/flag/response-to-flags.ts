import { InputError, type KaplanMeier, kaplanMeier, type NotComputed, rowsWhere } from '@assay/statistics';
import { firstFlags } from './first-flags.ts';

/** Flags on record, one entry each. Days count from any day on; `NaN` where none is recorded. */
export interface FlagRecords {
  /** Whom the flag is about; below 0 for somebody who is not named, and is nobody else who is not. */
  readonly person: ArrayLike<number>;
  readonly flagged: ArrayLike<number>;
  readonly acted: ArrayLike<number>;
  /** 1 where it is on record that nothing was done. */
  readonly nothingDone: ArrayLike<number>;
}

/** What became of flags, by their rows. */
export interface FlagResponse {
  /** Raised on a day that is recorded, up to the last. */
  readonly flags: Int32Array;
  /** Those of them that are their person's first, and those of these in the last year. */
  readonly first: Int32Array;
  readonly firstInLastYear: Int32Array;
  /** People for whom something was done in the last year. */
  readonly takenOn: number;
  /** How long flags wait until somebody acts. */
  readonly waiting: KaplanMeier | NotComputed;
  /** Of flags more than ninety days old: never acted on. */
  readonly never: { readonly of: number; readonly outOf: number };
}

const YEAR_DAYS = 365;
const OLD_DAYS = 90;

/**
 * From flag to action: who is flagged anew, for whom is anything done, and how soon?
 *
 * A flag of which no action is recorded by then still waits on the last day; an action dated before its flag came at once. The last year and
 * the age of a flag are told from the day after the last.
 *
 * @param end The day after the last of the log.
 * @throws InputError where columns differ in length, or the end is no day.
 *
 * @example
 * const records = { person: [0, 0, 1], flagged: [900, 950, 990], acted: [910, NaN, NaN], nothingDone: [0, 0, 0] };
 * const { first, never } = responseToFlags(records, 1000);
 * [first, never] // [[0, 2], { of: 0, outOf: 1 }]
 */
export function responseToFlags({ person, flagged, acted, nothingDone }: FlagRecords, end: number): FlagResponse {
  const { length } = flagged;
  const lengths = [person.length, acted.length, nothingDone.length];
  if (lengths.some((other) => other !== length))
    throw new InputError(`flags must have one length: ${length}, and ${lengths.join(', ')}. Pass all columns.`);
  if (!Number.isFinite(end)) throw new InputError(`the end must be a day: ${end}. Pass the day after the last.`);
  const isInLastYear = (day: number) => day >= end - YEAR_DAYS && day < end;
  const flags = Int32Array.from(rowsWhere(flagged, (day) => day > -Infinity && day < end));
  const personOf = (row: number) => (person[row]! < 0 ? -1 - row : person[row]!);
  const isFirst = firstFlags(
    Array.from(flags, personOf),
    Array.from(flags, (row) => flagged[row]!),
  );
  const first = flags.filter((_, place) => isFirst[place] === 1);
  const takenOn = flags.filter((row) => isInLastYear(acted[row]!) && nothingDone[row] !== 1);
  const isActedOn = (row: number) => acted[row]! > -Infinity && acted[row]! < end;
  const old = flags.filter((row) => end - flagged[row]! > OLD_DAYS);
  return {
    flags,
    first,
    firstInLastYear: first.filter((row) => isInLastYear(flagged[row]!)),
    takenOn: new Set(Array.from(takenOn, personOf)).size,
    waiting: kaplanMeier({
      times: Array.from(flags, (row) => Math.max(0, (isActedOn(row) ? acted[row]! : end) - flagged[row]!)),
      causes: Array.from(flags, (row) => (isActedOn(row) ? 1 : 0)),
    }),
    never: { of: old.filter((row) => !isActedOn(row)).length, outOf: old.length },
  };
}
