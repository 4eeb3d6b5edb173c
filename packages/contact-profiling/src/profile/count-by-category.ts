import { blankGroup, checkedSize, type DictionaryColumn, InputError } from '@assay/statistics';
import { type ContactColumns, checkColumns, checkPeriod, refusePerson } from './contact-columns.ts';
import type { ProfileOptions } from './profile-contacts.ts';

/** Contacts per person and category, one row of `categories.length` counts per person. */
export interface CategoryCounts {
  /** The column's values, and last the name of contacts without one. */
  readonly categories: readonly string[];
  readonly counts: Int32Array;
  readonly people: number;
}

/**
 * Which channels (or directions, roles, areas) did each person's contact go through? A contact without a recorded value is
 * counted under a name of its own, never left out.
 *
 * @throws InputError where columns differ in length or a person code is out of range.
 *
 * @example
 * countByCategory({ person: Int32Array.of(0, 0), people: 1, time: Float64Array.of(1, 2) }, dictionaryColumn(['999', null])).counts // [1, 1]
 */
export function countByCategory(
  columns: ContactColumns,
  category: DictionaryColumn,
  options: ProfileOptions = {},
): CategoryCounts {
  checkColumns(columns);
  const { person, people, time } = columns;
  if (category.codes.length !== person.length) {
    throw new InputError(
      `the category must be as long as the log: ${category.codes.length} and ${person.length}. Pass one value per contact.`,
    );
  }
  const { period, kept } = options;
  if (period !== undefined) checkPeriod(period);
  const width = category.values.length + 1;
  const counts = new Int32Array(people * width);
  for (let row = 0; row < person.length; row++) {
    const code = person[row]!;
    const at = time[row]!;
    if (code >= people || code < -1) refusePerson(code, people);
    if (code < 0 || Number.isNaN(at) || (kept !== undefined && kept[row] === 0)) continue;
    if (period !== undefined && !(at >= period.from && at < period.until)) continue;
    const value = category.codes[row]!;
    counts[code * width + (value < 0 ? width - 1 : value)]!++;
  }
  return { categories: [...category.values, blankGroup(category.values)], counts, people };
}

/**
 * How often was each person in contact in one of these ways? The counts of the categories added, per person; a category
 * that the log does not have adds nothing.
 *
 * @example
 * const log = { person: Int32Array.of(0, 0, 1), people: 2, time: Float64Array.of(1, 2, 3) };
 * contactCountsOf(countByCategory(log, dictionaryColumn(['999', '101', 'online'])), ['999', '101']) // [2, 0]
 */
export function contactCountsOf(counts: CategoryCounts, categories: readonly string[]): Int32Array {
  const width = counts.categories.length;
  const places = categories.map((name) => counts.categories.indexOf(name)).filter((place) => place >= 0);
  return Int32Array.from({ length: checkedSize(counts.people, 'people') }, (_, code) =>
    places.reduce((sum, place) => sum + counts.counts[code * width + place]!, 0),
  );
}

/**
 * Through which channels (or in which roles) was a person ever in contact? The names of the categories with any contact,
 * in their order.
 *
 * @example
 * const log = { person: Int32Array.of(0, 0, 1), people: 2, time: Float64Array.of(1, 2, 3) };
 * contactCategoriesOf(countByCategory(log, dictionaryColumn(['999', '101', null])), 0) // ['999', '101']
 */
export function contactCategoriesOf({ categories, counts }: CategoryCounts, person: number): string[] {
  return categories.filter((_, at) => counts[person * categories.length + at]! > 0);
}
