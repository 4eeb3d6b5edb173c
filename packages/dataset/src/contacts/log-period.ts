import { checkedNumbers, InputError, type NotComputed, notComputed } from '@assay/statistics';
import { writtenDay } from '../date/calendar-day.ts';
import { dayOfText } from '../date/months.ts';
import { MISSING_DAY } from '../table/table.ts';

const DAY = 86_400_000;
const YEAR = 365 * DAY;

/** From a moment to before another, in milliseconds since 1970-01-01. */
interface Period {
  readonly from: number;
  readonly until: number;
}

/** The first and last moment of a log, and its last day with strays left out. */
interface Span {
  readonly earliest: number;
  /** Before the earliest where no contact has a time. */
  readonly latest: number;
  readonly lastDay: () => number;
}

/**
 * The day of a moment as it is written; "no date" where the moment is none.
 *
 * @example
 * writtenDayOf(86_400_000) // '1970-01-02'
 */
export function writtenDayOf(time: number): string {
  return writtenDay(Math.floor(time / DAY)) ?? 'no date';
}

/**
 * From when to when does a log run? From its first moment to the end of its last day, a whole day at least: `logEnds` where that is
 * given, else as the log has it.
 *
 * @throws InputError where no contact has a time, or the day that is given is not among those of the log.
 *
 * @example
 * logPeriod({ earliest: 5, latest: 86_400_005, lastDay: () => 1 }, null) // { from: 5, until: 172_800_000 }
 */
export function logPeriod({ earliest, latest, lastDay }: Span, logEnds: string | null): Period {
  if (!(latest >= earliest)) throw noContactHas('time', 'time');
  const last = logEnds === null ? lastDay() : dayOfText(logEnds);
  if (last < Math.floor(earliest / DAY) || last > Math.floor(latest / DAY))
    throw new InputError(
      `parameter logEnds is ${logEnds}, and the contacts run from ${writtenDayOf(earliest)} to ${writtenDayOf(latest)}. Give a day among them, or none to take the last.`,
    );
  const until = (last + 1) * DAY;
  return { from: Math.min(earliest, until - DAY), until };
}

/**
 * Refuses a list that chooses nobody: of a log that names nobody, or with places for everybody that it names.
 *
 * @throws InputError, which says what to give instead.
 *
 * @example
 * refuseListOfAll(300, 20) // undefined
 */
export function refuseListOfAll(people: number, places: number | null): void {
  if (people === 0) throw noContactHas('person', 'person_id');
  if (places !== null && places >= people)
    throw new InputError(
      `parameter listSize is ${places}, and the log names ${people} people: a list of everybody chooses nobody. Give fewer places, or none to take them from the data.`,
    );
}

function noContactHas(what: string, field: string): InputError {
  return new InputError(
    `no contact has a ${what}: no column was read as one. Name it, e.g. --columns contacts:${field}=<column>.`,
  );
}

/**
 * When did support begin? On the day that is given, else the earliest of those recorded; or why that is not known, or cannot be
 * evaluated: the log must hold the whole year before and after.
 *
 * @throws InputError where the day that is given is not in the log, or an end of the log is no number.
 *
 * @example
 * supportStart(Int32Array.of(400, 380), null, { from: 0, until: 900 * 86_400_000 }) === 380 * 86_400_000 // true
 */
export function supportStart(recorded: Int32Array, given: string | null, log: Period): number | NotComputed {
  checkedNumbers([log.from, log.until], 'ends of the log');
  const span = `${writtenDayOf(log.from)} to ${writtenDayOf(log.until - 1)}`;
  const days = recorded.filter((day) => day > MISSING_DAY);
  if (given === null && days.length === 0)
    return notComputed(
      'the day on which support began is not known: choose it for the run, or give it in the record of support',
    );
  const start = (given === null ? days.reduce((least, day) => Math.min(least, day)) : dayOfText(given)) * DAY;
  if (given !== null && (start < log.from || start >= log.until))
    throw new InputError(
      `parameter programmeDate is ${given}, and the log runs from ${span}. Give the day on which support began within it.`,
    );
  return start - YEAR < log.from - DAY || start + YEAR > log.until
    ? notComputed(
        `the log runs from ${span}: it does not hold the whole year before and after ${writtenDayOf(start)}, when support began`,
      )
    : start;
}
