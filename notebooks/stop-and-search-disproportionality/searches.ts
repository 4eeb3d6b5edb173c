import * as dataset from '@assay/dataset';
import { countsByArea, residentsElsewhere } from '@assay/fairness-metrics';
import { cell, countedBy, type ValueOfCell } from '@assay/notebook';
import { BLANK_GROUP } from '@assay/statistics';
import { table } from 'arquero';
import { population, reference, searches } from './inputs.ts';

export const GROUPS = dataset.BROAD_GROUPS;
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

/** The searches of people, counted by what a table needs of them, with every text turned into its group. */
export type Searches = ValueOfCell<typeof stops>;

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
  compute: ({ reference, ...tables }, { log }) => {
    const counted = dataset.countedSearches(tables);
    for (const line of dataset.unreadWordsOfFields(counted.words)) log(line);
    dataset.refuseGroupNotSearched(counted.byOfficer.selfDefined, reference);
    log(`${counted.count} of ${tables.officers.total} searches are of people`);
    return { ...counted, byOutcome: table(counted.byOutcome) };
  },
});

/** The searches of people one by one, for what no table of counts can tell: times of day, halves of a file, repeated rows. */
export const listed = cell('listed', 'Searches of people one by one, with every text turned into its group', {
  needs: { searches },
  compute: ({ searches }) => dataset.searchRecords(searches),
});

export const residents = cell('residents', 'Residents by area and group', {
  needs: { population, stops },
  compute: ({ population, stops }, { log }) => {
    const read = dataset.recordedResidents(population, { count: stops.count, what: 'searches' });
    log(`${read.countedAlready} rows of residents hold the same people as others, and are left out`);
    return { ...countsByArea({ ...read, counts: read.people }), unknown: read.withoutGroups };
  },
});

export type Residents = ValueOfCell<typeof residents>;
/** Why searches and residents are not of the same places, or `null`. */
export const otherPlaces = ({ byArea }: Searches, residents: Residents) =>
  residents.unknown ?? residentsElsewhere(residents, GROUPS, byArea.area);
