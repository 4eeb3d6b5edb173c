import { checkedCodes, type DictionaryColumn, MISSING_CODE, type NotComputed, notComputed } from '@assay/statistics';

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
  checkedCodes(identifiers, 'identifiers of persons');
  // By the codes alone: to count identifiers, none of a million texts is made.
  const rows = new Int32Array(identifiers.codes.reduce((most, code) => Math.max(most, code), MISSING_CODE) + 1);
  for (const code of identifiers.codes) if (code !== MISSING_CODE) rows[code]!++;
  const repeated = rows.reduce((sum, times) => sum + Math.max(0, times - 1), 0);
  return {
    person: repeated > 0 ? identifiers : null,
    repeated: rows.some((times) => times > 0) ? repeated : notComputed('the file has no identifier of persons'),
  };
}
