import {
  broadEthnicity,
  calendarDay,
  codeList,
  dateColumn,
  groupsOf,
  keysOfAlike,
  type MappedWord,
  numberColumn,
  type RecordedYesNo,
  recordedSex,
  recordedYesNo,
  type Table,
  textColumn,
  unreadWords,
} from '@assay/dataset';
import { cell } from '@assay/notebook';
import {
  type DictionaryColumn,
  dictionaryColumn,
  InputError,
  MISSING_CODE,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import { cohort, reference, truth } from './inputs.ts';

export interface People {
  readonly count: number;
  /** One key for each row, out of what the file says of the person and not of the identifier: lots are drawn by it. */
  readonly keys: readonly string[];
  /** Rows beyond the first of their person, or why that is not known. */
  readonly repeated: number | NotComputed;
  /** Whom each row is about where rows repeat people, whose rows then count as one; else `null`. */
  readonly person: DictionaryColumn | null;
  readonly group: DictionaryColumn;
  readonly sex: DictionaryColumn;
  /** Bands, the area of the home, and the year of the score: `null` where the file does not record them. */
  readonly age: DictionaryColumn | null;
  readonly area: DictionaryColumn | null;
  readonly year: DictionaryColumn | null;
  /** 1 charged later, 0 not, 2 not known. */
  readonly label: Uint8Array;
  readonly charged: RecordedYesNo;
  readonly ever: RecordedYesNo;
  /** 1 never charged, 0 charged before, 2 not known. */
  readonly neverCharged: Uint8Array;
  /** `NaN` for people whom the model does not score. */
  readonly offenderScore: Float64Array;
  readonly suspectScore: Float64Array;
  /** Why the two models cannot be compared, where a score is absent. */
  readonly oneModel: NotComputed | null;
  /** 1 offended, 0 did not; or why that is not known. */
  readonly offended: Uint8Array | NotComputed;
  /** What was made of every word, by field. */
  readonly words: readonly { readonly field: string; readonly words: readonly MappedWord[] }[];
}

export const people = cell({
  name: 'people',
  title: 'People, their scores and what is recorded of them',
  needs: { cohort, truth, reference },
  compute: ({ cohort, truth, reference }, { log }): People => {
    if (cohort.rowCount === 0)
      throw new InputError('the file of people has a heading and no rows: 0. Export it again.');
    const offenderScore = numberColumn(cohort, 'score_offender_model').values;
    const suspectScore = numberColumn(cohort, 'score_with_suspect_data').values;
    const isScored = [offenderScore, suspectScore].map((scores) => scores.some((score) => !Number.isNaN(score)));
    if (!isScored.includes(true)) {
      throw new InputError(
        'no column was read as a score: score_offender_model and score_with_suspect_data are blank for everyone. Map the column that holds it to one of them.',
      );
    }
    const ethnicity = broadEthnicity(textColumn(cohort, 'ethnic_group'));
    const sex = recordedSex(textColumn(cohort, 'sex'));
    const charged = recordedYesNo(textColumn(cohort, 'recharged'));
    const ever = recordedYesNo(textColumn(cohort, 'ever_charged'));
    refuseAbsent(ethnicity.column, reference);
    if (charged.yes + charged.no === 0) {
      throw new InputError(
        'recharged says yes or no of nobody: 0 outcomes known. Map the column that holds the outcome.',
      );
    }
    const words = [
      { field: 'ethnic group', words: ethnicity.words },
      { field: 'sex', words: sex.words },
      { field: 'charged later', words: charged.words },
      { field: 'ever charged', words: ever.words },
    ];
    for (const { field, words: made } of words) {
      const unread = unreadWords({ words: made });
      if (unread !== null) log(`${field}: ${unread}`);
    }
    log(`${cohort.rowCount} rows, ${ever.no} never charged, outcome not known of ${charged.unknown}`);
    const ids = textColumn(cohort, 'person_id');
    const offended = offendedOf(cohort, truth);
    return {
      count: cohort.rowCount,
      keys: keysOfAlike(cohort, ['person_id'], 'status' in offended ? [] : [offended]),
      ...repeatsOf(ids),
      age: recorded(ageBands(textColumn(cohort, 'age_band'))),
      area: recorded(textColumn(cohort, 'local_policing_area')),
      year: recorded(yearsOf(dateColumn(cohort, 'scored_on').days)),
      group: groupsOf(ethnicity.column, codeList('ethnic-group-5+1')),
      sex: groupsOf(sex.column),
      label: charged.values,
      charged,
      ever,
      neverCharged: ever.values.map((value) => (value === 2 ? 2 : 1 - value)),
      offenderScore,
      suspectScore,
      oneModel: isScored.includes(false) ? notComputed('the file has the scores of one model alone') : null,
      offended,
      words,
    };
  },
});

/** Nothing can be compared with a group that nobody is in. @throws InputError, which says what to choose instead. */
function refuseAbsent(group: DictionaryColumn, reference: string): void {
  if (group.values.includes(reference)) return;
  throw new InputError(
    group.values.length === 0
      ? 'ethnic_group is blank for everyone: 0 groups recorded. Give an extract that records it.'
      : `nobody is recorded as ${reference}: the groups are ${group.values.join(', ')}. Choose one of them as reference.`,
  );
}

function repeatsOf(ids: DictionaryColumn): Pick<People, 'person' | 'repeated'> {
  const seen = new Map<number, number>();
  for (const code of ids.codes) if (code !== MISSING_CODE) seen.set(code, (seen.get(code) ?? 0) + 1);
  const repeated = [...seen.values()].reduce((sum, times) => sum + times - 1, 0);
  return {
    person: repeated > 0 ? ids : null,
    repeated: seen.size === 0 ? notComputed('the file has no identifier of persons') : repeated,
  };
}

const recorded = (column: DictionaryColumn): DictionaryColumn | null =>
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
