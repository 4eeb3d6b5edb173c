import { MISSING_DAY, type Table } from '@assay/dataset';
import { type EventsOfCounts, eventsOfCounts } from '@assay/displacement';
import { cell, countsOf, FROM_DATA, type ValueOfCell, whereRows } from '@assay/notebook';
import { dictionaryColumn, InputError } from '@assay/statistics';
import { DAY, dayText } from './columns.ts';
import { events, interventionDate, patrols } from './inputs.ts';
import { firstModelVisit } from './when.ts';

/** Events as a file has them, or as many as were counted where they lie. */
export type StatedEvents = ValueOfCell<typeof stated>;

export const stated = cell('stated', 'Events, of the rows or of counts from where they lie', {
  needs: { counts: countsOf(events, 'by-area'), rows: whereRows(events), patrols, interventionDate },
  compute: ({ counts, rows, patrols, interventionDate }) => {
    if (!('status' in rows)) return { table: rows as Table, days: null, withoutRows: null, withTimeOfDay: true };
    if (counts === null) throw new Error('there are neither rows nor counts');
    const first = firstModelVisit(patrols);
    if (interventionDate === FROM_DATA && Number.isFinite(first))
      throw new InputError(
        `events were counted where they lie, before and after a first day of patrols that nobody gave. Give it: --parameter interventionDate=${dayText(first)}`,
      );
    const counted = eventsOfCounts(counts);
    return {
      table: tableOf(counted, interventionDate),
      /** Where each event with a time was, who found it and on which day; `null` where rows tell. */
      days: daysOf(counted),
      /** Why nothing can be said of single events, or of times of day; or `null`. */
      withoutRows: rows,
      withTimeOfDay: counted.withTimeOfDay > 0,
    };
  },
});

const eachOf = <Kind extends { readonly count: number }>(kinds: readonly Kind[]): Kind[] =>
  kinds.flatMap((kind) => new Array<Kind>(kind.count).fill(kind));

/** As many rows as events, with all that the counts tell of each: of its time, on which side of the first day of patrols. */
function tableOf({ kinds }: EventsOfCounts, interventionDate: string): Table {
  const events = eachOf(kinds);
  const start = interventionDate === FROM_DATA ? 1 : Date.parse(`${interventionDate}T00:00Z`) / DAY;
  const day = { before: start - 1, after: start, 'without time': MISSING_DAY };
  const text = (of: (event: (typeof events)[number]) => string | null) =>
    ({ kind: 'text', ...dictionaryColumn(events.map(of)) }) as const;
  const none = { kind: 'number', values: new Float64Array(events.length).fill(Number.NaN) } as const;
  const empty = text(() => null);
  return {
    rowCount: events.length,
    columns: {
      x_metres: none,
      y_metres: none,
      area_code: text(({ area }) => area),
      time: { kind: 'date', days: Int32Array.from(events, ({ when }) => day[when]), recorded: empty },
      month: empty,
      time_to: { kind: 'time', milliseconds: none.values },
      offence_type: text(({ offence }) => offence),
      source: text(({ source }) => source),
      harm_weight: { kind: 'number', values: Float64Array.from(events, ({ harm }) => harm ?? Number.NaN) },
    },
  };
}

function daysOf({ days }: EventsOfCounts) {
  const events = eachOf(days);
  return {
    areas: events.map(({ area }) => area),
    sources: events.map(({ source }) => source),
    day: Int32Array.from(events, ({ day }) => day),
  };
}
