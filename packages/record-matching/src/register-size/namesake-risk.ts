import { type DictionaryColumn, InputError } from '@assay/statistics';
import { combineKeys } from '../blocking/block-key.ts';
import { recordCount } from '../counting/person-records.ts';
import { nameLexicon } from '../names/name-lexicon.ts';

export interface NamesakeRisk {
  /** Per record: other people expected to share its name and date of birth by chance; −1 where either is missing. */
  readonly expectedNamesakes: Float64Array;
  /** Records whose name makes an automatic merge unsafe at the limit. */
  readonly unsafeRecords: number;
  readonly limit: number;
}

/**
 * Whose name is so common that a merge by name and date alone is unsafe?
 *
 * Expected namesakes of a record = (records with its full name − 1) × share of records born on its date. Where that
 * exceeds the limit, the flag "unsafe to merge automatically" stands, whatever the tolerance.
 *
 * Edge rules: a record without forename, surname or date has no risk of its own and is not flagged. Duplicates of one
 * person count as namesakes, so the risk is somewhat overstated: on the safe side.
 *
 * @throws InputError where the limit is not above 0.
 *
 * Source: McDonald and Levitt (2008), Election Law Journal 7.
 *
 * @example
 * namesakeRisk(records, { limit: 0.01 }).unsafeRecords // 2
 */
export function namesakeRisk(
  records: {
    readonly forename: DictionaryColumn;
    readonly surname: DictionaryColumn;
    readonly dateOfBirth: DictionaryColumn;
  },
  options: { readonly limit: number },
): NamesakeRisk {
  const { limit } = options;
  if (!(limit > 0))
    throw new InputError(`the limit must be above 0: ${limit}. Use 0.01 for one expected namesake in 100.`);
  const { forename, surname, dateOfBirth } = records;
  const rowCount = recordCount({ forename, surname, dateOfBirth });
  const lexicon = nameLexicon(forename, surname, 'folded');
  const folded = (column: DictionaryColumn, ids: Int32Array): DictionaryColumn => ({
    values: column.values,
    codes: column.codes.map((code) => (code < 0 ? -1 : ids[code]!)),
  });
  const names = combineKeys([
    { ...folded(forename, lexicon.forenameIds), values: new Array<string>(lexicon.surnameOffset) },
    { ...folded(surname, lexicon.surnameIds), values: new Array<string>(lexicon.start.length - 1) },
  ]);
  const ofName = new Int32Array(names.keyCount);
  const ofDate = new Int32Array(dateOfBirth.values.length);
  const dates = dateOfBirth.codes;
  let dated = 0;
  for (let row = 0; row < rowCount; row++) {
    if (names.codes[row]! >= 0) ofName[names.codes[row]!]!++;
    if (dates[row]! >= 0) {
      ofDate[dates[row]!]!++;
      dated++;
    }
  }
  const expectedNamesakes = new Float64Array(rowCount).fill(-1);
  let unsafeRecords = 0;
  for (let row = 0; row < rowCount; row++) {
    const name = names.codes[row]!;
    const date = dates[row]!;
    if (name < 0 || date < 0) continue;
    expectedNamesakes[row] = ((ofName[name]! - 1) * ofDate[date]!) / dated;
    if (expectedNamesakes[row]! > limit) unsafeRecords++;
  }
  return { expectedNamesakes, unsafeRecords, limit };
}
