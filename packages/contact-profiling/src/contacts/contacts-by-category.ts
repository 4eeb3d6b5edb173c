import { blankGroup, checkedPlaces, checkedSize, type DictionaryColumn, InputError } from '@assay/statistics';
import {
  type ContactColumns,
  checkContactColumns,
  checkContactPeriod,
  DAY_MILLISECONDS,
  refuseContactPerson,
} from './contact-columns.ts';
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
 * contactsByCategory({ person: Int32Array.of(0, 0), people: 1, time: Float64Array.of(1, 2) }, dictionaryColumn(['999', null])).counts // [1, 1]
 */
export function contactsByCategory(
  columns: ContactColumns,
  category: DictionaryColumn,
  options: ProfileOptions = {},
): CategoryCounts {
  checkContactColumns(columns);
  const { person, people, time } = columns;
  if (category.codes.length !== person.length) {
    throw new InputError(
      `the category must be as long as the log: ${category.codes.length} and ${person.length}. Pass one value per contact.`,
    );
  }
  const { period, kept } = options;
  if (period !== undefined) checkContactPeriod(period);
  const width = category.values.length + 1;
  const counts = new Int32Array(people * width);
  for (let row = 0; row < person.length; row++) {
    const code = person[row]!;
    const at = time[row]!;
    if (code >= people || code < -1) refuseContactPerson(code, people);
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
 * contactCountsOf(contactsByCategory(log, dictionaryColumn(['999', '101', 'online'])), ['999', '101']) // [2, 0]
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
 * @throws InputError for a person whom the counts do not have.
 *
 * @example
 * const log = { person: Int32Array.of(0, 0, 1), people: 2, time: Float64Array.of(1, 2, 3) };
 * contactCategoriesOf(contactsByCategory(log, dictionaryColumn(['999', '101', null])), 0) // ['999', '101']
 */
export function contactCategoriesOf({ categories, counts, people }: CategoryCounts, person: number): string[] {
  checkedPlaces([person], people, 'people');
  return categories.filter((_, at) => counts[person * categories.length + at]! > 0);
}

/** Contacts through one category of each person who used it, in two periods. */
export interface CategoryOfPeople {
  readonly category: string;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/**
 * Through which channels did these people turn to the force before and after, and how often did each? A channel that none of them used in
 * either is left out.
 *
 * @throws InputError as {@link contactsByCategory}, for a person whom the counts do not have, and for counts of other categories.
 *
 * @example
 * const log = { person: Int32Array.of(0, 0, 1), people: 2, time: Float64Array.of(1, 2, 3) };
 * const counted = (until) => contactsByCategory(log, dictionaryColumn(['999', '101', '101']), { period: { from: 0, until } });
 * categoriesOfPeople([0, 1], counted(2), counted(4)) // [{ category: '999', before: [1], after: [1] }, { category: '101', before: [], after: [1, 1] }]
 */
export function categoriesOfPeople(
  people: readonly number[],
  before: CategoryCounts,
  after: CategoryCounts,
): CategoryOfPeople[] {
  const beyond = people.find((code) => !(code >= 0 && code < Math.min(before.people, after.people)));
  if (beyond !== undefined) refuseContactPerson(beyond, Math.min(before.people, after.people));
  if (before.categories.join('\n') !== after.categories.join('\n'))
    throw new InputError(
      `the two counts are of other categories: ${before.categories.join(', ')} and ${after.categories.join(', ')}. Count both of one column.`,
    );
  const through = ({ counts, categories }: CategoryCounts, at: number) =>
    people.map((code) => counts[code * categories.length + at]!).filter((own) => own > 0);
  return before.categories
    .map((category, at) => ({ category, before: through(before, at), after: through(after, at) }))
    .filter((row) => row.before.length + row.after.length > 0);
}

/**
 * Through which channels did these people turn to the force in the year before a day and in the year after? {@link categoriesOfPeople}.
 *
 * @param start the moment at which the year after begins.
 * @throws InputError as {@link contactsByCategory}, and for a person whom the log does not have.
 *
 * @example
 * const log = { person: Int32Array.of(0, 0), people: 1, time: Float64Array.of(-1, 1) };
 * categoriesAround(log, dictionaryColumn(['999', '101']), [0], 0) // [{ category: '999', before: [1], after: [] }, { category: '101', before: [], after: [1] }]
 */
export function categoriesAround(
  columns: ContactColumns,
  category: DictionaryColumn,
  people: readonly number[],
  start: number,
  kept?: Uint8Array,
): CategoryOfPeople[] {
  const year = 365 * DAY_MILLISECONDS;
  const within = (from: number) => {
    const period = { from, until: from + year };
    return contactsByCategory(columns, category, { period, ...(kept === undefined ? {} : { kept }) });
  };
  return categoriesOfPeople(people, within(start - year), within(start));
}
