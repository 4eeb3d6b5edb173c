import type { Table } from '@assay/dataset';
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
  textColumn,
} from '@assay/dataset';
import { cell, type ValueOfCell } from '@assay/notebook';
import type { DictionaryColumn, NotComputed } from '@assay/statistics';
import { dictionaryColumn, InputError, MISSING_CODE, notComputed } from '@assay/statistics';
import { cohort, truth } from './inputs.ts';

export type People = ValueOfCell<typeof people>;

export const people = cell('people', 'People one by one, their scores and what is recorded of them', {
  needs: { cohort, truth },
  compute: ({ cohort, truth }) => {
    const offenderScore = numberColumn(cohort, 'score_offender_model').values;
    const suspectScore = numberColumn(cohort, 'score_with_suspect_data').values;
    const isScored = [offenderScore, suspectScore].map((scores) => scores.some((score) => !Number.isNaN(score)));
    if (cohort.rowCount > 0 && !isScored.includes(true)) {
      throw new InputError(
        'no column was read as a score: score_offender_model and score_with_suspect_data are blank for everyone. Map the column that holds it to one of them.',
      );
    }
    const offended = offendedOf(cohort, truth);
    return {
      count: cohort.rowCount,
      /** One key for each row, out of what the file says of the person and not of the identifier: lots are drawn by it. */
      keys: keysOfAlike(cohort, ['person_id'], 'status' in offended ? [] : [offended]),
      ...repeatedPersons(textColumn(cohort, 'person_id')),
      /** Bands, the area of the home, and the year of the score: `null` where the file does not record them. */
      age: known(ageBands(textColumn(cohort, 'age_band'))),
      area: known(textColumn(cohort, 'local_policing_area')),
      year: known(yearsOf(dateColumn(cohort, 'scored_on').days)),
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
  },
});

const known = (column: DictionaryColumn): DictionaryColumn | null =>
  column.codes.some((code) => code !== MISSING_CODE) ? groupsOf(column) : null;

const yearsOf = (days: Int32Array): DictionaryColumn =>
  dictionaryColumn(Array.from(days, (day) => String(calendarDay(day)?.year ?? '') || null));

/** The truth of exactly these people, row for row; that of anyone else is not used. */
function offendedOf(cohort: Table, truth: Table): Uint8Array | NotComputed {
  const isOfThem = sameRecords(textColumn(cohort, 'person_id'), textColumn(truth, 'person_id'));
  const offended = isOfThem ? recordedYesNo(textColumn(truth, 'offended')) : null;
  return offended !== null && offended.yes + offended.no > 0
    ? offended.values
    : notComputed('what these people truly did is not known');
}
