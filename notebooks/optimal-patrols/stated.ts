import { MISSING_DAY, type Table } from '@assay/dataset';
import { type EventsOfCounts, eventsOfCounts } from '@assay/displacement';
import { cell, countsOf, FROM_DATA, whereRows } from '@assay/notebook';
import { dictionaryColumn, InputError, type NotComputed } from '@assay/statistics';
import { DAY, dayText } from './columns.ts';
import { events, interventionDate, patrols } from './inputs.ts';
import { firstModelVisit } from './when.ts';

/** Events as a file has them, or as many as were counted where they lie. */
export interface StatedEvents {
  readonly table: Table;
  /** Where each event with a time was, who found it and on which day; `null` where rows tell. */
  readonly days: {
    readonly areas: readonly (string | null)[];
    readonly sources: readonly (string | null)[];
    readonly day: Int32Array;
  } | null;
  /** Why nothing can be said of single events, or of times of day; or `null`. */
  readonly withoutRows: NotComputed | null;
  readonly withTimeOfDay: boolean;
}

export const stated = cell('stated', 'Events, of the rows or of counts from where they lie', {
  needs: { counts: countsOf(events, 'by-area'), rows: whereRows(events), patrols, interventionDate },
  compute: ({ counts, rows, patrols, interventionDate }): StatedEvents => {
    if (!('status' in rows)) return { table: rows, days: null, withoutRows: null, withTimeOfDay: true };
    if (counts === null) throw new Error('there are neither rows nor counts');
    const first = firstModelVisit(patrols);
    if (interventionDate === FROM_DATA && Number.isFinite(first))
      throw new InputError(
        `events were counted where they lie, before and after a first day of patrols that nobody gave. Give it: --parameter interventionDate=${dayText(first)}`,
      );
    const counted = eventsOfCounts(counts);
    return {
      table: tableOf(counted, interventionDate),
      days: daysOf(counted),
      withoutRows: rows,
      withTimeOfDay: counted.withTimeOfDay > 0,
    };
  },
});

/** As many rows as events, with all that the counts tell of each: of its time, on which side of the first day of patrols. */
function tableOf({ kinds }: EventsOfCounts, interventionDate: string): Table {
  const each = <Value>(of: (kind: EventsOfCounts['kinds'][number]) => Value) =>
    kinds.flatMap((kind) => new Array<Value>(kind.count).fill(of(kind)));
  const start = interventionDate === FROM_DATA ? DAY : Date.parse(`${interventionDate}T00:00Z`);
  const text = (of: (kind: EventsOfCounts['kinds'][number]) => string | null) =>
    ({ kind: 'text', ...dictionaryColumn(each(of)) }) as const;
  const none = { kind: 'number', values: new Float64Array(each(() => 0).length).fill(Number.NaN) } as const;
  const empty = text(() => null);
  const time = { before: start - DAY, after: start, 'without time': Number.NaN };
  return {
    rowCount: none.values.length,
    columns: {
      x_metres: none,
      y_metres: none,
      area_code: text(({ area }) => area),
      time: {
        kind: 'date',
        days: Int32Array.from(
          each(({ when }) => time[when]),
          (at) => (Number.isNaN(at) ? MISSING_DAY : at / DAY),
        ),
        recorded: empty,
      },
      month: empty,
      time_to: { kind: 'time', milliseconds: none.values },
      offence_type: text(({ offence }) => offence),
      source: text(({ source }) => source),
      harm_weight: { kind: 'number', values: Float64Array.from(each(({ harm }) => harm ?? Number.NaN)) },
    },
  };
}

function daysOf({ days }: EventsOfCounts): NonNullable<StatedEvents['days']> {
  const each = <Value>(of: (day: EventsOfCounts['days'][number]) => Value) =>
    days.flatMap((day) => new Array<Value>(day.count).fill(of(day)));
  return {
    areas: each(({ area }) => area),
    sources: each(({ source }) => source),
    day: Int32Array.from(each(({ day }) => day)),
  };
}
