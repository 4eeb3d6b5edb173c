import type { RepeatedPersons, Table } from '@assay/dataset';
import {
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
  textColumn,
} from '@assay/dataset';
import { cell } from '@assay/notebook';
import type { DictionaryColumn, NotComputed, RowKeys } from '@assay/statistics';
import { dictionaryColumn, InputError, MISSING_CODE, notComputed } from '@assay/statistics';
import { cohort, truth } from './inputs.ts';

export interface People extends RepeatedPersons {
  readonly count: number;
  /** One key for each row, out of what the file says of the person and not of the identifier: lots are drawn by it. */
  readonly keys: RowKeys;
  readonly group: DictionaryColumn;
  readonly sex: DictionaryColumn;
  /** Bands, the area of the home, and the year of the score: `null` where the file does not record them. */
  readonly age: DictionaryColumn | null;
  readonly area: DictionaryColumn | null;
  readonly year: DictionaryColumn | null;
  /** 1 charged later, 0 not, 2 not known. */
  readonly label: Uint8Array;
  /** 1 never charged, 0 charged before, 2 not known. */
  readonly neverCharged: Uint8Array;
  /** `NaN` for people whom the model does not score. */
  readonly offenderScore: Float64Array;
  readonly suspectScore: Float64Array;
  /** Why the two models cannot be compared, where a score is absent. */
  readonly oneModel: NotComputed | null;
  /** 1 offended, 0 did not; or why that is not known. */
  readonly offended: Uint8Array | NotComputed;
}

export const people = cell('people', 'People one by one, their scores and what is recorded of them', {
  needs: { cohort, truth },
  compute: ({ cohort, truth }): People => {
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
      keys: keysOfAlike(cohort, ['person_id'], 'status' in offended ? [] : [offended]),
      ...repeatedPersons(textColumn(cohort, 'person_id')),
      age: known(ageBands(textColumn(cohort, 'age_band'))),
      area: known(textColumn(cohort, 'local_policing_area')),
      year: known(yearsOf(dateColumn(cohort, 'scored_on').days)),
      group: groupsOf(broadEthnicity(textColumn(cohort, 'ethnic_group')).column, codeList('ethnic-group-5+1')),
      sex: groupsOf(recordedSex(textColumn(cohort, 'sex')).column),
      label: recordedYesNo(textColumn(cohort, 'recharged')).values,
      neverCharged: recordedYesNo(textColumn(cohort, 'ever_charged')).values.map((ever) => (ever === 2 ? 2 : 1 - ever)),
      offenderScore,
      suspectScore,
      oneModel: isScored.includes(false) ? notComputed('the file has the scores of one model alone') : null,
      offended,
    };
  },
});

const known = (column: DictionaryColumn): DictionaryColumn | null =>
  column.codes.some((code) => code !== MISSING_CODE) ? groupsOf(column) : null;

/** Lowest age of each band, from the oldest down. */
const BANDS = [
  [50, '50 and over'],
  [35, '35-49'],
  [25, '25-34'],
  [18, '18-24'],
  [0, 'under 18'],
] as const;
const OLDEST = 120;

/** Bands as the file has them; ages in years, each of which would be a group of its own, are put into bands. */
function ageBands(column: DictionaryColumn): DictionaryColumn {
  const ages = column.values.map((text) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN));
  const used = new Set(column.codes);
  if (ages.some((age, code) => used.has(code) && !(age <= OLDEST))) return column;
  const bandOf = (code: number) =>
    code === MISSING_CODE ? null : (BANDS.find(([from]) => ages[code]! >= from)?.[1] ?? null);
  return dictionaryColumn(Array.from(column.codes, bandOf));
}

const yearsOf = (days: Int32Array): DictionaryColumn =>
  dictionaryColumn(Array.from(days, (day) => String(calendarDay(day)?.year ?? '') || null));

/** The truth of exactly these people, row for row; that of anyone else is not used. */
function offendedOf(cohort: Table, truth: Table): Uint8Array | NotComputed {
  const none = notComputed('what these people truly did is not known');
  if (truth.rowCount !== cohort.rowCount || truth.rowCount === 0) return none;
  const [here, there] = [textColumn(cohort, 'person_id'), textColumn(truth, 'person_id')];
  for (let row = 0; row < cohort.rowCount; row++) {
    const own = here.codes[row]!;
    if (own === MISSING_CODE || here.values[own] !== there.values[there.codes[row]!]) return none;
  }
  const { values, yes, no } = recordedYesNo(textColumn(truth, 'offended'));
  return yes + no === 0 ? none : values;
}
