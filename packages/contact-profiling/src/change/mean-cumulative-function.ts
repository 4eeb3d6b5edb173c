import { checkedAmounts, InputError, type NotComputed, notComputed } from '@assay/statistics';
import type { RecurrentEvents } from './andersen-gill.ts';

export interface CumulativeStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  /** Contacts per person so far. */
  readonly mean: number;
  /** Poisson error, and Lawless and Nadeau's, which allows for dependence within a person. */
  readonly poissonError: number;
  readonly robustError: number;
}

/**
 * How many contacts had a person made on average by each day? Mean cumulative function (Nelson), one step per distinct
 * event time, with those then under observation as denominator. No event: not computed.
 *
 * @throws InputError where columns differ in length or a stretch does not end after it starts.
 *
 * Source: Nelson (1988); Lawless & Nadeau (1995), eq. 2.4.
 *
 * @example
 * meanCumulativeFunction({ start: [0, 1], stop: [1, 3], event: [1, 0], person: [1, 1] })[0].mean // 1
 */
export function meanCumulativeFunction(
  data: Pick<RecurrentEvents, 'start' | 'stop' | 'event' | 'person'>,
): readonly CumulativeStep[] | NotComputed {
  const { start, stop, event, person } = data;
  const n = start.length;
  const times = new Map<number, number>();
  for (let row = 0; row < n; row++) {
    if (!(stop[row]! > start[row]!)) {
      throw new InputError(`a stretch must end after it starts: ${start[row]} to ${stop[row]} in row ${row}.`);
    }
    if (event[row] === 1) times.set(stop[row]!, (times.get(stop[row]!) ?? 0) + 1);
  }
  if (times.size === 0) return notComputed('nobody had an event');
  const people = [...new Set(Array.from(person))];
  const placeOf = new Map(people.map((code, place) => [code, place]));
  const place = Int32Array.from({ length: n }, (_, row) => placeOf.get(person[row]!)!);
  const influence = new Float64Array(people.length);
  const steps: CumulativeStep[] = [];
  let mean = 0;
  let poisson = 0;
  for (const [time, events] of [...times].sort(([a], [b]) => a - b)) {
    let atRisk = 0;
    for (let row = 0; row < n; row++) if (start[row]! < time && stop[row]! >= time) atRisk++;
    for (let row = 0; row < n; row++) {
      if (!(start[row]! < time && stop[row]! >= time)) continue;
      const own = event[row] === 1 && stop[row] === time ? 1 : 0;
      influence[place[row]!]! += (own - events / atRisk) / atRisk;
    }
    mean += events / atRisk;
    poisson += events / atRisk ** 2;
    const robust = influence.reduce((sum, entry) => sum + entry ** 2, 0);
    steps.push({
      time,
      atRisk,
      events,
      mean,
      poissonError: Math.sqrt(poisson),
      robustError: Math.sqrt(robust),
    });
  }
  return steps;
}

/**
 * How many contacts had a person made on average by this day? The last step of {@link meanCumulativeFunction} at or
 * before it; `null` before the first event.
 *
 * @example
 * const steps = meanCumulativeFunction({ start: [0, 1], stop: [1, 3], event: [1, 0], person: [1, 1] });
 * cumulativeAt(steps, 2).mean // 1
 */
export function cumulativeAt(steps: readonly CumulativeStep[], time: number): CumulativeStep | null {
  const found = steps.findLast((step) => step.time <= time);
  if (found === undefined) return null;
  checkedAmounts(Object.values(found), 'a step');
  return found;
}
