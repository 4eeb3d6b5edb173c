import * as dataset from '@assay/dataset';
import { peopleOfLists, placesAmongCuts, repeatedRowsOfCounts } from '@assay/fairness-metrics';
import { cell, countedBy, countsOf, type ValueOfCell, whereRows } from '@assay/notebook';
import { type CountedTable, notComputed } from '@assay/statistics';
import { cohort, FIELDS_OF_LISTS, listLengths, reference, truth } from './inputs.ts';

export type People = ValueOfCell<typeof peopleOfRows>;

const peopleOfRows = cell('peopleOfRows', 'People one by one', {
  needs: { cohort, truth },
  compute: ({ cohort, truth }) => ({
    ...dataset.scoredCohort(cohort),
    /** 1 offended, 0 did not; or why that is not known. */
    offended: dataset.truthOfCohort(cohort, truth),
    ...dataset.repeatedPersons(dataset.textColumn(cohort, 'person_id')),
  }),
});

export const people = cell('people', 'People, their scores and what is recorded of them', {
  needs: { rows: whereRows(peopleOfRows), scores: countsOf(cohort, 'scores'), lists: countsOf(cohort, 'lists'), truth },
  compute: ({ rows, scores, lists, truth }, { needsRows }): People => {
    if (!('status' in rows)) return rows;
    const told = peopleOfLists(lists ?? []);
    if ('status' in told) needsRows(`${rows.reason}: ${told.reason}`);
    const table = dataset.tableOfCounted(cohort.schema, 'status' in told ? NOBODY : told, FIELDS_OF_LISTS);
    // Whom a row is about is not told by counts: where rows repeat people, what rests on it needs the rows.
    const repeated = repeatedRowsOfCounts(scores ?? []);
    const offended = truth.rowCount > 0 ? rows : notComputed('what these people truly did is not known');
    return { ...dataset.scoredCohort(table), offended, person: null, repeated };
  },
});

const NOBODY: CountedTable = { total: 0, columns: {}, counts: new Float64Array(0) };

/** One key for each row, out of what the file says of the person and not of the identifier: lots are drawn by it. */
export function keysOfPeople({ told, person, offended, year, offenderScore, suspectScore }: People, listSize: number) {
  const isKnown = !('status' in offended);
  if (person !== null || isKnown) return dataset.keysOfAlike(told, ['person_id'], isKnown ? [offended] : []);
  // By no more than lists are counted by, so that counts of people have the lots that the people themselves would have.
  const columns = Object.fromEntries(COUNTED.map((name) => [name, dataset.textColumn(told, name)]));
  const places = [offenderScore, suspectScore].map((scores) => placesAmongCuts(scores, listLengths(listSize)));
  return dataset.keysOfAlike(
    { rowCount: told.rowCount, columns },
    [],
    [...(year === null ? [] : [year.codes]), ...places],
  );
}

const COUNTED = ['ethnic_group', 'sex', 'age_band', 'local_policing_area', 'recharged', 'ever_charged'] as const;

/** What is recorded of the people besides their scores: each row stands for as many people as its count. */
export type Recorded = ValueOfCell<typeof recorded>;

export const recorded = cell('recorded', 'What is recorded of the people, counted', {
  needs: { cohort: countedBy(cohort, 'by-label'), reference },
  compute: ({ cohort, reference }, { log }) => {
    const read = dataset.recordedCohort(cohort);
    dataset.groupComparedWith(read.group, reference);
    dataset.unreadWordsOfFields(read.words).forEach(log);
    log(`${read.count} rows, ${read.ever.no} never charged, outcome not known of ${read.charged.unknown}`);
    return read;
  },
});
