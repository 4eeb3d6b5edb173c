import {
  blankColumn,
  Counted,
  type CountedSlice,
  type Counter,
  type CountRow,
  checkedNumbers,
  textAt,
} from '@assay/statistics';
import { DAY_MILLISECONDS } from '../contacts/contact-columns.ts';

/** Words of these parts are counted as they are written. */
const WORDS = ['direction', 'channel', 'matter'] as const;
type Words = (typeof WORDS)[number];

/**
 * What does a log hold, before anybody is counted: contacts by day, with the first and last moment of each, and by the words
 * for who began them, through what and about what? Any division of the rows gives the same.
 *
 * @example
 * logCounter.splitBy // null
 */
export const logCounter: Counter = {
  name: 'contact-log',
  version: 2,
  columns: ['time'],
  optional: [...WORDS, 'harm'],
  splitBy: null,
  sizeOf: null,
  largest: ['beforeFirstMoment', 'lastMoment'],
  count({ rowCount, columns, numbers = {} }): CountedSlice {
    const rows: CountRow[] = [{ what: 'contacts', at: 0, size: 0, count: rowCount }];
    const days = new Map<number, { contacts: number; first: number; last: number }>();
    for (let row = 0; row < rowCount; row++) {
      const time = numbers['time']?.[row] ?? Number.NaN;
      if (Number.isNaN(time)) continue;
      const day = Math.floor(time / DAY_MILLISECONDS);
      const known = days.get(day);
      if (known === undefined) days.set(day, { contacts: 1, first: time, last: time });
      else {
        known.contacts++;
        if (time < known.first) known.first = time;
        if (time > known.last) known.last = time;
      }
    }
    for (const [day, { contacts, first, last }] of days) {
      rows.push({ what: 'contactsOfDay', at: day, size: 0, count: contacts });
      // Of parts only the largest is kept; the earliest is the largest of what lies before it.
      rows.push({ what: 'beforeFirstMoment', at: day, size: 0, count: -Math.floor(first) });
      rows.push({ what: 'lastMoment', at: day, size: 0, count: Math.floor(last) });
    }
    for (const part of WORDS) {
      const column = columns[part] ?? blankColumn(rowCount);
      const counts = new Map<string | null, number>();
      for (let row = 0; row < rowCount; row++) {
        const text = textAt(column, row);
        counts.set(text, (counts.get(text) ?? 0) + 1);
      }
      for (const [text, count] of counts) rows.push({ what: JSON.stringify([part, text]), at: 0, size: 0, count });
    }
    let [withoutHarm, withHarm] = [0, 0];
    for (let row = 0; row < rowCount; row++) {
      const harm = numbers['harm']?.[row] ?? Number.NaN;
      if (!(harm >= 0)) withoutHarm++;
      else if (harm > 0) withHarm++;
    }
    rows.push({ what: 'withoutHarm', at: 0, size: 0, count: withoutHarm });
    rows.push({ what: 'withHarm', at: 0, size: 0, count: withHarm });
    return { rows: rows.filter(({ count }) => count !== 0), crossing: [] };
  },
};

/** A log as {@link logCounter} counted it. */
export interface LogOfCounts {
  readonly contacts: number;
  /** Contacts of which no harm is recorded, and those of some harm above nought. */
  readonly withoutHarm: number;
  readonly withHarm: number;
  /** Days with contacts, from the first. */
  readonly days: readonly {
    readonly day: number;
    readonly contacts: number;
    readonly first: number;
    readonly last: number;
  }[];
  /** Contacts by the word that stands in each part; `null` where none does. */
  readonly words: Readonly<Record<Words, readonly { readonly text: string | null; readonly contacts: number }[]>>;
}

/**
 * The log again, out of merged counts.
 *
 * @example
 * logOfCounts([{ what: 'contactsOfDay', at: 20000, size: 0, count: 3 }]).days[0].contacts // 3
 */
export function logOfCounts(counts: readonly CountRow[]): LogOfCounts {
  for (const { at, count } of counts) {
    checkedNumbers([at, count], 'days and contacts');
  }
  const counted = new Counted(counts);
  const days = counts
    .flatMap(({ what, at, count }) => (what === 'contactsOfDay' ? [{ day: at, contacts: count }] : []))
    .sort((a, b) => a.day - b.day)
    .map(({ day, contacts }) => ({
      day,
      contacts,
      first: -counted.of('beforeFirstMoment', day),
      last: counted.of('lastMoment', day),
    }));
  const worded = counts.flatMap(({ what, count }) => {
    if (!what.startsWith('[')) return [];
    const [part, text] = JSON.parse(what) as [Words, string | null];
    return [{ part, text, contacts: count }];
  });
  const of = (part: Words) =>
    worded.flatMap(({ part: own, text, contacts }) => (own === part ? [{ text, contacts }] : []));
  return {
    contacts: counted.of('contacts'),
    withoutHarm: counted.of('withoutHarm'),
    withHarm: counted.of('withHarm'),
    days,
    words: { direction: of('direction'), channel: of('channel'), matter: of('matter') },
  };
}
