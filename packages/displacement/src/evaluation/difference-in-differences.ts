import type { NotComputed, RandomStream } from '@assay/statistics';
import { InputError, notComputed, permutationPValue, shuffleInPlace } from '@assay/statistics';
import { type AreaPanel, panelAreas } from './panel.ts';

export interface PanelEffect {
  readonly status: 'computed';
  /** Rate ratio: 1 no effect, 0.8 a fifth less crime under patrol. */
  readonly ratio: number;
  readonly logRatio: number;
  /** Two-sided, from re-drawing which areas (or whose start) were patrolled. */
  readonly pValue: number | NotComputed;
  readonly nPermutations: number;
}

/** When each area starts to be patrolled: a period from 0, or `null` for never. */
export type PatrolStarts = readonly (number | null)[];

/**
 * Did crime change in areas as their patrols began, compared with areas not yet, or never, patrolled?
 *
 * Poisson regression with an effect for every area and every period and one for "patrolled by now" (pseudo maximum
 * likelihood by proportional fitting). One start for all is a difference in differences; starts that differ are a
 * stepped wedge. The p-value is by randomisation: starts are re-dealt among the areas, so it needs no assumption on how
 * counts vary, but it does need that any area could have been given any start. Areas *chosen* for their crime break
 * that: hold the baseline out.
 *
 * Not computed where nothing was patrolled or nothing was left to compare with. With few areas the p-value cannot be
 * small.
 *
 * @throws InputError where there is not one start for each area.
 *
 * Source: Hughes et al. (2020) and Hussey and Hughes (2007) for stepped wedges; Fisher (1935) for randomisation;
 * Gourieroux, Monfort and Trognon (1984) for Poisson pseudo likelihood.
 *
 * @example
 * panelEffect({ counts: [10, 5, 10, 10], nPeriods: 2 }, [1, null], randomStream('example')).ratio // 0.5
 */
export function panelEffect(
  panel: AreaPanel,
  starts: PatrolStarts,
  random: RandomStream,
  nPermutations = 999,
): PanelEffect | NotComputed {
  const nAreas = panelAreas(panel);
  if (starts.length !== nAreas)
    throw new InputError(`starts must have one for each area: ${starts.length} and ${nAreas}. Use null for never.`);
  const observed = logEffect(panel, starts);
  if (typeof observed !== 'number') return observed;
  const dealt = [...starts];
  const replicates: number[] = [];
  for (let permutation = 0; permutation < nPermutations; permutation++) {
    shuffleInPlace(dealt, random);
    const replicate = logEffect(panel, dealt);
    if (typeof replicate === 'number') replicates.push(Math.abs(replicate));
  }
  return {
    status: 'computed',
    ratio: Math.exp(observed),
    logRatio: observed,
    pValue: permutationPValue(Math.abs(observed), replicates, 'greater'),
    nPermutations: replicates.length,
  };
}

/** Log rate ratio of "patrolled by now" with area and period effects; the fit repeats until it moves by less than 10⁻¹⁰. */
function logEffect({ counts, nPeriods }: AreaPanel, starts: PatrolStarts): number | NotComputed {
  const nAreas = starts.length;
  const patrolled = (area: number, period: number) => starts[area] !== null && period >= starts[area]!;
  const areaTotals = new Float64Array(nAreas);
  const periodTotals = new Float64Array(nPeriods);
  let treated = 0;
  let untreated = 0;
  for (let area = 0; area < nAreas; area++)
    for (let period = 0; period < nPeriods; period++) {
      const count = counts[area * nPeriods + period]!;
      areaTotals[area]! += count;
      periodTotals[period]! += count;
      if (patrolled(area, period)) treated += count;
      else untreated += count;
    }
  if (treated === 0 || untreated === 0) return notComputed('no crime was counted under patrol, or none without');
  const areaEffect = areaTotals.slice();
  const periodEffect = new Float64Array(nPeriods).fill(1 / nPeriods);
  let ratio = 1;
  for (let round = 0; round < 500; round++) {
    for (let area = 0; area < nAreas; area++) {
      let fitted = 0;
      for (let period = 0; period < nPeriods; period++)
        fitted += periodEffect[period]! * (patrolled(area, period) ? ratio : 1);
      areaEffect[area] = fitted > 0 ? areaTotals[area]! / fitted : 0;
    }
    for (let period = 0; period < nPeriods; period++) {
      let fitted = 0;
      for (let area = 0; area < nAreas; area++) fitted += areaEffect[area]! * (patrolled(area, period) ? ratio : 1);
      periodEffect[period] = fitted > 0 ? periodTotals[period]! / fitted : 0;
    }
    let expected = 0;
    for (let area = 0; area < nAreas; area++)
      for (let period = 0; period < nPeriods; period++)
        if (patrolled(area, period)) expected += areaEffect[area]! * periodEffect[period]!;
    const next = treated / expected;
    if (!Number.isFinite(next)) return notComputed('no area is compared with another in the same period');
    const moved = Math.abs(Math.log(next / ratio));
    ratio = next;
    if (moved < 1e-10) return Math.log(ratio);
  }
  return notComputed('the comparison does not settle: patrolled and unpatrolled cells share too few areas and periods');
}

export interface LeadEffect {
  /** Periods before (−) or after (+) the start; −1 is the reference. */
  readonly sinceStart: number;
  readonly ratio: number | NotComputed;
}

/**
 * Were patrolled areas already on another path before patrols began?
 *
 * Event study: rate ratio of patrolled against other areas in each period, relative to the last one before the start.
 * Leads far from 1 mean that the comparison was broken beforehand. One start for all. An area group without crime in
 * the period or in the reference: not computed.
 *
 * @throws InputError where the start leaves no period before it.
 *
 * Source: Jacobson, LaLonde and Sullivan (1993).
 *
 * @example
 * leadEffects({ counts: [10, 10, 5, 10, 10, 10], nPeriods: 3 }, new Set([0]), 2).map(({ ratio }) => ratio) // [1, 1, 0.5]
 */
export function leadEffects(panel: AreaPanel, patrolledAreas: ReadonlySet<number>, start: number): LeadEffect[] {
  const nAreas = panelAreas(panel);
  const { counts, nPeriods } = panel;
  if (!(start >= 1 && start < nPeriods))
    throw new InputError(
      `start must be a period from 1 to ${nPeriods - 1}: ${start}. Leave at least one period before.`,
    );
  const odds = (period: number) => {
    let inside = 0;
    let outside = 0;
    for (let area = 0; area < nAreas; area++) {
      const count = counts[area * nPeriods + period]!;
      if (patrolledAreas.has(area)) inside += count;
      else outside += count;
    }
    return inside === 0 || outside === 0 ? null : inside / outside;
  };
  const reference = odds(start - 1);
  return Array.from({ length: nPeriods }, (_, period) => {
    const value = odds(period);
    return {
      sinceStart: period - start,
      ratio:
        value === null || reference === null
          ? notComputed('an area group has no crime in the period or in the reference')
          : value / reference,
    };
  });
}
