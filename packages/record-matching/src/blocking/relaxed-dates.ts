import { type DictionaryColumn, InputError, MISSING_CODE } from '@assay/statistics';
import { type PersonRecords, recordCount } from '../counting/person-records.ts';
import { truePersonOfRecords } from '../errors/truth.ts';
import { type NameLexicon, nameLexicon } from '../names/name-lexicon.ts';
import { sweepGroups } from '../tolerance-sweep/sweep-groups.ts';
import { SweptName } from '../tolerance-sweep/swept-name.ts';
import { type CalendarParts, calendarParts } from './calendar-parts.ts';
import { nameGroups } from './name-groups.ts';

export interface RelaxedDateRow {
  readonly key: string;
  /** Pairs of records that the key brings together (records with both names). */
  readonly candidatePairs: number;
  /** Pairs linked through this key and through none above it. */
  readonly newPairs: number;
  readonly newTruePairs: number;
  readonly newFalsePairs: number;
  /** Groups of records too large to compare whole, which were divided by the first letter of the surname. */
  readonly dividedBlocks: number;
}

/** Keys beyond equality, each a reading of the date that survives one kind of slip: a number, since texts take longer to tell apart. */
type ReadDate = (parts: CalendarParts) => number | null;

const yearFirst = (year: number, month: number, day: number): number => year * 10_000 + month * 100 + day;

/** The date without one of its eight digits, counted from the last; the year has four. */
const withoutDigit = (unit: number) => {
  return ({ year, month, day }: CalendarParts): number | null => {
    const number = yearFirst(year, month, day);
    return year < 1000 ? null : number - (Math.floor(number / unit) % 10) * unit;
  };
};

const KEYS: readonly { readonly name: string; readonly of: readonly ReadDate[] }[] = [
  {
    name: 'day and month swapped',
    of: [({ year, month, day }) => yearFirst(year, Math.min(month, day), Math.max(month, day))],
  },
  { name: 'one digit different', of: [1e7, 1e6, 1e5, 1e4, 1e3, 100, 10, 1].map(withoutDigit) },
  { name: 'day and month the same, another year', of: [({ month, day }) => yearFirst(0, month, day)] },
  { name: 'year the same, another day', of: [({ year }) => year] },
];

/** Ways in which dates may agree, each counted after those before it; the first is equality. */
export const DATE_READINGS: readonly string[] = ['exact date', ...KEYS.map(({ name }) => name)];

/** Where a key gathers more records than this, they are divided by the first letter of the surname. */
const LARGEST_BLOCK = 4_000;

/**
 * How many links does an exact date of birth forbid, and what would each way of relaxing it find and spoil?
 *
 * Each key in turn brings together records whose dates agree up to one kind of slip; names are compared at the same
 * tolerance, and only pairs that no earlier key found are counted as new. The first row is the exact date.
 *
 * Edge rules: text that is no date takes part in the first row only. Where a key gathers more than `largestBlock`
 * records, they are divided by the first letter of the surname, pairs across letters are not compared, and the row says
 * how often.
 *
 * @throws InputError where the tolerance is not 0 … 3, or a record has no true person.
 *
 * @example
 * relaxedDates(records, truth, { forename: 1, surname: 1 })[0].key // 'exact date'
 */
export function relaxedDates(
  records: PersonRecords,
  entity: DictionaryColumn,
  tolerance: { readonly forename: number; readonly surname: number },
  options: { readonly largestBlock?: number } = {},
): RelaxedDateRow[] {
  const { entityOfRow } = truePersonOfRecords(entity, records.forename.codes.length);
  const found = DATE_READINGS.map(() => ({ newPairs: 0, newTruePairs: 0, newFalsePairs: 0 }));
  const keys = forEachRelaxedPair(
    records,
    tolerance,
    (a, b, reading) => {
      const row = found[reading]!;
      row.newPairs++;
      if (entityOfRow[a] === entityOfRow[b]) row.newTruePairs++;
      else row.newFalsePairs++;
    },
    options,
  );
  return keys.map((each, reading) => ({ ...each, ...found[reading]! }));
}

/**
 * Which pairs would be linked if dates of birth had to agree only nearly?
 *
 * Visits each pair of records whose names are within the tolerance once, with the position in {@link DATE_READINGS} of
 * the first way in which their dates agree; rules and edges as for {@link relaxedDates}.
 *
 * @throws InputError where the tolerance is not 0 … 3.
 *
 * @example
 * const found = [];
 * forEachRelaxedPair(records, { forename: 1, surname: 1 }, (left, right, reading) => found.push([left, right, reading]));
 * found // [[0, 1, 0], [2, 3, 0], [2, 4, 2], [4, 3, 2]]
 */
export function forEachRelaxedPair(
  records: PersonRecords,
  tolerance: { readonly forename: number; readonly surname: number },
  visit: (left: number, right: number, reading: number) => void,
  options: { readonly largestBlock?: number } = {},
): Pick<RelaxedDateRow, 'key' | 'candidatePairs' | 'dividedBlocks'>[] {
  const pass = new RelaxedPass(records, tolerance, options.largestBlock);
  for (const reading of DATE_READINGS.keys()) pass.forEachPair(reading, (a, b) => visit(a, b, reading));
  return DATE_READINGS.map((key, reading) => ({
    key,
    candidatePairs: pass.candidatePairs(reading),
    dividedBlocks: pass.dividedBlocks(reading),
  }));
}

/** The keys of every reading of the dates, by which pairs are brought together or found again. */
export class RelaxedPass {
  private readonly records: PersonRecords;
  private readonly tolerance: { readonly forename: number; readonly surname: number };
  private readonly lexicon: NameLexicon;
  private readonly measured: SweptName;
  /** Per reading, the keys that it stands for. */
  private readonly keys: readonly (readonly DateKey[])[];

  constructor(
    records: PersonRecords,
    tolerance: { readonly forename: number; readonly surname: number },
    largestBlock = LARGEST_BLOCK,
    lexicon = nameLexicon(records.forename, records.surname, 'folded'),
  ) {
    if (![tolerance.forename, tolerance.surname].every((each) => [0, 1, 2, 3].includes(each))) {
      throw new InputError(`tolerance must be 0, 1, 2 or 3: ${tolerance.forename}, ${tolerance.surname}.`);
    }
    const { forename, surname, dateOfBirth } = records;
    recordCount({ forename, surname, dateOfBirth });
    if (!(largestBlock >= 0)) throw new InputError(`the largest block must be 0 records or more: ${largestBlock}.`);
    this.records = records;
    this.tolerance = tolerance;
    this.lexicon = lexicon;
    this.measured = new SweptName(this.lexicon);
    const parts = dateOfBirth.values.map((text) => calendarParts(text));
    const readings: (readonly (string | number | null)[])[][] = [
      [dateOfBirth.values.map((text) => (text === '' ? null : text))],
      ...KEYS.map(({ of }) => of.map((read) => parts.map((each) => (each === null ? null : read(each))))),
    ];
    const initials = initialsOf(surname);
    const recordsOfDate = sizesOf(dateOfBirth.codes, dateOfBirth.values.length);
    this.keys = readings.map((columns) =>
      columns.map((says) => new DateKey(says, { dates: dateOfBirth.codes, recordsOfDate, initials }, largestBlock)),
    );
  }

  dividedBlocks(reading: number): number {
    return this.keys[reading]!.reduce((sum, { divided }) => sum + divided, 0);
  }

  /** The first reading by which two records agree; −1 where there is none. */
  readingOf(a: number, b: number): number {
    return this.keys.findIndex((keys) => keys.some((key) => key.joins(a, b)));
  }

  /** Keys of the reading, each with the number of records of every value. */
  sizesOf(reading: number): readonly Int32Array[] {
    return this.keys[reading]!.map(({ sizes }) => sizes);
  }

  /** Pairs of records with both names that share a value of the reading's keys, counted once for each key. */
  candidatePairs(reading: number): number {
    const [forenames, surnames] = [this.records.forename.codes, this.records.surname.codes];
    return this.keys[reading]!.reduce((sum, key) => sum + key.pairsOfNamed(forenames, surnames), 0);
  }

  /** Whether both names of two records are stated and within the tolerance. */
  areNamesNear(a: number, b: number): boolean {
    const { records, lexicon, tolerance } = this;
    const near = (codes: Int32Array, ids: Int32Array, most: number): boolean => {
      if (codes[a]! < 0 || codes[b]! < 0) return false;
      this.measured.hold(ids[codes[a]!]!);
      const distance = this.measured.distanceTo(ids[codes[b]!]!);
      this.measured.release();
      return distance <= most;
    };
    return (
      near(records.surname.codes, lexicon.surnameIds, tolerance.surname) &&
      near(records.forename.codes, lexicon.forenameIds, tolerance.forename)
    );
  }

  /**
   * Visits each pair within the tolerance that agrees by the reading and by none before; of the values of its keys only
   * those that are asked for.
   */
  forEachPair(
    reading: number,
    visit: (left: number, right: number, key: number, value: number) => void,
    isAskedFor?: (key: number, value: number) => boolean,
  ): void {
    const { lexicon, tolerance } = this;
    const earlier = this.keys.slice(0, reading).flat();
    for (const [position, key] of this.keys[reading]!.entries()) {
      // Records of one date alone were brought together by the exact date, which comes first.
      const asked = key.askedRows((value) => isAskedFor?.(position, value) ?? true, reading > 0);
      const groups = nameGroups({ ...asked, values: key.sizes }, this.records, lexicon, true);
      const { groupStart, rows } = groups;
      // What a pair shares with earlier keys says whether they found it: no list of pairs is kept.
      const offer = (a: number, b: number): void => {
        for (const other of earlier) if (other.joins(a, b)) return;
        visit(a, b, position, key.valueOf(a));
      };
      for (let group = 0; group + 1 < groupStart.length; group++) {
        for (let i = groupStart[group]!; i < groupStart[group + 1]!; i++) {
          for (let j = i + 1; j < groupStart[group + 1]!; j++) offer(rows[i]!, rows[j]!);
        }
      }
      const { pairs } = sweepGroups(groups, lexicon, false, tolerance);
      for (let index = 0; index < pairs.length; index++) {
        const left = pairs.left[index]!;
        const right = pairs.right[index]!;
        for (let i = groupStart[left]!; i < groupStart[left + 1]!; i++) {
          for (let j = groupStart[right]!; j < groupStart[right + 1]!; j++) offer(rows[i]!, rows[j]!);
        }
      }
      earlier.push(key);
    }
  }
}

/**
 * What each record's date says by one reading. Values that would bring too many records together are divided by the first
 * letter of the surname. Numbers are kept for each date, not for each record.
 */
class DateKey {
  /** Records of each value. */
  readonly sizes: Int32Array;
  /** Values that were divided. */
  readonly divided: number;
  private readonly dates: Int32Array;
  private readonly initials: Int32Array;
  /** By date: its value; where that is divided, −2 less the place from which its letters are numbered. */
  private readonly ofDate: Int32Array;
  private readonly ofPlace: Int32Array;
  /** By date: 1 where no other date with records has its value. */
  private readonly isAlone: Uint8Array;

  constructor(
    says: readonly (string | number | null)[],
    records: { readonly dates: Int32Array; readonly recordsOfDate: Int32Array; readonly initials: Int32Array },
    largest: number,
  ) {
    const { dates, recordsOfDate, initials } = records;
    this.dates = dates;
    this.initials = initials;
    const numberOf = new Map<string | number, number>();
    const codeOf = new Int32Array(says.length);
    for (const [date, said] of says.entries()) {
      const known = said === null ? MISSING_CODE : (numberOf.get(said) ?? numberOf.size);
      if (known === numberOf.size) numberOf.set(said!, known);
      codeOf[date] = known;
    }
    const sizes = new Int32Array(numberOf.size);
    const datesOf = new Int32Array(numberOf.size);
    for (let date = 0; date < codeOf.length; date++) {
      const code = codeOf[date]!;
      if (code < 0 || recordsOfDate[date] === 0) continue;
      sizes[code]! += recordsOfDate[date]!;
      datesOf[code]!++;
    }
    this.isAlone = new Uint8Array(codeOf.length);
    for (let date = 0; date < codeOf.length; date++) {
      if (codeOf[date]! >= 0 && datesOf[codeOf[date]!] === 1) this.isAlone[date] = 1;
    }
    this.divided = sizes.reduce((count, size) => count + (size > largest ? 1 : 0), 0);
    if (this.divided === 0) {
      this.ofDate = codeOf;
      this.ofPlace = new Int32Array(0);
      this.sizes = sizes;
      return;
    }
    const width = 1 + initials.reduce((most, each) => Math.max(most, each), -1);
    let places = 0;
    const placeOf = Array.from(sizes, (size) => {
      const place = places;
      places += size > largest ? width : 1;
      return place;
    });
    this.ofDate = codeOf.map((code) =>
      code < 0 ? MISSING_CODE : sizes[code]! > largest ? -2 - placeOf[code]! : placeOf[code]!,
    );
    // Numbered in order of first appearance.
    this.ofPlace = new Int32Array(places).fill(MISSING_CODE);
    const counted: number[] = [];
    for (let row = 0; row < dates.length; row++) {
      const place = this.placeOf(row);
      if (place < 0) continue;
      if (this.ofPlace[place] === MISSING_CODE) this.ofPlace[place] = counted.push(0) - 1;
      counted[this.ofPlace[place]!]!++;
    }
    this.sizes = Int32Array.from(counted);
  }

  /** Whether two records share a value. */
  joins(a: number, b: number): boolean {
    const place = this.placeOf(a);
    return place >= 0 && place === this.placeOf(b);
  }

  /** Of the records with both names, the pairs that share a value. */
  pairsOfNamed(forenames: Int32Array, surnames: Int32Array): number {
    const named = new Int32Array(this.sizes.length);
    for (let row = 0; row < forenames.length; row++) {
      const place = forenames[row]! < 0 || surnames[row]! < 0 ? MISSING_CODE : this.placeOf(row);
      if (place >= 0) named[this.divided > 0 ? this.ofPlace[place]! : place]!++;
    }
    return named.reduce((sum, each) => sum + (each * (each - 1)) / 2, 0);
  }

  /** The value of a record that has one. */
  valueOf(row: number): number {
    const place = this.placeOf(row);
    return this.divided > 0 ? this.ofPlace[place]! : place;
  }

  /**
   * The records whose value is asked for, in their order, and the value of each; without those of values that one date
   * alone has, where that is said.
   */
  askedRows(
    isAskedFor: (value: number) => boolean,
    ofSeveralDates: boolean,
  ): { readonly codes: Int32Array; readonly rows: Int32Array } {
    const { dates, initials, ofPlace, divided, isAlone } = this;
    const isAsked = this.sizes.map((_, value) => (isAskedFor(value) ? 1 : 0));
    // What is known of a date is asked once for it, not for each of its records; a record without one comes first.
    const ofDate = new Int32Array(this.ofDate.length + 1).fill(MISSING_CODE);
    for (let date = 0; date < isAlone.length; date++) {
      if (ofSeveralDates && isAlone[date] === 1) continue;
      const own = this.ofDate[date]!;
      const value = own >= 0 && divided > 0 ? ofPlace[own]! : own;
      if (value < 0 || isAsked[value] === 1) ofDate[date + 1] = value;
    }
    const codes = new Int32Array(dates.length);
    const rows = new Int32Array(dates.length);
    let length = 0;
    for (let row = 0; row < dates.length; row++) {
      let value = ofDate[dates[row]! + 1]!;
      if (value === MISSING_CODE) continue;
      if (value < MISSING_CODE) {
        const initial = initials[row]!;
        if (initial < 0) continue;
        value = ofPlace[initial - 2 - value]!;
        if (value < 0 || isAsked[value] === 0) continue;
      }
      codes[length] = value;
      rows[length++] = row;
    }
    return { codes: codes.subarray(0, length), rows: rows.subarray(0, length) };
  }

  private placeOf(row: number): number {
    const date = this.dates[row]!;
    if (date < 0) return MISSING_CODE;
    const place = this.ofDate[date]!;
    if (place >= MISSING_CODE) return place;
    const initial = this.initials[row]!;
    return initial < 0 ? MISSING_CODE : initial - 2 - place;
  }
}

/** The first letter of each record's surname, as a number. */
function initialsOf(surname: DictionaryColumn): Int32Array {
  const numberOf = new Map<string, number>();
  const ofValue = surname.values.map((text) => {
    const initial = text.slice(0, 1).toLowerCase();
    if (!numberOf.has(initial)) numberOf.set(initial, numberOf.size);
    return numberOf.get(initial)!;
  });
  return surname.codes.map((code) => (code < 0 ? MISSING_CODE : ofValue[code]!));
}

function sizesOf(codes: Int32Array, values: number): Int32Array {
  const sizes = new Int32Array(values);
  codes.forEach((code) => {
    if (code >= 0) sizes[code]!++;
  });
  return sizes;
}
