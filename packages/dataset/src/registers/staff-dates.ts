import { checkedNumbers, InputError, type NotComputed, notComputed, rowsWhere } from '@assay/statistics';
import { openCases } from '../date/elapsed.ts';
import { isRecorded } from '../profile/is-recorded.ts';
import { checkedTable } from '../table/checked-table.ts';
import { dateColumn, numberColumn } from '../table/column-of.ts';
import { MISSING_DAY, type Table } from '../table/table.ts';

/** A renewal of vetting: how long it has been open, or was it until it was done. */
export interface Renewal {
  /** The year in which it fell due. */
  readonly group: string;
  /** In days. */
  readonly time: number;
  /** 1 done, 0 open. */
  readonly cause: 0 | 1;
}

const RENEWAL_DAYS = [
  ['vetting_started', 'fell due'],
  ['vetting_completed', 'was done'],
] as const;

/**
 * How long has each renewal of vetting been open by `today`, by the year in which it fell due? By {@link openCases}. Where of no renewal
 * it is recorded when it was done, none is known to be open: not computed.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * vettingRenewals(staffTable, dayNumber(2024, 1, 31)).reason // 'the file does not say of any renewal when it was done'
 */
export function vettingRenewals(staff: Table, today: number): Renewal[] | NotComputed {
  for (const [name, what] of RENEWAL_DAYS) {
    if (!isRecorded(checkedTable(staff), name))
      return notComputed(`the file does not say of any renewal when it ${what}`);
  }
  const [started, completed] = ['vetting_started', 'vetting_completed'].map(
    (name) => dateColumn(checkedTable(staff), name).days,
  );
  return openCases(started!, completed!, today).map(({ year, days, cause }) => {
    return { group: String(year), time: days, cause };
  });
}

/** Who of the staff was trained, and what they knew before and after. */
export interface StaffTraining {
  /** Rows of staff trained by the day of the extract. */
  readonly trained: readonly number[];
  /** Day of each row's training since 1970-01-01; `MISSING_DAY` where none is recorded. */
  readonly days: Int32Array;
  /** Of these rows, the points gained by each who sat both tests. */
  readonly gains: (rows: readonly number[]) => number[];
  /** How many of these rows sat both; `null` where the file has a test of nobody. */
  readonly tested: (rows: readonly number[]) => number | null;
}

/**
 * Who of the staff was trained by `today`, when, and how many points did those gain who sat both tests?
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * staffTraining(staffTable, dayNumber(2024, 1, 31)).gains([0]) // [20]
 */
export function staffTraining(staff: Table, today: number): StaffTraining {
  checkedNumbers([today], 'today');
  const { days } = dateColumn(checkedTable(staff), 'training_date');
  const [before, after] = ['knowledge_before', 'knowledge_after'].map((name) => numberColumn(staff, name).values);
  const gains = (rows: readonly number[]) =>
    rows.map((row) => after![row]! - before![row]!).filter((gain) => !Number.isNaN(gain));
  const isTested = isRecorded(staff, 'knowledge_before') && isRecorded(staff, 'knowledge_after');
  return {
    days,
    trained: rowsWhere(days, (day) => day !== MISSING_DAY && day <= today),
    gains,
    tested: (rows) => (isTested ? gains(rows).length : null),
  };
}

/**
 * How many of some staff have this date on record, by `today` and within so many days of it? `null` where it is recorded of nobody: a
 * member of staff without one is then not known to lack it.
 *
 * @throws InputError where the column is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * const today = dayNumber(2024, 1, 31);
 * [staffDatedWithin(staffTable, 'vetting_started', today)([0]), staffDatedWithin(staffTable, 'training_date', today)([0])] // [1, null]
 */
export function staffDatedWithin(
  staff: Table,
  name: string,
  today: number,
  withinDays = Number.POSITIVE_INFINITY,
): (rows: readonly number[]) => number | null {
  if (Number.isNaN(today + withinDays)) throw new InputError(`days are no number: ${today}, ${withinDays}. Pass both.`);
  const { days } = dateColumn(checkedTable(staff), name);
  if (days.every((day) => day === MISSING_DAY)) return () => null;
  const isWithin = (day: number) => day !== MISSING_DAY && day <= today && today - day <= withinDays;
  return (rows) => rows.filter((row) => isWithin(days[row]!)).length;
}
