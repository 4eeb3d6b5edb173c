import { InputError } from '@assay/statistics';

/** How many people had each number of contacts: `people[i]` had `contacts[i]`, fewest first. */
export interface CountHistogram {
  readonly contacts: Float64Array;
  readonly people: Float64Array;
  readonly totalPeople: number;
  readonly totalContacts: number;
}

/** Above this a count stands in a map, not a table: one person may have a million contacts. */
const TABLE = 65_536;

/**
 * How many people had no, one, two … contacts? Concentration needs no more than this, whatever the number of people.
 *
 * `withoutContact` adds people of whom the counts know nothing, such as residents who never called.
 *
 * @throws InputError where a count is not a whole number of 0 or more.
 *
 * @example
 * const { contacts, people } = countHistogram(Int32Array.of(3, 1, 1, 0));
 * [contacts, people] // [[0, 1, 3], [1, 2, 1]]
 */
export function countHistogram(counts: ArrayLike<number>, withoutContact = 0): CountHistogram {
  const table = new Float64Array(TABLE);
  const large = new Map<number, number>();
  for (let code = 0; code < counts.length; code++) {
    const count = counts[code]!;
    if (count >= 0 && count < TABLE && Number.isInteger(count)) table[count]!++;
    else if (count >= TABLE && Number.isSafeInteger(count)) large.set(count, (large.get(count) ?? 0) + 1);
    else throw new InputError(`contacts must be whole numbers of 0 or more: ${count} for person ${code}.`);
  }
  if (!(withoutContact >= 0 && Number.isSafeInteger(withoutContact))) {
    throw new InputError(`people without contact must be a whole number of 0 or more: ${withoutContact}.`);
  }
  table[0]! += withoutContact;
  const entries: [number, number][] = [];
  for (let count = 0; count < TABLE; count++) if (table[count]! > 0) entries.push([count, table[count]!]);
  entries.push(...[...large].sort(([a], [b]) => a - b));
  return {
    contacts: Float64Array.from(entries, ([count]) => count),
    people: Float64Array.from(entries, ([, people]) => people),
    totalPeople: counts.length + withoutContact,
    totalContacts: entries.reduce((sum, [count, people]) => sum + count * people, 0),
  };
}
