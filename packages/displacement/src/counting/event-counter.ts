import {
  blankColumn,
  type CountedSlice,
  type Counter,
  type CountRow,
  checkedAmounts,
  checkedNumbers,
  InputError,
  refuseMany,
  textAt,
} from '@assay/statistics';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** For the hour of an event that none begins with. */
const BETWEEN_HOURS = 24;

/**
 * How many events did each area have, by the day, by the full hour and by what they were? An event has the area that it names.
 * Any division of the rows gives the same.
 *
 * Option `interventionDate`: the first day of patrols as yyyy-mm-dd, or empty; what events were is counted before and after it.
 *
 * @throws InputError where events have coordinates, which only rows can be placed by.
 *
 * @example
 * eventCounter.columns // ['time']
 */
export const eventCounter: Counter = {
  name: 'events-by-area',
  version: 2,
  columns: ['time'],
  optional: ['area', 'month', 'offence', 'source', 'x', 'y', 'harm'],
  splitBy: null,
  sizeOf: null,
  largest: [],
  count({ rowCount, columns, numbers = {} }, { interventionDate = '' }): CountedSlice {
    const none = blankColumn(rowCount);
    const { area = none, month = none, offence = none, source = none } = columns;
    const { time, x, y, harm } = numbers;
    if (x?.some((east, row) => Number.isFinite(east) && Number.isFinite(y?.[row] ?? Number.NaN)))
      throw new InputError(
        'events with coordinates are placed by them, which takes rows: counts go by the area that an event names. Give rows, or leave the coordinates out, e.g. --columns events:x_metres=,y_metres=',
      );
    const starts = month.values.map(monthStart);
    const start = interventionDate === '' ? Infinity : Math.round(Date.parse(`${interventionDate}T00:00Z`) / DAY);
    const dated = new Map<string, Map<number, number>>();
    const kinds = new Map<string, number>();
    for (let row = 0; row < rowCount; row++) {
      let at = time?.[row] ?? Number.NaN;
      if (Number.isNaN(at) && month.codes[row]! >= 0) at = starts[month.codes[row]!]!;
      const day = Math.floor(at / DAY);
      const [place, found] = [textAt(area, row), textAt(source, row)];
      const weight = harm?.[row] ?? Number.NaN;
      const when = Number.isNaN(at) ? 'without time' : day >= start ? 'after' : 'before';
      const kind = JSON.stringify([
        'kind',
        place,
        when,
        textAt(offence, row),
        found,
        Number.isFinite(weight) ? weight : null,
      ]);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (Number.isNaN(at)) continue;
      const add = (key: string, when: number) => {
        const own = dated.get(key) ?? new Map<number, number>();
        dated.set(key, own.set(when, (own.get(when) ?? 0) + 1));
      };
      add(JSON.stringify(['day', place, found]), day);
      const hour = (at - day * DAY) / HOUR;
      add(JSON.stringify(['hour', place]), Number.isInteger(hour) ? hour : BETWEEN_HOURS);
    }
    const rows: CountRow[] = [...kinds].map(([what, count]) => ({ what, at: 0, size: 0, count }));
    for (const [what, own] of dated) for (const [at, count] of own) rows.push({ what, at, size: 0, count });
    refuseManyEvents(rows);
    return { rows, crossing: [] };
  },
  refuse: refuseManyEvents,
};

function refuseManyEvents(rows: readonly CountRow[]): void {
  const ways = (kind: 'kind' | 'day') => rows.filter(({ what }) => what.startsWith(`["${kind}",`)).length;
  refuseMany(['area, offence, source and harm'], ways('kind'));
  refuseMany(['area, source and day'], ways('day'));
}

/** The first moment of a month that is written as yyyy-mm, or as its first day; `NaN` for other texts. */
export function monthStart(text: string): number {
  return /^\d{4}-(0[1-9]|1[0-2])(-01)?$/.test(text) ? Date.parse(`${text.slice(0, 7)}-01T00:00Z`) : Number.NaN;
}

/** Events as {@link eventCounter} counted them: one row for each, in the order of what they were. */
export interface EventsOfCounts {
  /** Every event with a time by where it was and the full hour at which it happened; 24 for between two. */
  readonly hours: readonly { readonly area: string | null; readonly hour: number; readonly count: number }[];
  /** Every event by what it was; `day` is not known, only whether it lies before or after the first day of patrols. */
  readonly kinds: readonly {
    readonly area: string | null;
    readonly when: 'before' | 'after' | 'without time';
    readonly offence: string | null;
    readonly source: string | null;
    readonly harm: number | null;
    readonly count: number;
  }[];
  /** Every event with a time by its day, where it was and who found it. */
  readonly days: readonly {
    readonly area: string | null;
    readonly source: string | null;
    readonly day: number;
    readonly count: number;
  }[];
}

/**
 * The events again, out of merged counts.
 *
 * @example
 * eventsOfCounts([{ what: '["day","North",null]', at: 20000, size: 0, count: 2 }]).days[0].count // 2
 */
export function eventsOfCounts(counts: readonly CountRow[]): EventsOfCounts {
  checkedNumbers(
    counts.map(({ at }) => at),
    'times',
  );
  checkedAmounts(
    counts.map(({ count }) => count),
    'counts',
  );
  type Text = string | null;
  const parsed = counts.flatMap(({ what, at, count }) =>
    what.startsWith('[') ? [{ parts: JSON.parse(what) as Text[], at, count }] : [],
  );
  const days = parsed.flatMap(({ parts: [kind, area, source], at, count }) =>
    kind === 'day' ? [{ area: area!, source: source!, day: at, count }] : [],
  );
  const hours = parsed.flatMap(({ parts: [kind, area], at, count }) =>
    kind === 'hour' ? [{ area: area!, hour: at, count }] : [],
  );
  const kinds = parsed.flatMap(({ parts, count }) => {
    if (parts[0] !== 'kind') return [];
    const [, area, when, offence, source, harm] = parts as unknown as [
      string,
      Text,
      'before' | 'after' | 'without time',
      Text,
      Text,
      number | null,
    ];
    return [{ area, when, offence, source, harm, count }];
  });
  return { hours, kinds, days };
}
