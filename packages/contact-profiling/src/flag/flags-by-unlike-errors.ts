import { checkedCodes, checkedPlaces, type DictionaryColumn, InputError, withBlankGroup } from '@assay/statistics';
import { splitEffectOnFlags } from './errors-of-linkage.ts';

/** Contacts of one person: beyond so many the counts of people would not fit. */
const MOST_CONTACTS = 2 ** 27;

/** Everyone, with their group and how many contacts they have. */
export interface PeopleInGroups {
  readonly group: DictionaryColumn;
  readonly contacts: ArrayLike<number>;
}

export interface UnlikeErrorOptions {
  /** Contacts that make a person frequent, and a profile flagged. */
  readonly threshold: number;
  /** The group whose names are written down right most often. */
  readonly familiar: string;
  /** Share of people split where errors fall on all alike. */
  readonly alike: number;
  /** Share split in the familiar group where errors fall mostly on others. */
  readonly few: number;
}

export interface UnlikeErrorRow {
  readonly errors: 'none' | 'alike' | 'unlike';
  readonly group: string;
  /** Share of the group's people whose records are split. */
  readonly split: number;
  readonly people: number;
  /** People with as many contacts as the threshold or more. */
  readonly frequent: number;
  /** Of those, the share whom the rule no longer flags; `null` where nobody is frequent. */
  readonly hidden: number | null;
  /** Share of all people of the group whom the rule flags. */
  readonly flagged: number | null;
  /** That share beside the familiar group's; `null` where the familiar group has nobody flagged. */
  readonly ratio: number | null;
}

/**
 * The same number of errors, alike for all or gathered on people with unfamiliar names: who is still flagged?
 *
 * Three scenarios: no error, a share of everyone's records split, and few in the familiar group with so many in the others
 * that as many people are split in all. Exact by {@link splitEffectOnFlags}. People without a group stand under its blank label;
 * groups without people are left out. Where nobody is in another group, the share in others is that of all.
 *
 * @example
 * const people = { group: dictionaryColumn(['A', 'A', 'B', 'B']), contacts: [4, 0, 4, 0] };
 * const options = { threshold: 4, familiar: 'A', alike: 0.5, few: 0.25 };
 * flagsByUnlikeErrors(people, options).map(({ split }) => split) // [0, 0, 0.5, 0.5, 0.25, 0.75]
 */
export function flagsByUnlikeErrors(
  { group, contacts }: PeopleInGroups,
  { threshold, familiar, alike, few }: UnlikeErrorOptions,
): UnlikeErrorRow[] {
  if (group.codes.length !== contacts.length)
    throw new InputError(
      `columns must be of one length: ${group.codes.length} and ${contacts.length}. Check the join.`,
    );
  const odd = [alike, few].find((share) => !(share >= 0 && share <= 1));
  if (odd !== undefined) throw new InputError(`a share of people must lie between 0 and 1: ${odd}. Pass e.g. 0.05.`);
  checkedPlaces(contacts, MOST_CONTACTS, 'contacts');
  const { codes, values } = withBlankGroup(checkedCodes(group, 'group'));
  const members = values.map((): number[] => []);
  for (let person = 0; person < contacts.length; person++) members[codes[person]!]!.push(contacts[person]!);
  const used = values.flatMap((name, at) =>
    members[at]!.length === 0 ? [] : [{ name, byContacts: peopleByContacts(members[at]!) }],
  );
  const splittable = (some: typeof used) => some.reduce((sum, { byContacts }) => sum + peopleWith(byContacts, 2), 0);
  const ofFamiliar = splittable(used.filter(({ name }) => name === familiar));
  const ofOthers = splittable(used) - ofFamiliar;
  // So many errors on unfamiliar names that the total stays the same.
  const many = ofOthers === 0 ? alike : Math.min(1, (alike * (ofFamiliar + ofOthers) - few * ofFamiliar) / ofOthers);
  const scenarios: readonly (readonly [UnlikeErrorRow['errors'], (name: string) => number])[] = [
    ['none', () => 0],
    ['alike', () => alike],
    ['unlike', (name) => (name === familiar ? few : many)],
  ];
  return scenarios.flatMap(([errors, shareOf]) => {
    const rows = used.map(({ name, byContacts }) => {
      const [people, frequent] = [peopleWith(byContacts, 0), peopleWith(byContacts, threshold)];
      const split = shareOf(name);
      const { recall } = splitEffectOnFlags(byContacts, { threshold, share: split });
      const found = typeof recall === 'number' ? recall : null;
      const hidden = found === null ? null : 1 - found;
      const flagged = found === null ? null : (found * frequent) / people;
      return { errors, group: name, split, people, frequent, hidden, flagged };
    });
    const reference = rows.find((row) => row.group === familiar)?.flagged ?? null;
    const isKnown = reference !== null && reference !== 0;
    return rows.map((row) => ({ ...row, ratio: row.flagged === null || !isKnown ? null : row.flagged / reference }));
  });
}

/**
 * How many people have each number of contacts, from none up?
 *
 * @example
 * peopleByContacts([2, 0, 2]) // [1, 0, 2]
 */
export function peopleByContacts(contacts: ArrayLike<number>): Float64Array {
  checkedPlaces(contacts, MOST_CONTACTS, 'contacts');
  let most = 0;
  for (let person = 0; person < contacts.length; person++) most = Math.max(most, contacts[person]!);
  const people = new Float64Array(most + 1);
  for (let person = 0; person < contacts.length; person++) people[contacts[person]!]!++;
  return people;
}

function peopleWith(byContacts: Float64Array, least: number): number {
  return byContacts.reduce((sum, count, contacts) => sum + (contacts >= least ? count : 0), 0);
}
