import {
  checkedAmounts,
  garwoodRate,
  InputError,
  isComputed,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
  shareOfSoMany,
} from '@assay/statistics';

export interface FlagExposure {
  /** Wrong flags when the tool is first run against all stored records. */
  readonly firstRun: number;
  /** Wrong flags a day from then on, from the day's new records. */
  readonly perDay: MaybeEstimate;
  readonly perYear: MaybeEstimate;
  /** Chance that a member of staff with nothing on record is wrongly flagged within a year. */
  readonly perInnocentYear: MaybeEstimate;
}

/**
 * How many wrong flags a day, how many on the first day, and how likely is it that an innocent member of staff is ever
 * flagged?
 *
 * Wrong flags found against the stored records are carried to a day's new records in proportion; with λ of them a year
 * over E members of staff, the chance for one is 1 − e^(−λ/E), as if flags fell on staff alike. Somebody with a common
 * name bears more than that: see the flags by group. Rates carry Garwood's exact Poisson interval.
 *
 * Edge rules: no stored record or no staff: not computed; no new records: none is flagged, for certain. Where new records a day are
 * not known, nothing after the first run is.
 *
 * @throws InputError where a count is none, or below 0.
 *
 * Source: Garwood (1936), Biometrika 28.
 *
 * @example
 * flagExposure({ falseFlags: 12, searchedRecords: 100_000, newRecordsPerDay: 500, staff: 3000 }).perDay.value // 0.06
 */
export function flagExposure(counts: {
  readonly falseFlags: number;
  readonly searchedRecords: number;
  readonly newRecordsPerDay: number | NotComputed;
  readonly staff: number;
}): FlagExposure {
  const { falseFlags, searchedRecords, newRecordsPerDay, staff } = counts;
  for (const [what, count] of Object.entries(counts)) if (typeof count === 'number') checkedAmounts([count], what);
  const perRecord = garwoodRate({ events: falseFlags, exposure: searchedRecords });
  if (perRecord.status !== 'computed') {
    const reason = notComputed('there are no stored records to learn from');
    return { firstRun: falseFlags, perDay: reason, perYear: reason, perInnocentYear: reason };
  }
  if (typeof newRecordsPerDay !== 'number') {
    return {
      firstRun: falseFlags,
      perDay: newRecordsPerDay,
      perYear: newRecordsPerDay,
      perInnocentYear: newRecordsPerDay,
    };
  }
  const perDay = shareOfSoMany(perRecord, newRecordsPerDay);
  const perYear = shareOfSoMany(perRecord, newRecordsPerDay * 365);
  return {
    firstRun: falseFlags,
    perDay,
    perYear,
    perInnocentYear: staff === 0 ? notComputed('there are no members of staff') : chanceOfAny(perYear, staff),
  };
}

/** The chance of at least one flag, for a yearly number of flags that fall on all members of staff alike. */
function chanceOfAny(perYear: MaybeEstimate, staff: number): MaybeEstimate {
  if (!isComputed(perYear)) return perYear;
  const { interval, value } = perYear;
  const chance = (flags: number): number => 1 - Math.exp(-flags / staff);
  if ('status' in interval) return { ...perYear, value: chance(value) };
  const high = interval.high ?? Number.POSITIVE_INFINITY;
  return { ...perYear, value: chance(value), interval: { ...interval, low: chance(interval.low), high: chance(high) } };
}

export interface PredictiveValueRow {
  readonly baseRate: number;
  readonly positivePredictiveValue: number | NotComputed;
}

/**
 * If one in so many members of staff truly has something on record, how many of those flagged do?
 *
 * Bayes: PPV = π s ÷ (π s + (1 − π) f), with s the share of staff on record who are flagged and f the share of others
 * who are.
 *
 * @throws InputError where a share lies outside 0 … 1.
 *
 * @example
 * predictiveValues({ sensitivity: 0.8, falseFlagShare: 0.001 }, [0.0015])[0].positivePredictiveValue // 0.5458
 */
export function predictiveValues(
  shares: { readonly sensitivity: number; readonly falseFlagShare: number },
  baseRates: readonly number[],
): PredictiveValueRow[] {
  const { sensitivity, falseFlagShare } = shares;
  for (const share of [sensitivity, falseFlagShare, ...baseRates]) {
    if (!(share >= 0 && share <= 1))
      throw new InputError(`a share must lie within 0 … 1: ${share}. Divide percent by 100.`);
  }
  return baseRates.map((baseRate) => {
    const right = baseRate * sensitivity;
    const wrong = (1 - baseRate) * falseFlagShare;
    return {
      baseRate,
      positivePredictiveValue: right + wrong === 0 ? notComputed('nobody is flagged') : right / (right + wrong),
    };
  });
}
