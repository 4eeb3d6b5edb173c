import {
  checkedAmounts,
  checkedLevel,
  type DictionaryColumn,
  type Estimate,
  InputError,
  type NotComputed,
  notComputed,
  shareOut,
} from '@assay/statistics';
import { calendarParts } from '../blocking/calendar-parts.ts';
import type { DistanceRule } from '../clusters/clustering.ts';
import { recordCount } from '../counting/person-records.ts';
import { forEachLinkedPair } from '../errors/linked-rows.ts';
import type { ToleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';
import type { LiveLinks } from './register-at-live-size.ts';

/** Decades with a smaller share of the records are told together. */
const LEAST_SHARE = 0.01;
const OTHER = 'other years, or no date that a calendar has';

/** What one decade of birth holds here. */
export interface DecadeOfBirth {
  readonly decade: string;
  readonly records: number;
  /** Pairs of records of one date of birth. */
  readonly pairs: number;
  /** Pairs that the rule links, about two people. */
  readonly wrong: number;
}

/**
 * In which generation do wrong links fall? Records, pairs of one date of birth and wrong links by decade of birth: both
 * records of a pair bear the same date. Decades with less than a hundredth of the records are told together.
 *
 * @throws InputError where the columns are not those of the sweep's records.
 *
 * @example
 * const rule = (forename, surname) => Math.max(forename, surname) <= 1;
 * wrongLinksByDecade(sweep, records.dateOfBirth, truth, rule)[1] // { decade: '1980s', records: 3, pairs: 1, wrong: 1 }
 */
export function wrongLinksByDecade(
  sweep: Pick<ToleranceSweep, 'groups' | 'pairs' | 'records'>,
  dateOfBirth: DictionaryColumn,
  truth: DictionaryColumn,
  rule: DistanceRule,
): DecadeOfBirth[] {
  const { codes, values } = dateOfBirth;
  if (recordCount({ dateOfBirth, truth }) !== sweep.records)
    throw new InputError(
      `${codes.length} dates of birth for ${sweep.records} records in the sweep. Pass the same records.`,
    );
  const recordsOn = new Int32Array(values.length);
  for (const code of codes) if (code >= 0) recordsOn[code]!++;
  const decadeOf = decadesOf(values, recordsOn, sweep.records);
  const counts = new Map<string, { decade: string; records: number; pairs: number; wrong: number }>();
  for (const [code, records] of recordsOn.entries()) {
    const decade = decadeOf[code]!;
    const count = counts.get(decade) ?? { decade, records: 0, pairs: 0, wrong: 0 };
    count.records += records;
    count.pairs += (records * (records - 1)) / 2;
    counts.set(decade, count);
  }
  forEachLinkedPair(sweep, rule, (left, right) => {
    if (truth.codes[left] !== truth.codes[right]) counts.get(decadeOf[codes[left]!]!)!.wrong++;
  });
  return [...counts.values()].sort((a, b) => (a.decade < b.decade ? -1 : 1));
}

/**
 * And how many of the wrong links of the live register are to be expected in each? Strangers are shared out by pairs of one
 * date of birth, twins and namesakes by records; the parts add up to all that are expected.
 *
 * Edge rules: no record with a date of birth: not computed.
 *
 * @throws InputError where a number of records, pairs or links is none, or below 0.
 *
 * @example
 * const interval = { low: 0, high: 9, level: 0.95, method: 'invented' };
 * const live = { strangers: { value: 4, interval }, sameBirth: { value: 0, interval }, wrong: { value: 4, interval } };
 * const decades = [{ decade: '1980s', records: 3, pairs: 3, wrong: 1 }, { decade: '1990s', records: 2, pairs: 1, wrong: 0 }];
 * liveWrongByDecade(decades, live).map((decade) => decade.live.value) // [3, 1]
 */
export function liveWrongByDecade(
  decades: readonly DecadeOfBirth[],
  { strangers, sameBirth, wrong }: Pick<LiveLinks, 'strangers' | 'sameBirth' | 'wrong'>,
): (DecadeOfBirth & { readonly live: Estimate })[] | NotComputed {
  for (const each of decades) checkedAmounts([each.records, each.pairs, each.wrong], 'counts of a decade');
  for (const { value, interval } of [strangers, sameBirth, wrong]) {
    checkedLevel(interval);
    checkedAmounts([value, interval.low, interval.high ?? 0], 'predicted links');
  }
  const records = decades.reduce((sum, each) => sum + each.records, 0);
  const pairs = decades.reduce((sum, each) => sum + each.pairs, 0);
  if (records === 0) return notComputed('no record has a date of birth');
  const ofPairs = decades.map((each) => (pairs === 0 ? each.records / records : each.pairs / pairs));
  const ofRecords = decades.map((each) => each.records / records);
  const all = Math.max(Number.MIN_VALUE, strangers.value + sameBirth.value);
  const live = shareOut(
    wrong.value,
    decades.map((_, index) => (strangers.value * ofPairs[index]! + sameBirth.value * ofRecords[index]!) / all),
  );
  const limit = (ofStrangers: number, ofSameBirth: number, index: number): number =>
    ofStrangers * ofPairs[index]! + ofSameBirth * ofRecords[index]!;
  const [mostStrangers, mostSameBirth] = [strangers.interval.high, sameBirth.interval.high];
  return decades.map((each, index) => ({
    ...each,
    live: {
      status: 'computed',
      value: live[index]!,
      interval: {
        ...wrong.interval,
        low: Math.floor(limit(strangers.interval.low, sameBirth.interval.low, index)),
        high:
          mostStrangers === null || mostSameBirth === null
            ? null
            : Math.ceil(limit(mostStrangers, mostSameBirth, index)),
      },
    },
  }));
}

function decadesOf(dates: readonly string[], recordsOn: Int32Array, records: number): string[] {
  const decades = dates.map((text) => {
    const year = calendarParts(text)?.year;
    if (year === undefined) return 'no calendar date';
    return year < 1900 ? 'years before 1900' : `${Math.floor(year / 10) * 10}s`;
  });
  const inDecade = new Map<string, number>();
  for (const [code, decade] of decades.entries()) {
    inDecade.set(decade, (inDecade.get(decade) ?? 0) + recordsOn[code]!);
  }
  return decades.map((decade) => (inDecade.get(decade)! < records * LEAST_SHARE ? OTHER : decade));
}
