import { type DictionaryColumn, InputError, MISSING_CODE } from '@assay/statistics';
import { truthOf } from '../errors/truth.ts';
import { type NameLexicon, nameLexicon } from '../names/name-lexicon.ts';
import type { PersonRecords } from '../person-records.ts';
import { compareGroups } from '../sweep/compare-groups.ts';
import { MeasuredName } from '../sweep/measured-name.ts';
import { derivedColumn } from './block-key.ts';
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

const two = (number: number): string => `${number}`.padStart(2, '0');
const iso = ({ year, month, day }: CalendarParts): string => `${year}-${two(month)}-${two(day)}`;

/** Keys beyond equality, each a reading of the date that survives one kind of slip. */
const KEYS: readonly { readonly name: string; readonly of: readonly ((parts: CalendarParts) => string | null)[] }[] = [
  {
    name: 'day and month swapped',
    of: [({ year, month, day }) => `${year}|${[two(month), two(day)].sort().join('|')}`],
  },
  {
    name: 'one digit different',
    of: [0, 1, 2, 3, 5, 6, 8, 9].map((place) => (parts: CalendarParts) => {
      const text = iso(parts);
      return text.length === 10 ? `${place}:${text.slice(0, place)}_${text.slice(place + 1)}` : null;
    }),
  },
  { name: 'day and month the same, another year', of: [({ month, day }) => `${two(month)}-${two(day)}`] },
  { name: 'year the same, another day', of: [({ year }) => `${year}`] },
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
  const { entityOfRow } = truthOf(entity, records.forename.codes.length);
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
  return DATE_READINGS.map((key, reading) => ({
    key,
    candidatePairs: pass.forEachPair(reading, (a, b) => visit(a, b, reading)),
    dividedBlocks: pass.dividedBlocks(reading),
  }));
}

/** The keys of every reading of the dates, by which pairs are brought together or found again. */
export class RelaxedPass {
  private readonly records: PersonRecords;
  private readonly tolerance: { readonly forename: number; readonly surname: number };
  private readonly lexicon: NameLexicon;
  private readonly measured: MeasuredName;
  /** Per reading, the keys that it stands for. */
  private readonly keys: readonly (readonly DividedKey[])[];

  constructor(
    records: PersonRecords,
    tolerance: { readonly forename: number; readonly surname: number },
    largestBlock = LARGEST_BLOCK,
  ) {
    if (![tolerance.forename, tolerance.surname].every((each) => [0, 1, 2, 3].includes(each))) {
      throw new InputError(`tolerance must be 0, 1, 2 or 3: ${tolerance.forename}, ${tolerance.surname}.`);
    }
    const { forename, surname, dateOfBirth } = records;
    this.records = records;
    this.tolerance = tolerance;
    this.lexicon = nameLexicon(forename, surname, 'folded');
    this.measured = new MeasuredName(this.lexicon);
    const parts = dateOfBirth.values.map((text) => calendarParts(text));
    const readings: DictionaryColumn[][] = [
      [dateOfBirth],
      ...KEYS.map(({ of }) =>
        of.map((read) => {
          const texts = parts.map((each) => (each === null ? null : read(each)));
          let code = 0;
          return derivedColumn(dateOfBirth, () => texts[code++] ?? null);
        }),
      ),
    ];
    this.keys = readings.map((columns) => columns.map((column) => dividedKey(column, surname, largestBlock)));
  }

  dividedBlocks(reading: number): number {
    return this.keys[reading]!.reduce((sum, { divided }) => sum + divided, 0);
  }

  /** The first reading by which two records agree; −1 where there is none. */
  readingOf(a: number, b: number): number {
    return this.keys.findIndex((keys) => keys.some(({ codes }) => codes[a]! >= 0 && codes[a] === codes[b]));
  }

  /** Keys of the reading, each with the number of records of every value. */
  sizesOf(reading: number): readonly Int32Array[] {
    return this.keys[reading]!.map(({ sizes }) => sizes);
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
   * those that are asked for. Returns how many pairs of records with both names were brought together.
   */
  forEachPair(
    reading: number,
    visit: (left: number, right: number, key: number, value: number) => void,
    isAskedFor?: (key: number, value: number) => boolean,
  ): number {
    const { lexicon, tolerance } = this;
    const earlier = this.keys.slice(0, reading).flatMap((keys) => keys.map(({ codes }) => codes));
    let candidatePairs = 0;
    for (const [position, { codes, sizes }] of this.keys[reading]!.entries()) {
      const asked = isAskedFor === undefined ? codes : askedFor(codes, sizes.length, position, isAskedFor);
      const groups = nameGroups({ codes: asked, values: sizes }, this.records, lexicon, true);
      const { groupStart, blockStart, rows } = groups;
      for (let block = 0; block + 1 < blockStart.length; block++) {
        const size = groupStart[blockStart[block + 1]!]! - groupStart[blockStart[block]!]!;
        candidatePairs += (size * (size - 1)) / 2;
      }
      // What a pair shares with earlier keys says whether they found it: no list of pairs is kept.
      const offer = (a: number, b: number): void => {
        for (const other of earlier) if (other[a]! >= 0 && other[a] === other[b]) return;
        visit(a, b, position, codes[a]!);
      };
      for (let group = 0; group + 1 < groupStart.length; group++) {
        for (let i = groupStart[group]!; i < groupStart[group + 1]!; i++) {
          for (let j = i + 1; j < groupStart[group + 1]!; j++) offer(rows[i]!, rows[j]!);
        }
      }
      const { pairs } = compareGroups(groups, lexicon, false);
      for (let index = 0; index < pairs.length; index++) {
        const kind = pairs.distanceClass[index]!;
        if (kind >> 2 > tolerance.forename || (kind & 3) > tolerance.surname) continue;
        const left = pairs.left[index]!;
        const right = pairs.right[index]!;
        for (let i = groupStart[left]!; i < groupStart[left + 1]!; i++) {
          for (let j = groupStart[right]!; j < groupStart[right + 1]!; j++) offer(rows[i]!, rows[j]!);
        }
      }
      earlier.push(codes);
    }
    return candidatePairs;
  }
}

function askedFor(
  codes: Int32Array,
  values: number,
  key: number,
  isAskedFor: (key: number, value: number) => boolean,
): Int32Array {
  const asked = Uint8Array.from({ length: values }, (_, value) => (isAskedFor(key, value) ? 1 : 0));
  return codes.map((code) => (code >= 0 && asked[code] === 1 ? code : MISSING_CODE));
}

interface DividedKey {
  readonly codes: Int32Array;
  /** Records of each value. */
  readonly sizes: Int32Array;
  /** Values that were divided by the first letter of the surname. */
  readonly divided: number;
}

/** The key, with blocks that would explode divided by the first letter of the surname. */
function dividedKey(key: DictionaryColumn, surname: DictionaryColumn, largest: number): DividedKey {
  const sizes = sizesOf(key.codes, key.values.length);
  const divided = sizes.reduce((count, size) => count + (size > largest ? 1 : 0), 0);
  if (divided === 0) return { codes: key.codes, sizes, divided };
  const initialIds = new Map<string, number>();
  const initialOf = surname.values.map((text) => {
    const initial = text.slice(0, 1).toLowerCase();
    if (!initialIds.has(initial)) initialIds.set(initial, initialIds.size + 1);
    return initialIds.get(initial)!;
  });
  // Numbered in order of first appearance.
  const width = initialIds.size + 1;
  const numberOf = new Int32Array(key.values.length * width).fill(MISSING_CODE);
  let values = 0;
  const codes = key.codes.map((code, row) => {
    if (code < 0) return MISSING_CODE;
    let place = code * width;
    if (sizes[code]! > largest) {
      const name = surname.codes[row]!;
      if (name < 0) return MISSING_CODE;
      place += initialOf[name]!;
    }
    if (numberOf[place] === MISSING_CODE) numberOf[place] = values++;
    return numberOf[place]!;
  });
  return { codes, sizes: sizesOf(codes, values), divided };
}

function sizesOf(codes: Int32Array, values: number): Int32Array {
  const sizes = new Int32Array(values);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) sizes[codes[row]!]!++;
  return sizes;
}
