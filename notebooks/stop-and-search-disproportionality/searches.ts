import {
  BROAD_GROUPS,
  broadEthnicity,
  type MappedWord,
  numberColumn,
  recordedSex,
  searchOutcome,
  textColumn,
  unreadWords,
} from '@assay/dataset';
import { cell, countedBy, type ValueOfCell } from '@assay/notebook';
import type { CountedTable, DictionaryColumn, NotComputed } from '@assay/statistics';
import { BLANK_GROUP, exactSum, InputError, notComputed, rowsWhere, takeRows, textAt } from '@assay/statistics';
import { op, table } from 'arquero';
import { population, reference, searches } from './inputs.ts';
import { whomSearched } from './whom-searched.ts';

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

/**
 * The searches, people and vehicles together apart from vehicles alone, counted by what a table needs of them, with every text
 * turned into its group. Self-defined: five groups, "Not stated", "Not on the list" and words for not knowing; none where blank.
 */
export type Searches = ValueOfCell<typeof stops>;

/** The columns of a table of counts where a person was searched, by name, and how many searches each row stands for. */
function ofPeople({ columns, counts }: CountedTable) {
  const type = columns['type']!;
  const rows = rowsWhere(counts, (_, row) => whomSearched(textAt(type, row)) !== 'vehicle alone');
  return {
    column: (name: string) => takeRows(columns[name]!, rows),
    counts: Float64Array.from(rows, (row) => counts[row]!),
  };
}

/** How many of these searches fall under a condition, row by row. */
export const countsWhere = (counts: Float64Array, isCounted: (row: number) => boolean) =>
  counts.map((count, row) => (isCounted(row) ? count : 0));
export const textsOf = (column: DictionaryColumn) => Array.from(column.codes, (_, row) => textAt(column, row));

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
  compute: ({ officers, areas, outcomes, genders, ages, places, reference }, { log }) => {
    const [byOfficer, byArea, byOutcome] = [ofPeople(officers), ofPeople(areas), ofPeople(outcomes)];
    const [byGender, byAge, byPlace] = [ofPeople(genders), ofPeople(ages), ofPeople(places)];
    const count = exactSum(byOfficer.counts);
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
      byArea: table({
        group: textsOf(groupsOf(byArea, 'self_defined_ethnicity').column),
        area: textsOf(byArea.column('local_policing_area')),
        searches: byArea.counts,
      }),
      /** Of the searches of a row: how many have a known outcome, led to any, and led to an arrest. */
      byOutcome: table({
        group: textsOf(groupsOf(byOutcome, 'self_defined_ethnicity').column),
        object: textsOf(byOutcome.column('object_of_search')),
        searches: byOutcome.counts,
        known: countsWhere(byOutcome.counts, (row) => outcome.found[row] !== 2),
        found: countsWhere(byOutcome.counts, (row) => outcome.found[row] === 1),
        arrested: countsWhere(byOutcome.counts, (row) => outcome.arrested[row] === 1),
      }),
      byGender: { gender: gender.column, counts: byGender.counts },
      /** 1 found something that led to any outcome, 0 no further action, 2 blank or in words that the list does not have. */
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
      /** Searches with a text that only the 2001 list has, and went through the mapping to the 2011 list; and that neither has. */
      codes: {
        mappedFromOlderList: rowsOf(({ mappedFrom }) => mappedFrom !== undefined),
        unknown: rowsOf(({ isRead }) => !isRead),
      },
      /** What was made of every word, by field. */
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
export type Population = ValueOfCell<typeof residents>;

export const residents = cell('residents', 'Residents by area and group', {
  needs: { population },
  compute: ({ population }) => {
    const area = textColumn(population, 'local_policing_area');
    const people = table({
      group: textsOf(broadEthnicity(textColumn(population, 'ethnic_group')).column),
      area: textsOf(area),
      people: numberColumn(population, 'residents').values.map((people) => (people >= 0 ? people : 0)),
    });
    const ofGroup = people
      .groupby('group')
      .rollup({ people: op.sum('people') })
      .objects() as Residents[];
    const ofArea = people
      .groupby('group', 'area')
      .rollup({ people: op.sum('people') })
      .objects() as Residents[];
    return {
      areas: area.values,
      of: (group: string, area?: string): number =>
        (area === undefined
          ? ofGroup.find((row) => row.group === group)
          : ofArea.find((row) => row.group === group && row.area === area)
        )?.people ?? 0,
    };
  },
});

interface Residents {
  readonly group: string | null;
  readonly area?: string | null;
  readonly people: number;
}

/** Searches of one force over residents of another would give a rate of nobody: refused where their areas have no name in common. */
export function otherPlaces(stops: Searches, population: Population): NotComputed | null {
  if (GROUPS.every((group) => population.of(group) === 0)) return notComputed('no residents were given');
  const names = Array.from(stops.byArea.array('area')).filter((area) => area !== null);
  if (names.length === 0 || names.some((area) => population.areas.includes(area))) return null;
  return notComputed('the residents are of other areas than the searches: give the residents of the same places');
}
