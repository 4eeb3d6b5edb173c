import type { PatrolEvaluation } from '../evaluation/patrol-evaluation.ts';
import { type EvaluationProtocol, frozenProtocol, monthsFrom } from '../evaluation/protocol.ts';
import type { City } from './city.ts';
import { writtenDay } from './first-day.ts';
import { sectorsAt } from './sector.ts';

/** What stands in a plan beside the sectors, months and rings of the evaluation that it repeats. */
export type PlannedChoices = Omit<
  EvaluationProtocol,
  'patrolledAreas' | 'controlAreas' | 'ringEdgesMetres' | 'choosingMonths' | 'baselineMonths' | 'followUpMonths'
>;

/**
 * How is the next evaluation of this city planned, before anyone sees its result? The sectors, rings and months of this one, with a
 * year of follow-up. Months before patrols: the nearer ones are the baseline, then a gap, and what lies before it chooses.
 *
 * @example
 * const window = { choosing: { from: 0, to: 1 }, baseline: { from: 2, to: 4 }, followUp: { from: 4, to: 6 } };
 * cityProtocol(city, { treated: [0], comparison: [2], window }, protocol).baselineMonths // ['1969-12', '1970-01']
 */
export function cityProtocol(
  city: City,
  { treated, comparison, window }: Pick<PatrolEvaluation, 'treated' | 'comparison' | 'window'>,
  choices: PlannedChoices,
): EvaluationProtocol {
  const names = (sectors: readonly number[]) => sectorsAt(city, sectors).map(({ area }) => area.name);
  const start = writtenDay(city.interventionDay).slice(0, 7);
  const months = (from: number, count: number) => monthsFrom(start, from, count);
  const nBaseline = window.baseline.to - window.baseline.from;
  const nChoosing = window.choosing.to - window.choosing.from;
  const nGap = window.baseline.from - window.choosing.to;
  return frozenProtocol({
    ...choices,
    patrolledAreas: names(treated),
    controlAreas: names(comparison),
    ringEdgesMetres: [city.ringMetres, 2 * city.ringMetres],
    choosingMonths: months(-nBaseline - nGap - nChoosing, nChoosing),
    baselineMonths: months(-nBaseline, nBaseline),
    followUpMonths: months(0, 12),
  });
}
