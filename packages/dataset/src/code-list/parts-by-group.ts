import { type DictionaryColumn, InputError, knownPart, type UnitCases } from '@assay/statistics';
import type { CodeList } from './code-list.ts';
import { groupsOf, rowsByGroup } from './groups-of.ts';

type Part = ReturnType<typeof knownPart>;

/** One group: its rows, and of how many of them each thing is so, out of those of which it is known. */
export type GroupParts<Name extends string> = { readonly group: string; readonly rows: number } & {
  readonly [Own in Name]: Part;
};

/**
 * Of each group, of how many rows is it so? Groups as {@link rowsByGroup} finds them; flags are 1 for yes and 0 for no, and
 * rows of which it is not known are counted with neither.
 *
 * @throws InputError where there are not as many flags as rows, or flags are named `group` or `rows`.
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
  if ('group' in flags || 'rows' in flags) throw new InputError('flags named group or rows hide these. Rename them.');
  for (const [name, { length }] of each)
    if (length !== column.codes.length)
      throw new InputError(`${name} has ${length} flags for ${column.codes.length} rows. Pass one for each.`);
  return rowsByGroup(column, list).map(([group, rows]) => {
    const parts = Object.fromEntries(each.map(([name, own]) => [name, knownPart(own, rows)]));
    return { group, rows: rows.length, ...(parts as { readonly [Own in Name]: Part }) };
  });
}

/** Rows of one group that are of another as well, and all rows of the first. */
export interface CrossedGroup {
  readonly group: string;
  readonly other: string;
  readonly rows: number;
  readonly all: number;
}

/**
 * How many rows of each group fall into each of another? Every crossing, also those without a row; groups of both columns as
 * {@link rowsByGroup} finds them.
 *
 * @throws InputError where the columns differ in length.
 *
 * @example
 * crossedGroups(dictionaryColumn(['N', 'N', 'S']), dictionaryColumn(['a', 'b', 'a']))[3] // { group: 'S', other: 'b', rows: 0, all: 1 }
 */
export function crossedGroups(first: DictionaryColumn, second: DictionaryColumn): CrossedGroup[] {
  checkLengths(first, second.codes.length, 'the other column');
  const others = rowsByGroup(second);
  return rowsByGroup(first).flatMap(([group, rows]) => {
    const own = new Set(rows);
    return others.map(([other, of]) => ({
      group,
      other,
      rows: of.filter((row) => own.has(row)).length,
      all: rows.length,
    }));
  });
}

/**
 * What each unit decided, case by case, with the context that it met: what `standardisedShares` asks. Cases of which it is not
 * known are left out.
 *
 * @throws InputError where columns and flags differ in length.
 *
 * @example
 * const [unit, context] = [dictionaryColumn(['A', 'A']), dictionaryColumn(['home', null])];
 * unitCases(unit, context, Int8Array.of(1, -1)) // [{ unit: 'A', context: 'home', cases: 1, done: 1 }]
 */
export function unitCases(unit: DictionaryColumn, context: DictionaryColumn, flags: ArrayLike<number>): UnitCases[] {
  checkLengths(unit, context.codes.length, 'the context');
  checkLengths(unit, flags.length, 'what was decided');
  const { values, codes } = groupsOf(context);
  return rowsByGroup(unit).flatMap(([unit, rows]) =>
    rows.flatMap((row) => {
      const done = flags[row]!;
      return done === 0 || done === 1 ? [{ unit, context: values[codes[row]!]!, cases: 1, done }] : [];
    }),
  );
}

function checkLengths({ codes }: DictionaryColumn, length: number, name: string): void {
  if (length !== codes.length)
    throw new InputError(`${name} has ${length} rows, not ${codes.length}. Pass columns of one table.`);
}
