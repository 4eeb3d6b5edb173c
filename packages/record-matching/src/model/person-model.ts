import { type DictionaryColumn, isBlankColumn, type RandomStream } from '@assay/statistics';
import { combineKeys, derivedColumn } from '../blocking/block-key.ts';
import { calendarParts } from '../blocking/calendar-parts.ts';
import { withoutCrowdedKeys } from '../blocking/crowded-keys.ts';
import { NAME_FORMS } from '../names/name-forms.ts';
import { type PersonRecords, recordCount } from '../person-records.ts';
import type { BlockRule } from './candidate-pairs.ts';
import { dateLevels } from './date-levels.ts';
import { type FellegiSunterModel, type FellegiSunterSettings, fellegiSunter } from './fellegi-sunter.ts';
import { nameLevels } from './name-levels.ts';
import { POSTCODE_PARTS, partLevels } from './part-levels.ts';
import { textLevels } from './text-levels.ts';

/** What a register of people usually holds; a column that it lacks is blank. */
export interface PersonFields extends PersonRecords {
  readonly sex: DictionaryColumn;
  readonly placeOfBirth: DictionaryColumn;
  readonly postcode: DictionaryColumn;
}

export interface PersonModel extends FellegiSunterModel {
  /** Keys that more records share than are compared, each with how many records. */
  readonly crowded: readonly { readonly key: string; readonly records: number }[];
  /** Records with any of them. */
  readonly crowdedRecords: number;
}

/** A key that more records share is passed over: they are compared where another key brings them together. */
const LARGEST_BLOCK = 5_000;

/**
 * How likely are two records of a register of people about one person, by every field that it holds?
 *
 * {@link fellegiSunter} as a register of people needs it: names by likeness, known forms of one name and, of women, a
 * surname taken at marriage; the parts of the date of birth; place of birth and parts of the postcode where they are
 * recorded. Pairs are compared that share the date, both names, one name and the year, or the surname and a place; each
 * field is left out by one of the keys that train the model, or its weights would stay a first guess. Twins are a class
 * of their own.
 *
 * Edge rules: a key that more than 5,000 records share is passed over, and its records are counted.
 *
 * Source: as for {@link fellegiSunter}.
 *
 * @example
 * const blank = dictionaryColumn(new Array(7).fill(null));
 * const fields = { ...records, sex, placeOfBirth: blank, postcode };
 * personModel(fields, randomStream('example'), { randomPairs: 1000 }).fields.length // 4
 */
export function personModel(
  { forename, surname, dateOfBirth, sex, placeOfBirth, postcode }: PersonFields,
  random: RandomStream,
  {
    largestBlock = LARGEST_BLOCK,
    ...more
  }: { readonly largestBlock?: number } & Pick<FellegiSunterSettings, 'randomPairs'> = {},
): PersonModel {
  const records = recordCount({ forename, surname, dateOfBirth });
  const year = derivedColumn(dateOfBirth, (text) => calendarParts(text)?.year.toString() ?? null);
  const isCrowded = new Uint8Array(records);
  const crowded: { key: string; records: number }[] = [];
  const block = (name: string, keys: readonly DictionaryColumn[], informs: readonly string[]): BlockRule => {
    const all = combineKeys(keys);
    const { records, ...kept } = withoutCrowdedKeys(all, largestBlock);
    if (records > 0) crowded.push({ key: name, records });
    for (const [row, code] of kept.codes.entries()) if (code !== all.codes[row]) isCrowded[row] = 1;
    return { name, ...kept, informs };
  };
  const names = nameLevels(forename, surname, {
    levels: { similarity: [0.92, 0.85, 0.7], termFrequency: true },
    forms: NAME_FORMS,
    // Where the custom is that wives take another surname, a different one says less of two records of women.
    changes: { group: sex, isLikely: (word) => /^(f|female|woman|women)$/i.test(word.trim()) },
  });
  const hasPlace = !isBlankColumn(placeOfBirth);
  const hasPostcode = !isBlankColumn(postcode);
  const fitted = fellegiSunter(
    {
      ...more,
      records,
      fields: [
        names.firstName,
        names.surname,
        dateLevels('date of birth', dateOfBirth, { termFrequency: true }),
        ...(hasPlace ? [textLevels('place of birth', placeOfBirth, { similarity: [0.9], termFrequency: true })] : []),
        ...(hasPostcode ? [partLevels('postcode', postcode, POSTCODE_PARTS)] : []),
      ],
      blocks: [
        block('date of birth', [dateOfBirth], ['date of birth']),
        block('both names', [forename, surname], ['first name', 'surname']),
        block('surname and year of birth', [surname, year], ['surname', 'date of birth']),
        block('first name and year of birth', [forename, year], ['first name', 'date of birth']),
        ...(hasPlace
          ? [block('surname and place of birth', [surname, placeOfBirth], ['surname', 'place of birth'])]
          : []),
        ...(hasPostcode ? [block('surname and postcode', [surname, postcode], ['surname', 'postcode'])] : []),
      ],
      twinsDifferIn: ['first name'],
      trainOn: [
        'both names',
        'surname and year of birth',
        'date of birth',
        ...(hasPostcode ? ['surname and postcode'] : []),
      ],
    },
    random,
  );
  return { ...fitted, crowded, crowdedRecords: isCrowded.reduce((sum, each) => sum + each, 0) };
}
