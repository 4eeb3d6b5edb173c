import { checkedAmounts, type NotComputed, notComputed, textAt } from '@assay/statistics';
import type { BeforeAfter } from '../evaluation/before-after.ts';
import { type OffenceChange, offenceMatrix } from '../evaluation/offence-matrix.ts';
import type { PatrolEvaluation } from '../evaluation/patrol-evaluation.ts';
import type { City } from './city.ts';
import { beforeAndAfter } from './events-of-sectors.ts';

/**
 * Did each offence change where patrols went, and next door? {@link offenceMatrix} of a city's events by the parts of their sectors,
 * over-dispersion as the evaluation has it.
 *
 * Not computed where the events do not say which offence they are, or where there is no evaluation.
 *
 * @example
 * cityOffences(city, { factor: 1 }).map(({ offence, zone, before }) => [offence, zone, before])[0] // ['drugs', 'patrolled', 1]
 */
export function cityOffences(
  city: City,
  evaluation: Pick<PatrolEvaluation, 'factor'> | NotComputed,
): (Omit<OffenceChange, 'counts'> & BeforeAfter)[] | NotComputed {
  if (city.offence.values.length === 0) return notComputed('the events do not say which offence they are');
  if (!('factor' in evaluation)) return evaluation;
  checkedAmounts([evaluation.factor], 'over-dispersion');
  const cells = city.offence.values.map((offence, code) => {
    const of = (event: number) => city.offence.codes[event] === code;
    return {
      offence,
      treated: beforeAndAfter(city, 'treated', of),
      control: beforeAndAfter(city, 'control', of),
      displacement: beforeAndAfter(city, 'buffer', of),
    };
  });
  const matrix = offenceMatrix(cells, { overdispersion: evaluation.factor });
  return matrix.map(({ counts, ...row }) => ({ ...row, ...counts }));
}

/**
 * Which events are of this offence? All of them where the file names none.
 *
 * @example
 * eventsOfOffence(city, 'drugs') // [0, 3, 6, 9]
 */
export function eventsOfOffence({ offence, nEvents }: City, name: string): number[] {
  const events = Array.from({ length: nEvents }, (_, event) => event);
  return offence.values.length === 0 ? events : events.filter((event) => textAt(offence, event) === name);
}
