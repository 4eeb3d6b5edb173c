import {
  checkedNumbers,
  type DictionaryColumn,
  InputError,
  isBlankColumn,
  type NotComputed,
  notComputed,
  type Proportion,
  rowsWhere,
} from '@assay/statistics';
import { broadEthnicity } from '../code-list/broad-ethnicity.ts';
import { REPORT_STAGES } from '../code-list/closed-words.ts';
import { listedWords, notListed } from '../code-list/listed-words.ts';
import type { MappedWord } from '../code-list/mapped-words.ts';
import { partsByGroup } from '../code-list/parts-by-group.ts';
import { recordedSex } from '../code-list/recorded-sex.ts';
import { withinDays } from '../date/elapsed.ts';
import { completeRows } from '../profile/complete-rows.ts';
import { isRecorded } from '../profile/is-recorded.ts';
import { checkedTable } from '../table/checked-table.ts';
import { dateColumn, textColumn } from '../table/column-of.ts';
import { MISSING_DAY, type Table } from '../table/table.ts';

/** Reports to a force as columns, one value for each. */
export interface RecordedReports {
  readonly count: number;
  readonly offence: DictionaryColumn;
  /** Of the victim, in the groups that reports compare. */
  readonly sex: DictionaryColumn;
  readonly ethnicity: DictionaryColumn;
  readonly reportedDay: Int32Array;
  /** Place of the stage reached among `REPORT_STAGES`; −1 where the text names none. */
  readonly stage: Int8Array;
  /** Why nothing can be said of how far reports came; `null` where it can. */
  readonly noStage: NotComputed | null;
  readonly words: readonly { readonly field: string; readonly words: readonly MappedWord[] }[];
}

/**
 * What was reported, when, who was the victim, and how far did it come? A word for that which no list has may mean any stage: with one,
 * nothing is said of it.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * recordedReports(reportTable).stage // [3]
 */
export function recordedReports(table: Table): RecordedReports {
  const ethnicity = broadEthnicity(textColumn(checkedTable(table), 'victim_ethnicity'), { officersCodes: 'unread' });
  const sex = recordedSex(textColumn(table, 'victim_sex'));
  const reached = listedWords(textColumn(table, 'reached'), REPORT_STAGES);
  return {
    count: table.rowCount,
    offence: textColumn(table, 'offence'),
    sex: sex.column,
    ethnicity: ethnicity.column,
    reportedDay: dateColumn(table, 'reported_date').days,
    stage: reached.places,
    noStage: isBlankColumn(textColumn(table, 'reached'))
      ? notComputed('the file does not say how far reports came (reached was not given)')
      : notListed('how far reports came', reached, REPORT_STAGES),
    words: [
      { field: 'ethnicity of victims', words: ethnicity.words },
      { field: 'sex of victims', words: sex.words },
    ],
  };
}

/**
 * Did each report come to this stage? 1 yes, 0 no, −1 where its text names no stage.
 *
 * @throws InputError where there is no such stage.
 *
 * @example
 * cameTo({ stage: Int8Array.of(0, 3, -1) }, 'charged') // [0, 1, -1]
 */
export function cameTo({ stage }: Pick<RecordedReports, 'stage'>, wanted: (typeof REPORT_STAGES)[number]): Int8Array {
  const least = REPORT_STAGES.indexOf(wanted);
  if (least < 0) throw new InputError(`there is no stage "${wanted}". Say one of ${REPORT_STAGES.join(', ')}.`);
  return stage.map((one) => (one < 0 ? -1 : one >= least ? 1 : 0));
}

/**
 * Was each report entered within so many days? 1 in time, 0 late, −1 where a date is missing, or the table has no day of entry.
 *
 * @throws InputError where the column of the day reported is not there.
 *
 * @example
 * enteredWithin(reportTable, 3) // [1]
 */
export function enteredWithin(table: Table, days: number): Int8Array {
  const from = dateColumn(table, 'reported_date').days;
  return isRecorded(table, 'entered_date')
    ? withinDays(from, dateColumn(table, 'entered_date').days, days)
    : new Int8Array(from.length).fill(-1);
}

/** Reports about the victims of one group, or of one offence: how many are complete, and how many were entered in time. */
export interface ReportsOfGroup {
  readonly attribute: string;
  readonly group: string;
  readonly rows: number;
  /** How many are complete; `null` where of none it is known. */
  readonly complete: number | null;
  readonly inTime: Proportion;
}

/**
 * Whose records are worse? By sex, a report is complete with ethnicity and day; by ethnicity and offence, with sex and day. Of what no
 * report says, nothing is asked; where nothing is left to ask, of none is it known whether it is complete. By what no report says,
 * nobody is divided.
 *
 * @throws InputError where one of the columns is not there.
 *
 * @example
 * reportsByVictim(reportTable, recordedReports(reportTable), 3).map(({ attribute, rows }) => [attribute, rows]) // [['Sex of the victim', 1], ['Offence', 1]]
 */
export function reportsByVictim(
  table: Table,
  { sex, ethnicity, offence }: Pick<RecordedReports, 'sex' | 'ethnicity' | 'offence'>,
  days: number,
): ReportsOfGroup[] {
  const inTime = enteredWithin(table, days);
  const completeWith = (...names: string[]) =>
    names.some((name) => isRecorded(table, name)) ? completeRows(table, names) : new Int8Array(table.rowCount).fill(-1);
  const bySex = completeWith('victim_ethnicity', 'occurred_date');
  const byOthers = completeWith('victim_sex', 'occurred_date');
  return [
    ['Sex of the victim', sex, bySex] as const,
    ['Ethnicity of the victim', ethnicity, byOthers] as const,
    ['Offence', offence, byOthers] as const,
  ].flatMap(([attribute, column, complete]) =>
    isBlankColumn(column)
      ? []
      : partsByGroup(column, { complete, inTime }).map(({ complete: { successes, total }, ...row }) => {
          return { attribute, ...row, complete: total === 0 ? null : successes };
        }),
  );
}

const TEST_DAYS = 365;

/** Rows of reports that a model is taught with, by name, and those that it is tried on. */
export interface TaughtReports {
  readonly taught: readonly (readonly [name: string, rows: readonly number[]])[];
  readonly tried: readonly number[];
}

/**
 * With which reports is a model taught, with and without an early era, and on which is it tried? Tried on those of the last year, it
 * is taught with those before. A report without a day, or at no known stage, is neither.
 *
 * @param border the first day after the early era, in days since 1970-01-01.
 * @throws InputError where the border is no number.
 *
 * @example
 * taughtReports({ stage: Int8Array.of(0, 3, 1), reportedDay: Int32Array.of(10, 500, 900) }, 100).taught // [['all years', [0, 1]], ['early era left out', [1]], ['early era alone', [0]]]
 */
export function taughtReports(
  { stage, reportedDay }: Pick<RecordedReports, 'stage' | 'reportedDay'>,
  border: number,
): TaughtReports {
  checkedNumbers([border], 'the border of an era');
  const day = (row: number) => reportedDay[row]!;
  const rows = rowsWhere(stage, (reached, row) => reached >= 0 && day(row) !== MISSING_DAY);
  const lastDay = rows.reduce((last, row) => Math.max(last, day(row)), 0);
  const earlier = rows.filter((row) => day(row) <= lastDay - TEST_DAYS);
  return {
    tried: rows.filter((row) => day(row) > lastDay - TEST_DAYS),
    taught: [
      ['all years', earlier],
      ['early era left out', earlier.filter((row) => day(row) >= border)],
      ['early era alone', earlier.filter((row) => day(row) < border)],
    ],
  };
}
