import { type NotComputed, notComputed, type RandomStream, rowsWhere } from '@assay/statistics';
import type { PatrolEvaluation } from '../evaluation/patrol-evaluation.ts';
import { hourTestOnMonths } from '../police-uk/street-crimes.ts';
import { type CircularTest, circularTests } from '../time-of-day/circular-tests.ts';
import { spreadContrast } from '../time-of-day/spread-contrast.ts';
import { type WindowContrast, windowContrast } from '../time-of-day/window-contrast.ts';
import type { City } from './city.ts';
import type { PatrolLog } from './patrol-log.ts';
import { sectorsOfKind } from './sector.ts';

const HOUR = 3_600_000;

/** How the hours of crime changed in the patrolled sectors. */
export interface CityHours {
  /** Patrol hours, and those beside them, against the rest of the day. */
  readonly contrast: WindowContrast;
  /** The same of patrol hours where an event counts in every hour in which it can have happened. */
  readonly spread: number | NotComputed;
  /** Whether the daily rhythm moved. */
  readonly circle: CircularTest;
  readonly nEvents: number;
}

/**
 * Did crime of the patrolled sectors move to other hours? {@link windowContrast}, {@link spreadContrast} and
 * {@link circularTests} of their events that have a time of day.
 *
 * Not computed where records hold no hours or months only, where the hours of patrols or the evaluation are not known, or where
 * all events lie on one side of the first day.
 *
 * @example
 * const hours = { from: 0, to: 8, source: 'given' };
 * cityHours(city, { hours }, { factor: 1 }, 3, randomStream('example')).nEvents // 4
 */
export function cityHours(
  city: City,
  { hours }: Pick<PatrolLog, 'hours'>,
  evaluation: Pick<PatrolEvaluation, 'factor'> | NotComputed,
  adjacentHours: number,
  random: RandomStream,
): CityHours | NotComputed {
  if (city.withoutHours !== null) return city.withoutHours;
  if (!city.hasHours) return city.monthsOnly ? hourTestOnMonths() : notComputed('these records hold no time of day');
  if ('status' in hours) return hours;
  if (!('factor' in evaluation)) return evaluation;
  const treated = new Set(sectorsOfKind(city, 'treated'));
  const events = rowsWhere(city.hour, (hour, event) => !Number.isNaN(hour) && treated.has(city.sector[event]!));
  const of = (values: ArrayLike<number>) => events.map((event) => values[event]!);
  const [later, day] = [of(city.later), of(city.day)];
  const nLater = later.filter((each) => each === 1).length;
  if (nLater === 0 || nLater === events.length)
    return notComputed(`no crime was recorded in the patrolled sectors ${nLater === 0 ? 'after' : 'before'}`);
  const window = { fromHour: hours.from, toHour: hours.to, adjacentHours };
  const inHours = (times: ArrayLike<number>) => of(times).map((time) => time / HOUR);
  const days = [...new Set(day)];
  const codeOf = new Map(days.map((each, code) => [each, code]));
  const clocked = {
    clock: of(city.hour).map(Math.floor),
    day: day.map((each) => codeOf.get(each)!),
    laterDay: days.map((each) => each >= city.interventionDay),
  };
  return {
    contrast: windowContrast(of(city.hour), later, window, evaluation.factor),
    spread: spreadContrast({ fromHour: inHours(city.time), toHour: inHours(city.timeTo), later }, window),
    circle: circularTests(clocked, random),
    nEvents: events.length,
  };
}
