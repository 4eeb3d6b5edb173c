import { checkedCodes, type DictionaryColumn, MISSING_CODE, type NotComputed, notComputed } from '@assay/statistics';
import { dictionaryLength } from './held-texts.ts';

export interface RepeatedPersons {
  /** Whom each row is about where rows repeat people, whose rows then count as one; else `null`. */
  readonly person: DictionaryColumn | null;
  /** Rows beyond the first of their person, or why that is not known. */
  readonly repeated: number | NotComputed;
}

/**
 * Do rows repeat people? A row without an identifier is a person of its own.
 *
 * @throws InputError where a code has no value.
 *
 * @example
 * repeatedPersons(dictionaryColumn(['p', 'p', 'q', null])).repeated // 1
 */
export function repeatedPersons(identifiers: DictionaryColumn): RepeatedPersons {
  // To count identifiers, none of a million texts is made.
  const length = dictionaryLength(identifiers);
  checkedCodes({ codes: identifiers.codes, values: { length } }, 'identifiers of persons');
  const rows = new Int32Array(length);
  for (const code of identifiers.codes) if (code !== MISSING_CODE) rows[code]!++;
  const repeated = rows.reduce((sum, times) => sum + Math.max(0, times - 1), 0);
  return {
    person: repeated > 0 ? identifiers : null,
    repeated: rows.some((times) => times > 0) ? repeated : notComputed('the file has no identifier of persons'),
  };
}
