import { codeList, codeOf, type Table, textColumn } from '@assay/dataset';
import { FROM_DATA } from '@assay/notebook';
import { type DictionaryColumn, InputError, type NotComputed, notComputed } from '@assay/statistics';
import { DAY, dayText, patrolClockTimes } from './columns.ts';

/** Refuses a file without what every cell needs, with the column to name. */
export function refuseWithout(
  events: Table,
  x: Float64Array,
  y: Float64Array,
  areaCode: DictionaryColumn,
  time: Float64Array,
): void {
  if (events.rowCount === 0) throw new InputError('the input events holds no row. Give a file with events.');
  if (!time.some(Number.isFinite))
    throw new InputError(
      'no event has a time: no column was read as one. Name it, e.g. --columns events:time=<column>, or events:month=<column> where there are months alone.',
    );
  const hasPoints = x.some(Number.isFinite) && y.some(Number.isFinite);
  if (!hasPoints && !areaCode.codes.some((code) => code >= 0))
    throw new InputError(
      'no event has a place: no columns were read as one. Name them, e.g. --columns events:x_metres=<longitude>,y_metres=<latitude>, or events:area_code=<column> where there is an area alone.',
    );
}

/** The day of the first visit that the model planned; past every day where there is none. */
export function firstModelVisit(patrols: Table): number {
  const by = textColumn(patrols, 'planned_by');
  const isModel = by.values.map((text) => codeOf(codeList('visit-planner'), text) === 'model');
  const start = patrolClockTimes(patrols, 'start');
  let earliest = Infinity;
  for (let row = 0; row < patrols.rowCount; row++)
    if (by.codes[row]! >= 0 && isModel[by.codes[row]!] && start[row]! < earliest) earliest = start[row]!;
  return Math.floor(earliest / DAY);
}

/** The first day of patrols: as given, which must lie within the events, else the first visit that the model planned. */
export function firstDayOf(
  given: string,
  patrols: Table,
  day: Int32Array,
): { readonly day: number; readonly from: string; readonly problem: NotComputed | null } {
  const first = day.reduce((least, each) => Math.min(least, each), Infinity);
  const last = day.reduce((most, each) => Math.max(most, each), -Infinity);
  if (given !== FROM_DATA) {
    const chosen = Math.round(Date.parse(`${given}T00:00Z`) / DAY);
    if (chosen <= first || chosen > last)
      throw new InputError(
        `parameter interventionDate is ${given}, and the events run from ${dayText(first)} to ${dayText(last)}. Give the first day of patrols within them.`,
      );
    return { day: chosen, from: 'given', problem: null };
  }
  const found = firstModelVisit(patrols);
  if (found > first && found <= last)
    return { day: found, from: 'the first visit that the model planned', problem: null };
  return {
    day: Infinity,
    from: 'neither given nor in the data',
    problem: notComputed(
      'the first day of patrols is not known: choose it for the run, or give visits that say who planned them',
    ),
  };
}
