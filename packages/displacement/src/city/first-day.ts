import { InputError, type NotComputed, notComputed } from '@assay/statistics';

const DAY = 86_400_000;

/** The first day of patrols, past every day where it is not known; and where it comes from. */
export interface FirstDay {
  readonly day: number;
  readonly from: string;
  readonly problem: NotComputed | null;
}

/**
 * On which day did patrols begin? As given, which must lie within the days of the events; else the day of the first visit that the
 * model planned, where that lies within them. Days since 1970-01-01.
 *
 * @throws InputError where the day that is given leaves no event before it, or lies after all of them.
 *
 * @example
 * firstDayOfPatrols([100, 130, 160], { given: null, visited: 130 }).from // 'the first visit that the model planned'
 */
export function firstDayOfPatrols(
  days: ArrayLike<number>,
  { given, visited }: { readonly given: number | null; readonly visited: number },
): FirstDay {
  let [first, last] = [Infinity, -Infinity];
  for (let event = 0; event < days.length; event++) {
    first = Math.min(first, days[event]!);
    last = Math.max(last, days[event]!);
  }
  if (given !== null) {
    if (given > first && given <= last) return { day: given, from: 'given', problem: null };
    throw new InputError(
      `the first day of patrols is ${writtenDay(given)}, and the events run from ${writtenDay(first)} to ${writtenDay(last)}. Give the first day of patrols within them.`,
    );
  }
  if (visited > first && visited <= last)
    return { day: visited, from: 'the first visit that the model planned', problem: null };
  return {
    day: Infinity,
    from: 'neither given nor in the data',
    problem: notComputed(
      'the first day of patrols is not known: choose it for the run, or give visits that say who planned them',
    ),
  };
}

/** A day since 1970-01-01 as it is written. */
export function writtenDay(day: number): string {
  const date = new Date(day * DAY);
  return Number.isNaN(date.getTime()) ? 'no day' : date.toISOString().slice(0, 10);
}
