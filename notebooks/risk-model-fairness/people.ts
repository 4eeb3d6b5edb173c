import * as dataset from '@assay/dataset';
import { peopleOfLists, placesAmongCuts, repeatedRowsOfCounts } from '@assay/fairness-metrics';
import { cell, countsOf, whereRows } from '@assay/notebook';
import type { CountedTable, DictionaryColumn, NotComputed } from '@assay/statistics';
import { InputError, MISSING_CODE, notComputed } from '@assay/statistics';
import { cohort, FIELDS_OF_LISTS, listLengths, truth } from './inputs.ts';

export type People = ReturnType<typeof peopleOf>;

const peopleOfRows = cell('peopleOfRows', 'People one by one', {
  needs: { cohort, truth },
  compute: ({ cohort, truth }) => {
    /** The truth of exactly these people, row for row; that of anyone else is not used. */
    const isOfThem = dataset.sameRecords(
      dataset.textColumn(cohort, 'person_id'),
      dataset.textColumn(truth, 'person_id'),
    );
    const offended = isOfThem ? dataset.recordedYesNo(dataset.textColumn(truth, 'offended')) : null;
    const isKnown = offended !== null && offended.yes + offended.no > 0;
    return peopleOf(
      cohort,
      isKnown ? offended.values : TRUTH_NOT_KNOWN,
      dataset.repeatedPersons(dataset.textColumn(cohort, 'person_id')),
    );
  },
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
    return peopleOf(table, truth.rowCount > 0 ? rows : TRUTH_NOT_KNOWN, { person: null, repeated });
  },
});

const NOBODY: CountedTable = { total: 0, columns: {}, counts: new Float64Array(0) };
const TRUTH_NOT_KNOWN = notComputed('what these people truly did is not known');

function peopleOf(
  cohort: dataset.Table,
  offended: Uint8Array | NotComputed,
  { person, repeated }: dataset.RepeatedPersons,
) {
  const offenderScore = dataset.numberColumn(cohort, 'score_offender_model').values;
  const suspectScore = dataset.numberColumn(cohort, 'score_with_suspect_data').values;
  const isScored = [offenderScore, suspectScore].map((scores) => scores.some((score) => !Number.isNaN(score)));
  if (cohort.rowCount > 0 && !isScored.includes(true)) {
    throw new InputError(
      'no column was read as a score: score_offender_model and score_with_suspect_data are blank for everyone. Map the column that holds it to one of them.',
    );
  }
  const text = (name: string) => dataset.textColumn(cohort, name);
  return {
    count: cohort.rowCount,
    /** What the file says of them, by which lots are drawn. */
    told: cohort,
    person,
    repeated,
    /** Bands, the area of the home, and the year of the score: `null` where the file does not record them. */
    age: known(dataset.ageBands(text('age_band'))),
    area: known(text('local_policing_area')),
    year: known(dataset.yearColumn(dataset.dateColumn(cohort, 'scored_on').days)),
    group: dataset.broadGroups(text('ethnic_group')),
    sex: dataset.groupsOf(dataset.recordedSex(text('sex')).column),
    /** 1 charged later, 0 not, 2 not known. */
    label: dataset.recordedYesNo(text('recharged')).values,
    /** 1 never charged, 0 charged before, 2 not known. */
    neverCharged: dataset.recordedYesNo(text('ever_charged')).values.map((ever) => (ever === 2 ? 2 : 1 - ever)),
    /** `NaN` for people whom the model does not score. */
    offenderScore,
    suspectScore,
    /** Why the two models cannot be compared, where a score is absent. */
    oneModel: isScored.includes(false) ? notComputed('the file has the scores of one model alone') : null,
    /** 1 offended, 0 did not; or why that is not known. */
    offended,
  };
}

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

const known = (column: DictionaryColumn): DictionaryColumn | null =>
  column.codes.some((code) => code !== MISSING_CODE) ? dataset.groupsOf(column) : null;
