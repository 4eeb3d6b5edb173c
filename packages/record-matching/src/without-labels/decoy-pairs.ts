import { checkedPlaces, InputError, MISSING_CODE } from '@assay/statistics';
import { nameGroups } from '../blocking/name-groups.ts';
import { type PersonRecords, recordCount } from '../counting/person-records.ts';
import { LinkedDyads } from '../dependence/linked-dyads.ts';
import { nameLexicon } from '../names/name-lexicon.ts';
import type { LetterCase } from '../names/name-policy.ts';
import { SweepAcrossBlocks } from '../tolerance-sweep/compare-across.ts';

export interface DecoyOptions {
  /** Days between a true date of birth and its decoy: beyond any typing error, inside one generation's names. */
  readonly offsetsDays?: readonly number[];
  readonly letterCase?: LetterCase;
  /** Confidence level of the intervals; 0.95 unless stated. */
  readonly level?: number;
  /** The person of each record, so that pairs of one person depend on each other; records of one name and date unless stated. */
  readonly personOfRow?: Int32Array;
}

/** Links across decoy dates, where none can be right. */
export interface DecoyPairs {
  /** Pairs of records that decoy dates brought together, and those that share a true date. */
  readonly exposure: number;
  readonly samePairs: number;
  readonly links: LinkedDyads;
}

/** A day number that no calendar reaches marks a date that is missing or impossible. */
const MISSING_DAY = -2147483648;

/** Pairs of records beyond which more would add time and hardly any certainty. */
const MOST_COMPARISONS = 60_000_000;

/** People may be numbered in a larger register than this one: as many as a list can hold. */
const MOST_PEOPLE = 2 ** 27;

/**
 * Days between one year and three, without those that a mistyped year, month or day leads to, in an order in which any
 * beginning is spread evenly.
 */
const OFFSETS_DAYS: readonly number[] = spreadOrder(396, 1090).filter((days) => Math.abs(days - 730) > 6);

/**
 * How often do names agree across dates of birth that cannot be one person's?
 *
 * Compares people across dates that lie an offset apart: a small register at up to seven hundred offsets, a large one
 * at few, or from one date of birth in so many. What {@link decoyControl} and {@link registerAtLiveSize} are computed from.
 *
 * @throws InputError where an offset is no whole number of days from 1, or a record lacks its day or person.
 *
 * @example
 * decoyPairs(records, records.dateOfBirth.codes.map((code) => code * 401)).exposure // 14
 */
export function decoyPairs(records: PersonRecords, birthDays: Int32Array, options: DecoyOptions = {}): DecoyPairs {
  const { offsetsDays, letterCase = 'folded' } = options;
  for (const offset of offsetsDays ?? []) {
    if (!Number.isInteger(offset) || offset < 1) {
      throw new InputError(`a decoy offset must be a whole number of days from 1: ${offset}. Use one to three years.`);
    }
  }
  const { forename: firstNames, surname: surnames, dateOfBirth } = records;
  const rowCount = recordCount({ forename: firstNames, surname: surnames, dateOfBirth });
  const given = options.personOfRow;
  for (const list of given === undefined ? [birthDays] : [birthDays, given]) {
    if (list.length === rowCount) continue;
    throw new InputError(`each record needs its day and person: ${list.length} for ${rowCount}. Check the join.`);
  }
  if (given !== undefined) checkedPlaces(given, MOST_PEOPLE, 'people of records');
  const lexicon = nameLexicon(records.forename, records.surname, letterCase);
  const groups = nameGroups(records.dateOfBirth, records, lexicon, true);
  const { groupStart, blockStart, rows } = groups;
  const blocks = blockStart.length - 1;
  const sizes = new Float64Array(blocks);
  const dayOf = new Int32Array(blocks);
  let samePairs = 0;
  for (let block = 0; block < blocks; block++) {
    const first = groupStart[blockStart[block]!]!;
    sizes[block] = groupStart[blockStart[block + 1]!]! - first;
    samePairs += (sizes[block]! * (sizes[block]! - 1)) / 2;
    dayOf[block] = birthDays[rows[first]!]!;
  }
  const order = Int32Array.from({ length: blocks }, (_, block) => block)
    .filter((block) => dayOf[block] !== MISSING_DAY)
    .sort((a, b) => dayOf[a]! - dayOf[b]!);
  const days = daysInOrder(order, dayOf, sizes);
  const people = given === undefined ? groupStart.length - 1 : highest(given) + 1;
  const links = new LinkedDyads(Math.max(1, people));
  const crossing = new SweepAcrossBlocks(groups, lexicon, order);
  const personOf = (group: number): number => (given === undefined ? group : given[rows[groupStart[group]!]!]!);
  // Records of one date meet about twice as many at a decoy date as pairs they make among themselves.
  const affordable = MOST_COMPARISONS / Math.max(1, 2 * samePairs);
  const offsets = [...new Set(offsetsDays ?? OFFSETS_DAYS.slice(0, Math.max(2, Math.floor(affordable))))];
  const oneDateIn = offsetsDays === undefined ? Math.max(1, Math.ceil(offsets.length / affordable)) : 1;
  const longest = days.length === 0 ? 0 : days.at(-1)!.day - days[0]!.day;
  const leastOffset = offsets.reduce((least, offset) => Math.min(least, offset), longest);
  const mostOffset = offsets.reduce((most, offset) => Math.max(most, Math.min(offset, longest)), leastOffset);
  // From which dates of birth an offset is tried; -1 for one that is not tried.
  const turnOf = new Int32Array(mostOffset - leastOffset + 1).fill(-1);
  for (const [index, offset] of offsets.entries()) turnOf[offset - leastOffset] = index % oneDateIn;
  let exposure = 0;
  let firstRight = 0;
  for (const [position, { day, from, to, records: left }] of days.entries()) {
    while (firstRight < days.length && days[firstRight]!.day < day + leastOffset) firstRight++;
    const turn = position % oneDateIn;
    const runs: { from: number; to: number }[] = [];
    for (let right = firstRight; right < days.length && days[right]!.day <= day + mostOffset; right++) {
      const other = days[right]!;
      if (turnOf[other.day - day - leastOffset] !== turn) continue;
      exposure += left * other.records;
      const last = runs.at(-1);
      if (last?.to === other.from) last.to = other.to;
      else runs.push({ from: other.from, to: other.to });
    }
    for (let block = from; block < to; block++) {
      crossing.forEach(block, runs, (one, other, kind, pairs) => {
        // A mistyped date can lie an offset from the true one: that is no link between two people.
        if (personOf(one) !== personOf(other)) links.add(personOf(one), personOf(other), kind, pairs);
      });
    }
  }
  return { exposure, samePairs, links };
}

/** A date of birth with its blocks, by their places in an order by date, and how many records they hold. */
interface DayOfBirth {
  readonly day: number;
  readonly from: number;
  to: number;
  records: number;
}

function daysInOrder(order: Int32Array, dayOf: Int32Array, sizes: Float64Array): readonly DayOfBirth[] {
  const days: DayOfBirth[] = [];
  for (const [place, block] of order.entries()) {
    const day = dayOf[block]!;
    let last = days.at(-1);
    if (last?.day !== day) {
      last = { day, from: place, to: place, records: 0 };
      days.push(last);
    }
    last.to = place + 1;
    last.records += sizes[block]!;
  }
  return days;
}

function highest(codes: Int32Array): number {
  return codes.reduce((highest, code) => Math.max(highest, code), MISSING_CODE);
}

/** The whole numbers of a range, so that the first k of them are spread over it: multiples of the golden section. */
function spreadOrder(from: number, to: number): number[] {
  const size = to - from + 1;
  const GOLDEN = (Math.sqrt(5) - 1) / 2;
  return Array.from({ length: size }, (_, rank) => ({ fraction: ((rank + 1) * GOLDEN) % 1, rank }))
    .sort((a, b) => a.fraction - b.fraction)
    .map(({ rank }, place) => ({ rank, days: from + place }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ days }) => days);
}
