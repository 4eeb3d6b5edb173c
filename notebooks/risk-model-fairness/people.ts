import type { RepeatedPersons, Table } from '@assay/dataset';
import {
  ageBands,
  broadEthnicity,
  calendarDay,
  codeList,
  dateColumn,
  groupsOf,
  keysOfAlike,
  numberColumn,
  recordedSex,
  recordedYesNo,
  repeatedPersons,
  sameRecords,
  selectRows,
  tableOf,
  textColumn,
} from '@assay/dataset';
import { peopleOfLists, repeatedRowsOfCounts } from '@assay/fairness-metrics';
import { cell, countsOf, whereRows } from '@assay/notebook';
import type { CountedTable, DictionaryColumn, NotComputed } from '@assay/statistics';
import { countedPositions, dictionaryColumn, InputError, MISSING_CODE, notComputed, textAt } from '@assay/statistics';
import { cohort, truth } from './inputs.ts';
import { placesOfRows } from './lengths.ts';

export type People = ReturnType<typeof peopleOf>;

const peopleOfRows = cell('peopleOfRows', 'People one by one', {
  needs: { cohort, truth },
  compute: ({ cohort, truth }) =>
    peopleOf(cohort, offendedOf(cohort, truth), repeatedPersons(textColumn(cohort, 'person_id'))),
});

export const people = cell('people', 'People, their scores and what is recorded of them', {
  needs: { rows: whereRows(peopleOfRows), scores: countsOf(cohort, 'scores'), lists: countsOf(cohort, 'lists'), truth },
  compute: ({ rows, scores, lists, truth }, { needsRows }): People => {
    if (!('status' in rows)) return rows;
    const told = peopleOfLists(lists ?? []);
    if ('status' in told) needsRows(`${rows.reason}: ${told.reason}`);
    return peopleOf(
      tableOfLists('status' in told ? NOBODY : told),
      truth.rowCount > 0 ? rows : notComputed(TRUTH_NOT_KNOWN),
      // Whom a row is about is not told by counts: where rows repeat people, what rests on it needs the rows.
      { person: null, repeated: repeatedRowsOfCounts(scores ?? []) },
    );
  },
});

const NOBODY: CountedTable = { total: 0, columns: {}, counts: new Float64Array(0) };
const TRUTH_NOT_KNOWN = 'what these people truly did is not known';

/** Everybody again, as the file describes people for its lists: their score is its place among the cuts, which lists them alike. */
function tableOfLists({ columns, counts: people }: CountedTable): Table {
  const texts = (part: string) => Array.from(people, (_, row) => textAt(columns[part] ?? dictionaryColumn([]), row));
  const places = (part: string) => texts(part).map((place) => (place === null ? null : Number(place)));
  const alike = tableOf(cohort.schema, {
    ethnic_group: texts('group'),
    sex: texts('sex'),
    age_band: texts('age'),
    local_policing_area: texts('area'),
    scored_on: texts('day'),
    recharged: texts('label'),
    ever_charged: texts('everCharged'),
    score_offender_model: places('place'),
    score_with_suspect_data: places('secondPlace'),
  });
  return selectRows(alike, countedPositions(people));
}

function peopleOf(cohort: Table, offended: Uint8Array | NotComputed, { person, repeated }: RepeatedPersons) {
  const offenderScore = numberColumn(cohort, 'score_offender_model').values;
  const suspectScore = numberColumn(cohort, 'score_with_suspect_data').values;
  const isScored = [offenderScore, suspectScore].map((scores) => scores.some((score) => !Number.isNaN(score)));
  if (cohort.rowCount > 0 && !isScored.includes(true)) {
    throw new InputError(
      'no column was read as a score: score_offender_model and score_with_suspect_data are blank for everyone. Map the column that holds it to one of them.',
    );
  }
  const years = yearsOf(dateColumn(cohort, 'scored_on').days);
  return {
    count: cohort.rowCount,
    /** What the file says of them, by which lots are drawn. */
    told: cohort,
    person,
    repeated,
    /** Bands, the area of the home, and the year of the score: `null` where the file does not record them. */
    age: known(ageBands(textColumn(cohort, 'age_band'))),
    area: known(textColumn(cohort, 'local_policing_area')),
    year: known(years),
    group: groupsOf(broadEthnicity(textColumn(cohort, 'ethnic_group')).column, codeList('ethnic-group-5+1')),
    sex: groupsOf(recordedSex(textColumn(cohort, 'sex')).column),
    /** 1 charged later, 0 not, 2 not known. */
    label: recordedYesNo(textColumn(cohort, 'recharged')).values,
    /** 1 never charged, 0 charged before, 2 not known. */
    neverCharged: recordedYesNo(textColumn(cohort, 'ever_charged')).values.map((ever) => (ever === 2 ? 2 : 1 - ever)),
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
  if (person !== null || isKnown) return keysOfAlike(told, ['person_id'], isKnown ? [offended] : []);
  // By no more than lists are counted by, so that counts of people have the lots that the people themselves would have.
  const columns = Object.fromEntries(COUNTED.map((name) => [name, textColumn(told, name)]));
  const places = [offenderScore, suspectScore].map((scores) => placesOfRows(scores, listSize));
  return keysOfAlike({ rowCount: told.rowCount, columns }, [], [...(year === null ? [] : [year.codes]), ...places]);
}

const COUNTED = ['ethnic_group', 'sex', 'age_band', 'local_policing_area', 'recharged', 'ever_charged'] as const;

const known = (column: DictionaryColumn): DictionaryColumn | null =>
  column.codes.some((code) => code !== MISSING_CODE) ? groupsOf(column) : null;

const yearsOf = (days: Int32Array): DictionaryColumn =>
  dictionaryColumn(Array.from(days, (day) => String(calendarDay(day)?.year ?? '') || null));

/** The truth of exactly these people, row for row; that of anyone else is not used. */
function offendedOf(cohort: Table, truth: Table): Uint8Array | NotComputed {
  const isOfThem = sameRecords(textColumn(cohort, 'person_id'), textColumn(truth, 'person_id'));
  const offended = isOfThem ? recordedYesNo(textColumn(truth, 'offended')) : null;
  return offended !== null && offended.yes + offended.no > 0 ? offended.values : notComputed(TRUTH_NOT_KNOWN);
}
