import type { DictionaryColumn } from '@assay/statistics';
import { combineInOrder, derivedColumn } from '../blocking/block-key.ts';
import { calendarParts } from '../blocking/calendar-parts.ts';
import { withoutCrowdedKeys } from '../blocking/crowded-keys.ts';
import { type PersonRecords, recordCount } from '../counting/person-records.ts';
import { NAME_FORMS } from '../names/name-forms.ts';
import type { BlockRule } from './candidate-pairs.ts';
import { dateLevels } from './date-levels.ts';
import type { LevelColumn } from './level-column.ts';
import { nameLevels } from './name-levels.ts';
import { POSTCODE_PARTS, partLevels } from './part-levels.ts';
import { textLevels } from './text-levels.ts';

/** What a register of people usually holds; a column that it lacks is blank. */
export interface PersonFields extends PersonRecords {
  readonly sex: DictionaryColumn;
  readonly placeOfBirth: DictionaryColumn;
  readonly postcode: DictionaryColumn;
}

/** Fields in which twins agree as strangers do. */
export const TWINS_DIFFER_IN = ['first name'];

/** A key that more records share is passed over: they are compared where another key brings them together. */
export const LARGEST_BLOCK = 5_000;

type KeyColumn = 'forename' | 'surname' | 'dateOfBirth' | 'yearOfBirth' | 'placeOfBirth' | 'postcode';

/** Which pairs of records of people are compared. */
const KEYS: readonly {
  readonly name: string;
  readonly of: readonly KeyColumn[];
  readonly informs: readonly string[];
}[] = [
  { name: 'date of birth', of: ['dateOfBirth'], informs: ['date of birth'] },
  { name: 'both names', of: ['forename', 'surname'], informs: ['first name', 'surname'] },
  { name: 'surname and year of birth', of: ['surname', 'yearOfBirth'], informs: ['surname', 'date of birth'] },
  { name: 'first name and year of birth', of: ['forename', 'yearOfBirth'], informs: ['first name', 'date of birth'] },
  { name: 'surname and place of birth', of: ['surname', 'placeOfBirth'], informs: ['surname', 'place of birth'] },
  { name: 'surname and postcode', of: ['surname', 'postcode'], informs: ['surname', 'postcode'] },
];

/** Which of them train the model: each field is left out by one of them, or its weights would stay a first guess. */
const TRAINING = ['both names', 'surname and year of birth', 'date of birth', 'surname and postcode'];

/** Which of its columns a register fills. */
export interface FilledColumns {
  readonly hasPlace: boolean;
  readonly hasPostcode: boolean;
}

/** The keys of a register that fills these columns. */
export function keysOfPeople({ hasPlace, hasPostcode }: FilledColumns) {
  return KEYS.filter(
    ({ of }) => (hasPlace || !of.includes('placeOfBirth')) && (hasPostcode || !of.includes('postcode')),
  );
}

/** The keys that train the model, in their order. */
export function trainingKeys(filled: FilledColumns): string[] {
  const present = keysOfPeople(filled).map(({ name }) => name);
  return TRAINING.filter((name) => present.includes(name));
}

/** How records of people are compared, field by field. */
export function personLevels(
  { forename, surname, dateOfBirth, sex, placeOfBirth, postcode }: PersonFields,
  { hasPlace, hasPostcode }: FilledColumns,
): LevelColumn[] {
  const names = nameLevels(forename, surname, {
    levels: { similarity: [0.92, 0.85, 0.7], termFrequency: true },
    forms: NAME_FORMS,
    // Where the custom is that wives take another surname, a different one says less of two records of women.
    changes: { group: sex, isLikely: (word) => /^(f|female|woman|women)$/i.test(word.trim()) },
  });
  return [
    names.firstName,
    names.surname,
    dateLevels('date of birth', dateOfBirth, { termFrequency: true }),
    ...(hasPlace ? [textLevels('place of birth', placeOfBirth, { similarity: [0.9], termFrequency: true })] : []),
    ...(hasPostcode ? [partLevels('postcode', postcode, POSTCODE_PARTS)] : []),
  ];
}

export interface PersonBlocks {
  readonly blocks: readonly BlockRule[];
  /** Keys that more records share than are compared, each with how many records. */
  readonly crowded: readonly { readonly key: string; readonly records: number }[];
  /** 1 for each record with any of them. */
  readonly isCrowded: Uint8Array;
}

/** Records that share each of these keys, but for those of a key that too many share. */
export function personBlocks(
  fields: PersonFields,
  keys: ReturnType<typeof keysOfPeople>,
  largestBlock: number,
): PersonBlocks {
  const yearOfBirth = derivedColumn(fields.dateOfBirth, (text) => calendarParts(text)?.year.toString() ?? null);
  const columns: Readonly<Record<KeyColumn, DictionaryColumn>> = { ...fields, yearOfBirth };
  const isCrowded = new Uint8Array(
    recordCount({ forename: fields.forename, surname: fields.surname, dateOfBirth: fields.dateOfBirth }),
  );
  const crowded: { key: string; records: number }[] = [];
  const orders = new Map();
  const blocks = keys.map(({ name, of, informs }): BlockRule => {
    const all = combineInOrder(
      of.map((column) => columns[column]),
      orders,
    );
    const { codes, keyCount, mostRecords } = all;
    const isCrowdless = mostRecords !== null && mostRecords <= largestBlock;
    const { records, ...kept } = isCrowdless ? { codes, keyCount, records: 0 } : withoutCrowdedKeys(all, largestBlock);
    if (records > 0) {
      crowded.push({ key: name, records });
      for (let row = 0; row < isCrowded.length; row++) if (kept.codes[row] !== all.codes[row]) isCrowded[row] = 1;
    }
    return { name, ...kept, informs };
  });
  return { blocks, crowded, isCrowded };
}
