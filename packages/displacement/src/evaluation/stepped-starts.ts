import { fewestBehind, InputError, type NotComputed, notComputed, type RandomStream } from '@assay/statistics';
import { widestLead } from './days-of-visits.ts';
import { leadEffects, type PanelEffect, type PatrolStarts, panelEffect } from './difference-in-differences.ts';
import type { PatrolEvaluation } from './patrol-evaluation.ts';
import { areaPanelOf, type PeriodsRoundStart } from './periods-round-start.ts';

export interface SteppedStartEffect {
  readonly effect: PanelEffect | NotComputed;
  /** How far apart patrolled and comparison areas were at most before patrols, as a multiple. */
  readonly widestLead: number | NotComputed;
  readonly nEvents: number;
  /** The fewest of them before or after patrols began, in the areas patrolled or in those compared with. */
  readonly fewest: number;
}

/**
 * Does crime of the areas compared change as the patrols of each begin? The same areas and periods as the evaluation's, by another
 * design: each patrolled area counts as patrolled from its own first visit, starts re-dealt among the areas.
 *
 * {@link panelEffect} and, of the half-year before, {@link widestLead}. An area without a visit counts from `start`, the first day of
 * patrols, and so does one that was visited before it. Not computed with fewer than two periods before or after, or nothing to compare with.
 *
 * @param firstVisit The day of an area's first visit, `undefined` where it had none.
 * @throws InputError where a first day is no day that can be counted from.
 *
 * @example
 * const periods = periodsRoundStart({ area: [0, 1, 0, 1], day: [0, 30, 60, 90] }, 2, { start: 56 });
 * const found = { window: { baseline: { from: 0, to: 1 }, followUp: { from: 2, to: 3 } }, treated: [0], comparison: [1] };
 * steppedStartEffect(periods, found, () => undefined, 56, randomStream('example')).reason // 'fewer than two months before or after patrols'
 */
export function steppedStartEffect(
  periods: PeriodsRoundStart,
  {
    window,
    treated,
    comparison,
  }: Pick<PatrolEvaluation, 'treated' | 'comparison'> & {
    readonly window: Pick<PatrolEvaluation['window'], 'baseline' | 'followUp'>;
  },
  firstVisit: (area: number) => number | undefined,
  start: number,
  random: RandomStream,
  nPermutations = 299,
): SteppedStartEffect | NotComputed {
  const { baseline, followUp } = window;
  const begins = followUp.from - baseline.from;
  const nPeriods = followUp.to - baseline.from;
  if (begins < 2 || nPeriods - begins < 2 || comparison.length === 0)
    return notComputed('fewer than two months before or after patrols');
  const panel = areaPanelOf(periods, [...treated, ...comparison], { from: baseline.from, to: followUp.to });
  const startOf = (area: number) => {
    const day = Math.max(firstVisit(area) ?? start, start);
    if (!Number.isFinite(day)) throw new InputError(`a first visit must have a day: ${day}. Pass undefined for none.`);
    return periods.periodOf(day) - baseline.from;
  };
  const starts: PatrolStarts = [...treated.map(startOf), ...comparison.map(() => null)];
  const quarters = [0, 0, 0, 0];
  for (let at = 0; at < panel.counts.length; at++) {
    const isPatrolled = Math.floor(at / nPeriods) < treated.length;
    quarters[(isPatrolled ? 2 : 0) + (at % nPeriods >= begins ? 1 : 0)]! += panel.counts[at]!;
  }
  const leads = leadEffects(panel, new Set(treated.keys()), begins);
  return {
    effect: panelEffect(panel, starts, random, nPermutations),
    widestLead: widestLead(leads, 6) ?? notComputed('a month before patrols has no crime'),
    nEvents: panel.counts.reduce((sum, count) => sum + count, 0),
    fewest: fewestBehind(quarters),
  };
}
