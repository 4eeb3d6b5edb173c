import {
  clockTimes,
  codeList,
  dayOfText,
  numberColumn,
  recordedCodes,
  type Table,
  textColumn,
  writtenDay,
} from '@assay/dataset';
import {
  type CityDays,
  type CityEvents,
  columnsOfCounts,
  eventsOfCounts,
  firstModelVisit,
  timesWithMonths,
} from '@assay/displacement';
import { cell, countsOf, FROM_DATA, whereRows } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import { events, interventionDate, patrols } from './inputs.ts';

/** Events as a file has them, or as many as were counted where they lie. */
export const stated = cell('stated', 'Events, of the rows or of counts from where they lie', {
  needs: { counts: countsOf(events, 'by-area'), rows: whereRows(events), patrols, interventionDate },
  compute: ({ counts, rows, patrols, interventionDate }) => {
    if (!('status' in rows)) return { ...withCodes(eventsOf(rows as Table)), counted: null };
    if (counts === null) throw new Error('there are neither rows nor counts');
    const first = firstVisitOf(patrols);
    if (interventionDate === FROM_DATA && Number.isFinite(first))
      throw new InputError(
        `events were counted where they lie, before and after a first day of patrols that nobody gave. Give it: --parameter interventionDate=${writtenDay(first)}`,
      );
    const found = eventsOfCounts(counts);
    const made = columnsOfCounts(found, interventionDate === FROM_DATA ? 1 : dayOfText(interventionDate));
    const counted = { days: withCodes(made.days).events, reason: rows, withTimeOfDay: found.withTimeOfDay > 0 };
    return { ...withCodes(made.events), counted };
  },
});

function eventsOf(table: Table): CityEvents {
  const [x, y, harm] = ['x_metres', 'y_metres', 'harm_weight'].map((name) => numberColumn(table, name).values);
  return {
    x: x!,
    y: y!,
    areaName: textColumn(table, 'area_code'),
    time: timesWithMonths(clockTimes(table, 'time'), textColumn(table, 'month')),
    timeTo: clockTimes(table, 'time_to'),
    offence: textColumn(table, 'offence_type'),
    source: textColumn(table, 'source'),
    harm: harm!,
  };
}

/** With who found each event by the code list, and the words that it does not have: their events count as not stated. */
function withCodes<Columns extends CityEvents | CityDays>(columns: Columns) {
  const { column: source, unread } = recordedCodes(columns.source, codeList('event-source'));
  return { events: { ...columns, source }, unknownSources: unread };
}

/** Who planned each visit, by the code list. */
export const plannersOf = (patrols: Table) =>
  recordedCodes(textColumn(patrols, 'planned_by'), codeList('visit-planner')).column;

/** The day of the first visit that the model planned; past every day where there is none. */
export const firstVisitOf = (patrols: Table): number =>
  firstModelVisit(clockTimes(patrols, 'start'), plannersOf(patrols));
