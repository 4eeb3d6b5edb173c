import { dateColumn, dayOfText, hasColumn, type Table } from '@assay/dataset';
import { cell, FROM_DATA } from '@assay/notebook';
import { custody, extractDate, isDay, isGiven, people, reports, staff } from './inputs.ts';

/** A day of the years to come is a slip of the keys, not the end of the records, where so few in a hundred lie there. */
const MOST_SLIPS = 0.01;
const SLIP_DAYS = 366;

/**
 * The last of these days, but for slips: where fewer than one in a hundred lie more than a year beyond all others, the others
 * end the records. `null` where there is no day.
 */
export function lastDayButSlips(days: Int32Array): number | null {
  const sorted = days.filter(isDay).toSorted();
  const most = Math.ceil(MOST_SLIPS * sorted.length) - 1;
  for (let beyond = most; beyond >= 1; beyond--) {
    const [last, next] = [sorted[sorted.length - 1 - beyond]!, sorted[sorted.length - beyond]!];
    if (next - last > SLIP_DAYS) return last;
  }
  return sorted.at(-1) ?? null;
}

const REPORTED = ['reported_date', 'entered_date'];

const latest = (table: Table, names: readonly string[]): number[] =>
  names
    .filter((name) => isGiven(table) && hasColumn(table, name))
    .flatMap((name) => lastDayButSlips(dateColumn(table, name).days) ?? []);

/** The day up to which everything is counted, and where it comes from. */
export const extractDay = cell('extractDay', 'Day of the extract', {
  needs: { reports, custody, staff, people, extractDate },
  compute: ({ reports, custody, staff, people, extractDate }, { log }) => {
    if (extractDate !== FROM_DATA) return { day: dayOfText(extractDate), from: 'as chosen for this run' };
    const ofReports = latest(reports, REPORTED);
    if (ofReports.length > 0)
      return { day: Math.max(...ofReports), from: 'the last day on which a report was made or entered' };
    const others = [reports, custody, staff, people].flatMap((table) =>
      latest(
        table,
        Object.entries(table.columns).flatMap(([name, { kind }]) => (kind === 'date' ? [name] : [])),
      ),
    );
    log('no report has a date: the day of the extract is the last day of the other files');
    return { day: Math.max(0, ...others), from: 'the last day in the other files, as no report has a date' };
  },
});
