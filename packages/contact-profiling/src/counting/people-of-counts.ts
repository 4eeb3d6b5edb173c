import {
  Counted,
  type CountRow,
  checkedSize,
  MOST_COMBINATIONS,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import type { CategoryCounts } from '../contacts/contacts-by-category.ts';
import { SENSITIVITY, type SensitivityRow } from '../flag/flag-sensitivity.ts';
import { tooMany } from './histories.ts';

/** People as {@link peopleCounter} counted them: as many as there are, and none of them known. */
export interface PeopleOfCounts {
  readonly people: number;
  readonly leftOut: { readonly withoutPerson: number; readonly withoutTime: number; readonly afterPeriod: number };
  /** Contacts that count of each person in each year, the last year first. */
  readonly years: readonly Int32Array[];
  /** Matters of those who had any in the last year. */
  readonly matters: Int32Array;
  /** People with a contact that counts, at any time of the log. */
  readonly everCounted: number;
  /** Contacts that count and harm of each person in the last year, in an order of their own; or why they are not told. */
  readonly harm: { readonly contacts: Int32Array; readonly harm: Float64Array } | NotComputed;
  /** People who bear a flag on the last day: under the rule as set, by threshold and window, and under each preset. */
  readonly standing: number;
  readonly sensitivity: readonly Omit<SensitivityRow, 'jaccard'>[];
  readonly byPreset: readonly number[];
}

/**
 * People again, out of merged counts, in the order of what they have in common.
 *
 * @example
 * peopleOfCounts([{ what: '["years",[2,0]]', at: 0, size: 0, count: 3 }], 0).years.map((contacts) => [...contacts]) // [[2, 2, 2], [0, 0, 0]]
 */
export function peopleOfCounts(counts: readonly CountRow[], presets: number): PeopleOfCounts {
  const counted = new Counted(counts);
  const histories = historiesOf<readonly number[]>(counts, 'years');
  const width = histories[0]?.common.length ?? 0;
  const people = histories.reduce((sum, { people }) => sum + people, 0);
  const years = Array.from({ length: width }, (_, year) => {
    const contacts = new Int32Array(people);
    let from = 0;
    for (const { common, people } of histories) {
      contacts.fill(common[year]!, from, from + people);
      from += people;
    }
    return contacts;
  });
  return {
    people: counted.of('people'),
    leftOut: {
      withoutPerson: counted.of('withoutPerson'),
      withoutTime: counted.of('withoutTime'),
      afterPeriod: counted.of('afterPeriod'),
    },
    years,
    matters: Int32Array.from(
      historiesOf<readonly [number]>(counts, 'matters').flatMap(({ common: [matters], people }) =>
        new Array<number>(people).fill(matters),
      ),
    ),
    everCounted: counted.of('everCounted'),
    harm: harmOfCounts(counts, counted),
    standing: counted.of('standing'),
    sensitivity: SENSITIVITY.days.flatMap((days) =>
      SENSITIVITY.contacts.map((contacts) => ({
        contacts,
        days,
        flagged: counted.bySize('flagged', contacts).find(([size]) => size === days)?.[1] ?? 0,
        alsoInForce: counted.bySize('alsoInForce', contacts).find(([size]) => size === days)?.[1] ?? 0,
      })),
    ),
    byPreset: Array.from({ length: checkedSize(presets, 'presets') }, (_, at) => counted.of('flaggedByPreset', at)),
  };
}

function harmOfCounts(counts: readonly CountRow[], counted: Counted): PeopleOfCounts['harm'] {
  const histories = historiesOf<readonly [number, number]>(counts, 'harm');
  // Slices that each have few may have many together: how a log was divided decides nothing.
  if (histories.length > MOST_COMBINATIONS || counted.of(tooMany('harm')) > 0) {
    return notComputed(
      'contacts and harm differ from person to person, so that their counts would be people by another name',
    );
  }
  const people = histories.reduce((sum, { people }) => sum + people, 0);
  const found = { contacts: new Int32Array(people), harm: new Float64Array(people) };
  let from = 0;
  for (const { common, people } of histories) {
    found.contacts.fill(common[0], from, from + people);
    found.harm.fill(common[1], from, from + people);
    from += people;
  }
  return found;
}

/**
 * Contacts per person and word, of those who had any, for words that are named otherwise first where asked.
 *
 * @example
 * const rows = [{ what: '["channel",[["web",2],[null,1]]]', at: 0, size: 0, count: 1 }];
 * [...categoriesOfCounts(rows, 'channel', ['101', 'web'], 'not recorded').counts] // [0, 2, 1]
 */
export function categoriesOfCounts(
  counts: readonly CountRow[],
  what: 'direction' | 'channel',
  words: readonly string[],
  blank: string,
  named: (word: string) => string = (word) => word,
): CategoryCounts {
  const histories = historiesOf<readonly (readonly [string | null, number])[]>(counts, what);
  const people = histories.reduce((sum, { people }) => sum + people, 0);
  const width = words.length + 1;
  const placeOf = new Map(words.map((word, place) => [word, place]));
  const table = new Int32Array(people * width);
  let code = 0;
  for (const { common, people } of histories) {
    for (const [word, contacts] of common) {
      const place = word === null ? words.length : placeOf.get(named(word))!;
      for (let at = code; at < code + people; at++) table[at * width + place]! += contacts;
    }
    code += people;
  }
  return { categories: [...words, blank], counts: table, people };
}

function historiesOf<Common>(counts: readonly CountRow[], what: string): { common: Common; people: number }[] {
  const start = `["${what}",`;
  return counts.flatMap((row) =>
    row.what.startsWith(start)
      ? [{ common: (JSON.parse(row.what) as [string, Common])[1], people: checkedSize(row.count, 'people alike') }]
      : [],
  );
}
