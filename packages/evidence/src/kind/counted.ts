/** What a count may count, where each one is a person or tells of one, so that few of them may give somebody away. */
export const COUNTED_OF_PEOPLE = [
  'answers',
  'arrests',
  'calls',
  'cases',
  'charges',
  'contacts',
  'crimes',
  'decisions',
  'deployments',
  'devices',
  'events',
  'flags',
  'hits',
  'households',
  'images',
  'links',
  'matches',
  'offences',
  'officers',
  'outcomes',
  'pairs',
  'people',
  'places',
  'profiles',
  'records',
  'referrals',
  'reports',
  'reviews',
  'searches',
  'staff',
  'victims',
] as const;

/** What a count may count, where it tells of no person: of the calendar, the map, the rule, the paper. */
export const COUNTED_OF_THINGS = [
  'areas',
  'bands',
  'bits',
  'cells',
  'claims',
  'columns',
  'days',
  'designs',
  'draws',
  'edits',
  'fields',
  'files',
  'forces',
  'groups',
  'hours',
  'items',
  'kilometres',
  'meetings',
  'models',
  'months',
  'papers',
  'patrols',
  'questions',
  'requests',
  'rules',
  'scenarios',
  'sector-months',
  'sectors',
  'settings',
  'shifts',
  'simulations',
  'sources',
  'spellings',
  'systems',
  'visits',
  'weeks',
  'years',
] as const;

export type CountedOfPeople = (typeof COUNTED_OF_PEOPLE)[number];
export type CountedOfThings = (typeof COUNTED_OF_THINGS)[number];

/** What a count counts: one word of a closed list, so that nobody decides by an option whether it must be protected. */
export type Counted = CountedOfPeople | CountedOfThings;

const OF_PEOPLE: ReadonlySet<string> = new Set(COUNTED_OF_PEOPLE);
const OF_THINGS: ReadonlySet<string> = new Set(COUNTED_OF_THINGS);

/**
 * Would a small count of these tell of somebody? A word that stands in neither list counts as one of people.
 *
 * @example
 * [countsPeople('records'), countsPeople('sectors')] // [true, false]
 */
export function countsPeople(counted: string): boolean {
  return !OF_THINGS.has(counted);
}

/**
 * Is it a word that a count may be given?
 *
 * @example
 * [isCountedWord('people'), isCountedWord('things')] // [true, false]
 */
export function isCountedWord(word: unknown): word is Counted {
  return typeof word === 'string' && (OF_PEOPLE.has(word) || OF_THINGS.has(word));
}
