import { type DictionaryColumn, MISSING_CODE, type NotComputed, notComputed } from '@assay/statistics';

/**
 * Why is a table by this column no table by groups? `null` where it is one: where some row says something, and rows say no more
 * different things than `most`; beyond that it is a column of names, and every row of a table would be of few.
 *
 * @example
 * unfitToGroupBy(dictionaryColumn([null, null]), 'age', 40).reason // 'the file does not record age'
 */
export function unfitToGroupBy({ codes }: DictionaryColumn, what: string, most: number): NotComputed | null {
  const used = new Set(codes);
  used.delete(MISSING_CODE);
  if (used.size === 0) return notComputed(`the file does not record ${what}`);
  return used.size > most ? notComputed(`${what} has ${used.size} different values, too many for a table`) : null;
}
