import { type DictionaryColumn, InputError, rowsWhere, sumsOfValues } from '@assay/statistics';
import { countsWhere } from './counted-searches.ts';

/** What followed the searches of one value: of all, of how many it is known, and how many led to any outcome. */
export interface OutcomesOfSearches {
  readonly value: string;
  readonly all: number;
  readonly known: number;
  readonly found: number;
}

/**
 * What followed searches, value by value of a column (a group, an age, an area)? `found` is 1 where they led to any outcome, 0 where to
 * none, 2 where nobody knows; each row stands for its count. Rows without a value, and values without a search, are left out.
 *
 * @throws InputError where the columns differ in length.
 *
 * @example
 * const group = dictionaryColumn(['A', 'A', 'B', null]);
 * outcomesOfSearches(group, { found: [1, 0, 2, 1], counts: Float64Array.of(5, 3, 2, 9) })[0] // { value: 'A', all: 8, known: 8, found: 5 }
 */
export function outcomesOfSearches(
  column: DictionaryColumn,
  { found, counts }: { readonly found: ArrayLike<number>; readonly counts: Float64Array },
): OutcomesOfSearches[] {
  if (found.length !== counts.length)
    throw new InputError(`each row needs its outcome: ${found.length} and ${counts.length}. Check the join.`);
  const sums = (isCounted: (outcome: number) => boolean) =>
    sumsOfValues(
      column,
      countsWhere(counts, (row) => isCounted(found[row]!)),
    );
  const [all, unknown, yes] = [sums(() => true), sums((each) => each === 2), sums((each) => each === 1)];
  return rowsWhere(column.values, (_, at) => all[at]! > 0).map((at) => ({
    value: column.values[at]!,
    all: all[at]!,
    known: all[at]! - unknown[at]!,
    found: yes[at]!,
  }));
}
