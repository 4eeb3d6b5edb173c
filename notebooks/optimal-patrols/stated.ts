import * as dataset from '@assay/dataset';
import * as displacement from '@assay/displacement';
import { cell, countsOf, FROM_DATA, whereRows } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import { events, interventionDate, patrols } from './inputs.ts';

/** Events as a file has them, or as many as were counted where they lie. */
export const stated = cell('stated', 'Events, of the rows or of counts from where they lie', {
  needs: { counts: countsOf(events, 'by-area'), rows: whereRows(events), patrols, interventionDate },
  compute: ({ counts, rows, patrols, interventionDate }) => {
    if (!('status' in rows)) {
      const { month, time, ...events } = dataset.recordedEvents(rows);
      return { ...withCodes({ ...events, time: displacement.timesWithMonths(time, month) }), counted: null };
    }
    if (counts === null) throw new Error('there are neither rows nor counts');
    const first = firstVisitOf(patrols);
    if (interventionDate === FROM_DATA && Number.isFinite(first))
      throw new InputError(
        `events were counted where they lie, before and after a first day of patrols that nobody gave. Give it: --parameter interventionDate=${dataset.writtenDay(first)}`,
      );
    const found = displacement.eventsOfCounts(counts);
    const border = interventionDate === FROM_DATA ? 1 : dataset.dayOfText(interventionDate);
    const made = displacement.columnsOfCounts(found, border);
    const counted = { days: withCodes(made.days).events, reason: rows, withTimeOfDay: found.withTimeOfDay > 0 };
    return { ...withCodes(made.events), counted };
  },
});

/** With who found each event by the code list, and the words that it does not have: their events count as not stated. */
function withCodes<Columns extends displacement.CityEvents | displacement.CityDays>(columns: Columns) {
  const { column: source, unread } = dataset.recordedCodes(columns.source, dataset.codeList('event-source'));
  return { events: { ...columns, source }, unknownSources: unread };
}

/** Sectors as the file draws them, in its coordinates. */
export const sectorsOf = (table: dataset.Table): displacement.Sector[] =>
  dataset.recordedSectors(table).map(({ name, boundary, ...sector }) => {
    return { ...sector, area: displacement.areaFromGeometry(name, boundary) };
  });

/** The day of the first visit that the model planned; past every day where there is none. */
export function firstVisitOf(patrols: dataset.Table): number {
  const { start, plannedBy } = dataset.recordedVisits(patrols);
  return displacement.firstModelVisit(start, plannedBy);
}
