import { casesForShare, checkedAmounts, checkedSize, type NotComputed, notComputed } from '@assay/statistics';
import type { FlagTally } from './flag-tally.ts';

/**
 * How many flags come up on a day of so many new records, if those are like the stored ones? 0 where no record is stored or
 * none is flagged; not computed where new records a day are not.
 *
 * @throws InputError where a count is no number.
 *
 * @example
 * flagsPerDay({ flags: 12, searchedRecords: 100_000, newRecordsPerDay: 500 }) // 0.06
 */
export function flagsPerDay({
  flags,
  searchedRecords,
  newRecordsPerDay,
}: {
  readonly flags: number;
  readonly searchedRecords: number;
  readonly newRecordsPerDay: number | NotComputed;
}): number | NotComputed {
  if (typeof newRecordsPerDay !== 'number') return flags === 0 ? 0 : newRecordsPerDay;
  checkedAmounts([flags, searchedRecords, newRecordsPerDay], 'flags and records');
  return searchedRecords === 0 ? 0 : (flags / searchedRecords) * newRecordsPerDay;
}

/** What a pilot needs to say within so much how often a flag is right. */
export interface PilotSize {
  readonly within: number;
  readonly flags: number;
  readonly days: number | NotComputed;
}

/**
 * How many flags must be looked into, and for how many days must a pilot run, to say how often a flag is right, nineteen times in
 * twenty? By {@link casesForShare} about the share that is right here; where nobody knows, about a half, which takes the most.
 *
 * Edge rules: not computed where no flag is expected on any day; days are not where flags a day are not.
 *
 * @throws InputError where flags, or flags a day, are no number, or a margin does not lie between 0 and 0.5.
 *
 * @example
 * pilotSizes({ right: 1, wrong: 1 }, 0.5, [0.1])[0] // { within: 0.1, flags: 97, days: 194 }
 */
export function pilotSizes(
  { right, wrong }: Pick<FlagTally, 'right' | 'wrong'>,
  perDay: number | NotComputed,
  halfWidths: readonly number[],
): PilotSize[] | NotComputed {
  if (typeof perDay === 'number') checkedAmounts([perDay], 'flags a day');
  if (perDay === 0) return notComputed('no flag is expected on any day');
  checkedAmounts([right ?? 0, wrong ?? 0], 'flags');
  const judged = (right ?? 0) + (wrong ?? 0);
  const guess = judged > 0 ? right! / judged : 0.5;
  return halfWidths.map((within) => {
    const needed = casesForShare(guess, within);
    const days = typeof perDay === 'number' ? checkedSize(Math.ceil(needed / perDay), 'days') : perDay;
    return { within, flags: needed, days };
  });
}
