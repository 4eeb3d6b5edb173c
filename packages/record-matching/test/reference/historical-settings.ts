import type { DictionaryColumn } from '@assay/statistics';
import {
  type BlockRule,
  calendarParts,
  combineKeys,
  dateLevels,
  derivedColumn,
  POSTCODE_PARTS,
  partLevels,
  textLevels,
} from '../../src/index.ts';

type Column = 'first_name' | 'surname' | 'dob' | 'birth_place' | 'postcode_fake' | 'occupation';

/** Fields and blocks for the historical figures; chosen from what the columns are, before any result was seen. */
export function historicalSettings(columns: Readonly<Record<Column, DictionaryColumn>>) {
  const { first_name: forename, surname, dob, birth_place: birthPlace, postcode_fake: postcode, occupation } = columns;
  const year = derivedColumn(dob, (text) => calendarParts(text)?.year.toString() ?? null);
  const month = derivedColumn(dob, (text) => text.slice(0, 7));
  const initial = (column: DictionaryColumn) => derivedColumn(column, (text) => text.slice(0, 1));
  const district = derivedColumn(postcode, (text) => POSTCODE_PARTS[0]!.of(text));
  const block = (name: string, keys: readonly DictionaryColumn[], informs: readonly string[]): BlockRule => ({
    name,
    ...combineKeys(keys),
    informs,
  });
  return {
    records: surname.codes.length,
    fields: [
      textLevels('forename', forename, { similarity: [0.92, 0.85, 0.7], termFrequency: true }),
      textLevels('surname', surname, { similarity: [0.92, 0.85, 0.7], termFrequency: true }),
      dateLevels('dateOfBirth', dob, { termFrequency: true }),
      textLevels('birthPlace', birthPlace, { similarity: [0.9], termFrequency: true }),
      partLevels('postcode', postcode, POSTCODE_PARTS),
      textLevels('occupation', occupation, { termFrequency: true }),
    ],
    blocks: [
      block('names', [forename, surname], ['forename', 'surname']),
      block('postcode', [postcode], ['postcode']),
      block('surname and birth place', [surname, birthPlace], ['surname', 'birthPlace']),
      block('forename and birth place', [forename, birthPlace], ['forename', 'birthPlace']),
      block('surname and year', [surname, year], ['surname', 'dateOfBirth']),
      block('forename and year', [forename, year], ['forename', 'dateOfBirth']),
      block('month and initial', [month, initial(forename)], ['dateOfBirth', 'forename']),
      block('district and surname initial', [district, initial(surname)], ['postcode', 'surname']),
      block('district and initial', [district, initial(forename)], ['postcode', 'forename']),
    ],
    trainOn: ['names', 'postcode', 'surname and birth place', 'surname and year'],
  };
}
