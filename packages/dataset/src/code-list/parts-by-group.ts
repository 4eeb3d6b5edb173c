import { type DictionaryColumn, InputError, knownPart } from '@assay/statistics';
import type { CodeList } from './code-list.ts';
import { rowsByGroup } from './groups-of.ts';

type Part = ReturnType<typeof knownPart>;

/** One group: its rows, and of how many of them each thing is so, out of those of which it is known. */
export type GroupParts<Name extends string> = { readonly group: string; readonly rows: number } & {
  readonly [Own in Name]: Part;
};

/**
 * Of each group, of how many rows is it so? Groups as {@link rowsByGroup} finds them; flags are 1 for yes and 0 for no, and
 * rows of which it is not known are counted with neither.
 *
 * @throws InputError where there are not as many flags as rows.
 *
 * @example
 * const done = Int8Array.of(1, 0, -1);
 * partsByGroup(dictionaryColumn(['N', 'N', 'S']), { done })[0] // { group: 'N', rows: 2, done: { successes: 1, total: 2 } }
 */
export function partsByGroup<Name extends string>(
  column: DictionaryColumn,
  flags: Readonly<Record<Name, ArrayLike<number>>>,
  list?: CodeList,
): GroupParts<Name>[] {
  const each = Object.entries<ArrayLike<number>>(flags);
  for (const [name, { length }] of each)
    if (length !== column.codes.length)
      throw new InputError(`${name} has ${length} flags for ${column.codes.length} rows. Pass one for each.`);
  return rowsByGroup(column, list).map(([group, rows]) => {
    const parts = Object.fromEntries(each.map(([name, own]) => [name, knownPart(own, rows)]));
    return { group, rows: rows.length, ...(parts as { readonly [Own in Name]: Part }) };
  });
}
