import { type DictionaryColumn, MISSING_CODE } from './dictionary-column.ts';

/** What rows without a value are called, wherever groups are counted. */
export const BLANK_GROUP = 'Not recorded';

/**
 * Under which name do rows without a value stand? {@link BLANK_GROUP}, or that with "(blank)" after it where the column uses
 * the words itself, in any case: what a file says and what it leaves blank are two things, and are never added up.
 *
 * @example
 * blankGroup(['A', 'Not recorded']) // 'Not recorded (blank)'
 */
export function blankGroup(values: Iterable<string>, label: string = BLANK_GROUP): string {
  const taken = new Set(Array.from(values, (value) => value.toLowerCase()));
  let name = label;
  while (taken.has(name.toLowerCase())) name += ' (blank)';
  return name;
}

/**
 * The same column with a group for every row: rows without a value stand last, under the name that {@link blankGroup} gives.
 * Where every row has a value, the column as it is.
 *
 * @example
 * withBlankGroup(dictionaryColumn(['North', null])) // { codes: [0, 1], values: ['North', 'Not recorded'] }
 */
export function withBlankGroup(column: DictionaryColumn): DictionaryColumn {
  const { codes, values } = column;
  if (!codes.includes(MISSING_CODE)) return column;
  return {
    codes: codes.map((code) => (code === MISSING_CODE ? values.length : code)),
    values: [...values, blankGroup(values)],
  };
}
