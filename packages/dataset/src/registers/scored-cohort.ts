import {
  type CountedTable,
  checkedAmounts,
  type DictionaryColumn,
  exactSum,
  InputError,
  isBlankColumn,
  MISSING_CODE,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import { ageBands } from '../code-list/age-bands.ts';
import { type BroadGroups, broadGroups } from '../code-list/broad-groups.ts';
import { type Groups, groupsOf } from '../code-list/groups-of.ts';
import type { MappedWord } from '../code-list/mapped-words.ts';
import { recordedSex } from '../code-list/recorded-sex.ts';
import { type RecordedYesNo, recordedYesNo } from '../code-list/recorded-yes-no.ts';
import { yearColumn } from '../date/months.ts';
import { checkedTable } from '../table/checked-table.ts';
import { dateColumn, numberColumn, textColumn } from '../table/column-of.ts';
import { sameRecords } from '../table/same-records.ts';
import type { Table } from '../table/table.ts';

const UNKNOWN = 2;

/** People with the scores of two models as columns, one value for each row. */
export interface ScoredCohort {
  readonly count: number;
  /** What the file says of them. */
  readonly told: Table;
  /** Bands, the area of the home, and the year of the score: `null` where the file does not record them. */
  readonly age: Groups | null;
  readonly area: Groups | null;
  readonly year: Groups | null;
  readonly group: BroadGroups;
  readonly sex: Groups;
  /** Why nobody is divided by sex; `null` where somebody is. */
  readonly noSex: NotComputed | null;
  /** 1 charged later, 0 not, 2 not known. */
  readonly label: Uint8Array;
  /** 1 never charged, 0 charged before, 2 not known. */
  readonly neverCharged: Uint8Array;
  /** `NaN` for people whom the model does not score. */
  readonly offenderScore: Float64Array;
  readonly suspectScore: Float64Array;
  /** Why the two models cannot be compared, where a score is absent; else `null`. */
  readonly oneModel: NotComputed | null;
}

/**
 * Who are the people whom two models scored, and what became of them? The table has the columns of the synthetic `scored-cohort`.
 *
 * @throws InputError where neither model scores anybody, or one of these columns is not there, or has more or fewer values than the
 * table has rows.
 *
 * @example
 * scoredCohort(registers.cohort).label // [1, 0]
 */
export function scoredCohort(cohort: Table): ScoredCohort {
  checkedTable(cohort);
  const text = (name: string) => textColumn(cohort, name);
  const offenderScore = numberColumn(cohort, 'score_offender_model').values;
  const suspectScore = numberColumn(cohort, 'score_with_suspect_data').values;
  const isScored = [offenderScore, suspectScore].map((scores) => scores.some((score) => !Number.isNaN(score)));
  if (cohort.rowCount > 0 && !isScored.includes(true)) {
    throw new InputError(
      'no column was read as a score: score_offender_model and score_with_suspect_data are blank for everyone. Map the column that holds it to one of them.',
    );
  }
  return {
    count: cohort.rowCount,
    told: cohort,
    age: known(ageBands(text('age_band'))),
    area: known(text('local_policing_area')),
    year: known(yearColumn(dateColumn(cohort, 'scored_on').days)),
    group: broadGroups(text('ethnic_group')),
    sex: groupsOf(recordedSex(text('sex')).column),
    noSex: isBlankColumn(text('sex')) ? notComputed('the file does not record sex') : null,
    label: recordedYesNo(text('recharged')).values,
    neverCharged: recordedYesNo(text('ever_charged')).values.map((ever) => (ever === UNKNOWN ? UNKNOWN : 1 - ever)),
    offenderScore,
    suspectScore,
    oneModel: isScored.includes(false) ? notComputed('the file has the scores of one model alone') : null,
  };
}

const known = (column: DictionaryColumn): Groups | null =>
  column.codes.some((code) => code !== MISSING_CODE) ? groupsOf(column) : null;

/**
 * What people of a cohort truly did, row for row: 1 offended, 0 did not. Known only of a truth of exactly these people; that of anyone
 * else is not used, and whether anybody offended must be said.
 *
 * @throws InputError where one of the columns is not there.
 *
 * @example
 * truthOfCohort(registers.cohort, registers.offended) // [1, 0]
 */
export function truthOfCohort(cohort: Table, truth: Table): Uint8Array | NotComputed {
  const isOfThem = sameRecords(textColumn(cohort, 'person_id'), textColumn(truth, 'person_id'));
  const offended = isOfThem ? recordedYesNo(textColumn(truth, 'offended')) : null;
  const isKnown = offended !== null && offended.yes + offended.no > 0;
  return isKnown ? offended.values : notComputed('what these people truly did is not known');
}

const COUNTED = ['ethnic_group', 'sex', 'recharged', 'ever_charged'];

/** What is recorded of a cohort besides its scores: each row stands for as many people as its count. */
export interface RecordedCohort {
  readonly count: number;
  readonly counts: Float64Array;
  readonly group: BroadGroups;
  /** Charged later, and ever. */
  readonly charged: RecordedYesNo;
  readonly ever: RecordedYesNo;
  readonly words: readonly { readonly field: string; readonly words: readonly MappedWord[] }[];
}

/**
 * What is recorded of the people of a cohort, wherever they were counted: their groups, and who was charged?
 *
 * @throws InputError where there is nobody, the outcome is known of nobody, or counts and columns are not of the same people.
 *
 * @example
 * const yesNo = dictionaryColumn(['yes', 'no']);
 * const columns = { ethnic_group: dictionaryColumn(['White', null]), sex: dictionaryColumn(['F', 'M']), recharged: yesNo, ever_charged: yesNo };
 * recordedCohort({ total: 5, columns, counts: Float64Array.of(3, 2) }).charged // { yes: 3, no: 2, unknown: 0 }
 */
export function recordedCohort({ total, columns, counts }: CountedTable): RecordedCohort {
  if (total === 0) throw new InputError('the file of people has a heading and no rows: 0. Export it again.');
  const isOfThem = (name: string) => columns[name]?.codes.length === counts.length;
  if (exactSum(checkedAmounts(counts, 'counts of people')) !== total || !COUNTED.every(isOfThem))
    throw new InputError(`a cohort of ${total} needs ${COUNTED.join(', ')} and as many counts. Count it again.`);
  const group = broadGroups(columns['ethnic_group']!, counts);
  const sex = recordedSex(columns['sex']!, counts);
  const charged = recordedYesNo(columns['recharged']!, counts);
  const ever = recordedYesNo(columns['ever_charged']!, counts);
  if (charged.yes + charged.no === 0)
    throw new InputError(
      'recharged says yes or no of nobody: 0 outcomes known. Map the column that holds the outcome.',
    );
  const words = [
    { field: 'ethnic group', words: group.words },
    { field: 'sex', words: sex.words },
    { field: 'charged later', words: charged.words },
    { field: 'ever charged', words: ever.words },
  ];
  return { count: total, counts, group, charged, ever, words };
}
