import { isBlankColumn, type RandomStream } from '@assay/statistics';
import { fellegiSunter } from './fellegi-sunter.ts';
import type { FellegiSunterModel, FellegiSunterSettings } from './fellegi-sunter-settings.ts';
import {
  keysOfPeople,
  LARGEST_BLOCK,
  type PersonBlocks,
  type PersonFields,
  personBlocks,
  personLevels,
  TWINS_DIFFER_IN,
  trainingKeys,
} from './person-keys.ts';

export interface PersonModel extends FellegiSunterModel {
  readonly crowded: PersonBlocks['crowded'];
  /** Records with any of them. */
  readonly crowdedRecords: number;
}

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
  columns: PersonFields,
  random: RandomStream,
  {
    largestBlock = LARGEST_BLOCK,
    ...more
  }: { readonly largestBlock?: number } & Pick<FellegiSunterSettings, 'randomPairs'> = {},
): PersonModel {
  const filled = { hasPlace: !isBlankColumn(columns.placeOfBirth), hasPostcode: !isBlankColumn(columns.postcode) };
  const { blocks, crowded, isCrowded } = personBlocks(columns, keysOfPeople(filled), largestBlock);
  const fitted = fellegiSunter(
    {
      ...more,
      records: columns.dateOfBirth.codes.length,
      fields: personLevels(columns, filled),
      blocks,
      twinsDifferIn: TWINS_DIFFER_IN,
      trainOn: trainingKeys(filled),
    },
    random,
  );
  return { ...fitted, crowded, crowdedRecords: isCrowded.reduce((sum, each) => sum + each, 0) };
}
