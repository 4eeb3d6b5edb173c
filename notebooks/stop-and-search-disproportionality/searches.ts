import {
  BROAD_GROUPS,
  broadEthnicity,
  type MappedWord,
  recordedSex,
  searchOutcome,
  textColumn,
  unreadWords,
} from '@assay/dataset';
import { cell, countedBy } from '@assay/notebook';
import type { CountedTable, DictionaryColumn, NotComputed } from '@assay/statistics';
import { BLANK_GROUP, InputError, notComputed, textAt } from '@assay/statistics';
import { population, reference, searches } from './inputs.ts';

export const GROUPS = BROAD_GROUPS;
export const BLANK = BLANK_GROUP;

/** Whose counts are the same ones wherever they stand, so that what one table holds back no other tells. */
export const SEARCHES_OF_PEOPLE = { population: 'searches of people' };
/** How far a search led, in the words of the chain of decisions; each contains the next. */
export const LED_TO = {
  known: 'Searched, outcome on record',
  found: 'Led to any outcome',
  arrested: 'Arrested',
} as const;
export const BY_DECISION = { population: 'searches of people, by how far they led' };
export const OF_KNOWN_OUTCOME = { ...BY_DECISION, where: { decision: LED_TO.known } };
export const WITH_AN_OUTCOME = { ...BY_DECISION, where: { decision: LED_TO.found } };

/** What became of the texts of self-defined ethnicity. */
interface CodesFound {
  /** Rows with a text that only the 2001 list has, and went through the mapping to the 2011 list. */
  readonly mappedFromOlderList: number;
  /** Rows with a text that neither list has. */
  readonly unknown: number;
}

/** Columns of a table of counts, and how many searches each of its rows stands for. */
type Counts<Columns> = Columns & { readonly counts: Float64Array };

/**
 * The searches, people and vehicles together apart from vehicles alone, counted by what a table needs of them, with every text
 * turned into its group. Self-defined: five groups, "Not stated", "Not on the list" and words for not knowing; −1 where blank.
 */
export interface Searches {
  readonly count: number;
  readonly vehicleOnly: number;
  readonly byOfficer: Counts<{ readonly selfDefined: DictionaryColumn; readonly officerDefined: DictionaryColumn }>;
  readonly byArea: Counts<{ readonly selfDefined: DictionaryColumn; readonly area: DictionaryColumn }>;
  readonly byOutcome: Counts<{
    readonly selfDefined: DictionaryColumn;
    readonly object: DictionaryColumn;
    /** 1 found something that led to any outcome, 0 no further action, 2 blank or in words that the list does not have. */
    readonly found: Uint8Array;
    /** 1 where the person was arrested, else 0. */
    readonly arrested: Uint8Array;
  }>;
  readonly byGender: Counts<{ readonly gender: DictionaryColumn }>;
  readonly byAge: Counts<{ readonly ageRange: DictionaryColumn; readonly found: Uint8Array }>;
  readonly outcomeByArea: Counts<{ readonly area: DictionaryColumn; readonly found: Uint8Array }>;
  readonly codes: CodesFound;
  /** What was made of every word, by field. */
  readonly words: readonly { readonly field: string; readonly words: readonly MappedWord[] }[];
}

export const VEHICLE_ALONE = 'Vehicle search';

/** The columns of a table of counts where a person was searched, by name, and how many searches each row stands for. */
function ofPeople({ columns, counts }: CountedTable) {
  const type = columns['type']!;
  const rows = Int32Array.from(counts, (_, row) => row).filter((row) => textAt(type, row) !== VEHICLE_ALONE);
  const column = (name: string): DictionaryColumn => {
    const { codes, values } = columns[name]!;
    return { codes: rows.map((row) => codes[row]!), values };
  };
  return { column, counts: Float64Array.from(rows, (row) => counts[row]!) };
}

const total = (counts: Float64Array) => counts.reduce((sum, count) => sum + count, 0);

export const stops = cell('stops', 'Searches of people, counted, with every text turned into its code and group', {
  needs: {
    officers: countedBy(searches, 'by-officer'),
    areas: countedBy(searches, 'by-area'),
    outcomes: countedBy(searches, 'by-outcome'),
    genders: countedBy(searches, 'by-gender'),
    ages: countedBy(searches, 'by-age'),
    places: countedBy(searches, 'outcome-by-area'),
    reference,
  },
  compute: ({ officers, areas, outcomes, genders, ages, places, reference }, { log }): Searches => {
    const [byOfficer, byArea, byOutcome] = [ofPeople(officers), ofPeople(areas), ofPeople(outcomes)];
    const [byGender, byAge, byPlace] = [ofPeople(genders), ofPeople(ages), ofPeople(places)];
    const count = total(byOfficer.counts);
    if (count === 0) {
      throw new InputError(`the file lists no search of a person: ${officers.total} rows. Give another period.`);
    }
    const groupsOf = ({ column, counts }: ReturnType<typeof ofPeople>, name: string) =>
      broadEthnicity(column(name), { weights: counts });
    const selfDefined = groupsOf(byOfficer, 'self_defined_ethnicity');
    const officerDefined = groupsOf(byOfficer, 'officer_defined_ethnicity');
    const rowsOf = (isCounted: (word: MappedWord) => boolean) =>
      selfDefined.words.filter(isCounted).reduce((sum, { rows }) => sum + rows, 0);
    for (const [name, mapped] of [
      ['self-defined', selfDefined],
      ['officer-defined', officerDefined],
    ] as const) {
      const unread = unreadWords(mapped);
      if (unread !== null) log(`${name} ethnicity: ${unread}`);
    }
    const outcome = searchOutcome(byOutcome.column('outcome'), byOutcome.counts);
    const gender = recordedSex(byGender.column('gender'), byGender.counts);
    const unreadOutcomes = unreadWords(outcome);
    if (unreadOutcomes !== null) log(`outcome: ${unreadOutcomes}`);
    refuseAbsent(selfDefined.column, reference);
    log(`${count} searches of people, ${officers.total - count} of vehicles alone left out`);
    return {
      count,
      vehicleOnly: officers.total - count,
      byOfficer: { selfDefined: selfDefined.column, officerDefined: officerDefined.column, counts: byOfficer.counts },
      byArea: {
        selfDefined: groupsOf(byArea, 'self_defined_ethnicity').column,
        area: byArea.column('local_policing_area'),
        counts: byArea.counts,
      },
      byOutcome: {
        selfDefined: groupsOf(byOutcome, 'self_defined_ethnicity').column,
        object: byOutcome.column('object_of_search'),
        found: outcome.found,
        arrested: outcome.arrested,
        counts: byOutcome.counts,
      },
      byGender: { gender: gender.column, counts: byGender.counts },
      byAge: {
        ageRange: byAge.column('age_range'),
        found: searchOutcome(byAge.column('outcome')).found,
        counts: byAge.counts,
      },
      outcomeByArea: {
        area: byPlace.column('local_policing_area'),
        found: searchOutcome(byPlace.column('outcome')).found,
        counts: byPlace.counts,
      },
      codes: {
        mappedFromOlderList: rowsOf(({ mappedFrom }) => mappedFrom !== undefined),
        unknown: rowsOf(({ isRead }) => !isRead),
      },
      words: [
        { field: 'self-defined ethnicity', words: selfDefined.words },
        { field: 'officer-defined ethnicity', words: officerDefined.words },
        { field: 'gender', words: gender.words },
        { field: 'outcome', words: outcome.words },
      ],
    };
  },
});

/** Nothing can be compared with a group of whom nobody was searched. @throws InputError, which says what to choose instead. */
function refuseAbsent({ values }: DictionaryColumn, reference: string): void {
  if (values.includes(reference)) return;
  throw new InputError(
    values.length === 0
      ? 'self-defined ethnicity is blank in every search: 0 groups recorded. Give a file that records it.'
      : `no search is of the ${reference} group: the groups are ${values.join(', ')}. Choose one of them as reference.`,
  );
}

/** Residents by area and group. */
export interface Population {
  readonly areas: readonly string[];
  of(group: string, area?: string): number;
}

export const residents = cell('residents', 'Residents by area and group', {
  needs: { population },
  compute: ({ population }): Population => {
    const area = textColumn(population, 'local_policing_area');
    const group = broadEthnicity(textColumn(population, 'ethnic_group')).column;
    const column = population.columns.residents;
    const counts = new Map<string, number>();
    if (column.kind !== 'number') throw new TypeError(`expected numbers of residents, found ${column.kind}`);
    for (let row = 0; row < population.rowCount; row++) {
      const name = group.values[group.codes[row]!] ?? BLANK;
      const people = column.values[row]!;
      if (!(people >= 0)) continue;
      for (const key of [name, `${name}\n${area.values[area.codes[row]!] ?? BLANK}`]) {
        counts.set(key, (counts.get(key) ?? 0) + people);
      }
    }
    return {
      areas: area.values,
      of: (group, area) => counts.get(area === undefined ? group : `${group}\n${area}`) ?? 0,
    };
  },
});

/** Searches of one force over residents of another would give a rate of nobody: refused where their areas have no name in common. */
export function otherPlaces(stops: Searches, population: Population): NotComputed | null {
  if (GROUPS.every((group) => population.of(group) === 0)) return notComputed('no residents were given');
  const { area } = stops.byArea;
  const names = area.values.filter((_, code) => area.codes.includes(code));
  if (names.length === 0 || names.some((area) => population.areas.includes(area))) return null;
  return notComputed('the residents are of other areas than the searches: give the residents of the same places');
}

/** How many searches fall in each group. */
export function countsByGroup(column: DictionaryColumn, counts: Float64Array): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [row, count] of counts.entries()) {
    const name = textAt(column, row) ?? BLANK;
    sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return sums;
}
