import { type DictionaryColumn, dictionaryColumn, InputError } from '@assay/statistics';
import { truthOf } from '../errors/truth.ts';
import { nameLexicon } from '../names/name-lexicon.ts';
import type { PersonRecords } from '../person-records.ts';
import { compareGroups } from '../sweep/compare-groups.ts';
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
  const { largestBlock = LARGEST_BLOCK } = options;
  const { forename, surname, dateOfBirth } = records;
  if (![tolerance.forename, tolerance.surname].every((each) => [0, 1, 2, 3].includes(each))) {
    throw new InputError(`tolerance must be 0, 1, 2 or 3: ${tolerance.forename}, ${tolerance.surname}.`);
  }
  const lexicon = nameLexicon(forename, surname, 'folded');
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
  const earlier: Int32Array[] = [];
  return readings.map((columns, reading) => {
    const row = { key: DATE_READINGS[reading]!, candidatePairs: 0, dividedBlocks: 0 };
    for (const column of columns) {
      const { key, divided } = dividedKey(column, surname, largestBlock);
      row.dividedBlocks += divided;
      const groups = nameGroups(key, { forename, surname }, lexicon, true);
      const { groupStart, blockStart, rows } = groups;
      for (let block = 0; block + 1 < blockStart.length; block++) {
        const size = groupStart[blockStart[block + 1]!]! - groupStart[blockStart[block]!]!;
        row.candidatePairs += (size * (size - 1)) / 2;
      }
      // What a pair shares with earlier keys says whether they found it: no list of pairs is kept.
      const offer = (a: number, b: number): void => {
        for (const codes of earlier) if (codes[a]! >= 0 && codes[a] === codes[b]) return;
        visit(a, b, reading);
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
      earlier.push(key.codes);
    }
    return row;
  });
}

/** The key, with blocks that would explode divided by the first letter of the surname. */
function dividedKey(key: DictionaryColumn, surname: DictionaryColumn, largest: number) {
  const sizes = new Int32Array(key.values.length);
  for (const code of key.codes) if (code >= 0) sizes[code]!++;
  const divided = sizes.reduce((count, size) => count + (size > largest ? 1 : 0), 0);
  if (divided === 0) return { key, divided };
  const initials = surname.values.map((text) => text.slice(0, 1).toLowerCase());
  const texts = Array.from(key.codes, (code, row) => {
    if (code < 0) return null;
    if (sizes[code]! <= largest) return key.values[code]!;
    const name = surname.codes[row]!;
    return name < 0 ? null : `${key.values[code]} ${initials[name]}`;
  });
  return { key: dictionaryColumn(texts), divided };
}
