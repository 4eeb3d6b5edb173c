import { InputError, type NotComputed, notComputed } from '@assay/statistics';
import { neighbourLists } from '../areas/distance.ts';
import { type PatrolEvaluation, patrolEvaluation } from '../evaluation/patrol-evaluation.ts';
import { type PeriodsRoundStart, periodsRoundStart } from '../evaluation/periods-round-start.ts';
import type { City } from './city.ts';
import { writtenDay } from './first-day.ts';
import { sectorsOfKind } from './sector.ts';

/** Beyond so many sectors it takes too long to find who lies beside whom. */
export const MOST_SECTORS = 2000;

/** Counts of sectors by months round the first day of patrols, and who lies beside whom; `null` where there are too many. */
export interface CityPeriods extends PeriodsRoundStart {
  readonly neighbours: readonly (readonly number[])[] | null;
}

/**
 * How much crime did each sector of a city have, month by month, before and after patrols began? {@link periodsRoundStart}.
 *
 * @example
 * cityPeriods(city).days // { before: 6, after: 6 }
 */
export function cityPeriods({ days, sectors, interventionDay: start, monthsOnly }: City): CityPeriods {
  return {
    ...periodsRoundStart(days, sectors.length, { start, monthsOnly }),
    neighbours: sectors.length <= MOST_SECTORS ? neighbourLists(sectors.map(({ area }) => area)) : null,
  };
}

/**
 * Why can patrols of this city not be evaluated? `null` where they can: it takes sectors, a first day of patrols, a patrolled
 * sector, and events before and after.
 *
 * @example
 * evaluationProblem(city) // null
 */
export function evaluationProblem(city: City): NotComputed | null {
  if (city.withoutSectors !== null) return city.withoutSectors;
  if (city.withoutIntervention !== null) return city.withoutIntervention;
  if (sectorsOfKind(city, 'treated').length === 0)
    return notComputed('no sector is marked as patrolled: mark them in the column kind, or choose them for the run');
  if (city.withoutBoth !== null)
    return notComputed('there are no events before, or none after, the first day of patrols');
  return null;
}

/**
 * By what factor did crime change where patrols went, and beside them? {@link patrolEvaluation} of the city's sectors by their
 * parts; `chosenBy` is the last day of the records that chose the patrolled ones, where it is known.
 *
 * @throws InputError where that day is none of those of the events before patrols.
 *
 * @example
 * cityEvaluation(city, cityPeriods(city), null).reason.startsWith('too few periods') // true
 */
export function cityEvaluation(
  city: City,
  periods: CityPeriods,
  chosenBy: number | null,
): PatrolEvaluation | NotComputed {
  const problem = evaluationProblem(city) ?? nothingToCompare(city);
  if (problem !== null) return problem;
  if (chosenBy !== null && !(chosenBy >= periods.firstDay && chosenBy < city.interventionDay))
    throw new InputError(
      `the records that chose the sectors end on ${writtenDay(chosenBy)}, and the events before patrols run from ${writtenDay(periods.firstDay)} to ${writtenDay(city.interventionDay - 1)}. Give a day among them.`,
    );
  const parts = {
    treated: sectorsOfKind(city, 'treated'),
    beside: sectorsOfKind(city, 'buffer'),
    candidates: sectorsOfKind(city, 'control'),
  };
  return patrolEvaluation(periods, periods.nBefore, parts, {
    neighbours: periods.neighbours,
    // The first period that lies wholly after that day.
    ...(chosenBy === null ? {} : { chosenTo: periods.periodOf(chosenBy) + 1 }),
  });
}

function nothingToCompare(city: City): NotComputed | null {
  if (sectorsOfKind(city, 'control').length > 0) return null;
  return sectorsOfKind(city, 'too near').length > 0
    ? notComputed(
        `every comparison sector lies within ${2 * city.ringMetres} m of a patrolled one, where crime could have moved to: narrow the rings`,
      )
    : notComputed('no sector is marked as comparison');
}
