import * as dataset from '@assay/dataset';
import { numberColumn, type Table, textColumn } from '@assay/dataset';
import * as displacement from '@assay/displacement';
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
        `events were counted where they lie, before and after a first day of patrols that nobody gave. Give it: --parameter interventionDate=${dataset.writtenDay(first)}`,
      );
    const found = displacement.eventsOfCounts(counts);
    const made = displacement.columnsOfCounts(
      found,
      interventionDate === FROM_DATA ? 1 : dataset.dayOfText(interventionDate),
    );
    const counted = { days: withCodes(made.days).events, reason: rows, withTimeOfDay: found.withTimeOfDay > 0 };
    return { ...withCodes(made.events), counted };
  },
});

function eventsOf(table: Table): displacement.CityEvents {
  const [x, y, harm] = ['x_metres', 'y_metres', 'harm_weight'].map((name) => numberColumn(table, name).values);
  return {
    x: x!,
    y: y!,
    areaName: textColumn(table, 'area_code'),
    time: displacement.timesWithMonths(dataset.clockTimes(table, 'time'), textColumn(table, 'month')),
    timeTo: dataset.clockTimes(table, 'time_to'),
    offence: textColumn(table, 'offence_type'),
    source: textColumn(table, 'source'),
    harm: harm!,
  };
}

/** With who found each event by the code list, and the words that it does not have: their events count as not stated. */
function withCodes<Columns extends displacement.CityEvents | displacement.CityDays>(columns: Columns) {
  const { column: source, unread } = dataset.recordedCodes(columns.source, dataset.codeList('event-source'));
  return { events: { ...columns, source }, unknownSources: unread };
}

/** Who planned each visit, by the code list. */
export const plannersOf = (patrols: Table) =>
  dataset.recordedCodes(textColumn(patrols, 'planned_by'), dataset.codeList('visit-planner')).column;

/** The day of the first visit that the model planned; past every day where there is none. */
export const firstVisitOf = (patrols: Table): number =>
  displacement.firstModelVisit(dataset.clockTimes(patrols, 'start'), plannersOf(patrols));
