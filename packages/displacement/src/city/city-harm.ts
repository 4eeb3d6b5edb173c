import { type NotComputed, type RandomStream, rowsWhere } from '@assay/statistics';
import { type HarmBeyond, harmBeyond } from '../evaluation/harm-beyond.ts';
import type { PatrolEvaluation } from '../evaluation/patrol-evaluation.ts';
import type { City } from './city.ts';

/**
 * How much harm happened in the patrolled sectors beyond what those compared with suggest? {@link harmBeyond}, on the footing of the
 * comparison: patrolled sectors are expected to change by the factor of its harm, over the whole time.
 *
 * Not computed where single events are not known, since harm is drawn again event by event, or where none has a weight.
 *
 * @example
 * cityHarm(city, { treated: [0], comparison: [2], factor: 1 }, randomStream('example')).value // -24
 */
export function cityHarm(
  city: City,
  { treated, comparison, factor }: Pick<PatrolEvaluation, 'treated' | 'comparison' | 'factor'>,
  random: RandomStream,
): HarmBeyond | NotComputed {
  if (city.withoutRows !== null) return city.withoutRows;
  if (city.withoutHarm !== null) return city.withoutHarm;
  const weights = (sectors: readonly number[], later: number) => {
    const inside = new Set(sectors);
    const events = rowsWhere(city.later, (each, event) => each === later && inside.has(city.sector[event]!));
    return events.map((event) => city.harm[event]!);
  };
  const cells = {
    treatedBefore: weights(treated, 0),
    treatedAfter: weights(treated, 1),
    controlBefore: weights(comparison, 0),
    controlAfter: weights(comparison, 1),
  };
  return harmBeyond(cells, random, { overdispersion: factor, nReplicates: 499 });
}
