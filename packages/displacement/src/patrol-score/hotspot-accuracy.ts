import {
  generalisedGini,
  gini,
  InputError,
  type MaybeEstimate,
  type NotComputed,
  type RandomStream,
} from '@assay/statistics';
import { deploymentsWithOneMoved } from './feasible-deployments.ts';
import { feasibleAccuracy, predictiveAccuracy } from './predictive-accuracy.ts';

/** How well the areas that were busiest before foretold the crime after. */
export interface HotspotAccuracy {
  /** Share of crime over share of area of the areas chosen, with its range. */
  readonly pai: MaybeEstimate;
  /** The same over perfect hindsight, and over the best that moving one patrol would give. */
  readonly pei: number | NotComputed;
  readonly peiStar: number | NotComputed;
  /** Crime expected from before, at the level of after, over crime found. */
  readonly recapture: number | NotComputed;
  readonly gini: number | NotComputed;
  readonly generalisedGini: number | NotComputed;
  /** Crime after in the busiest so many areas. */
  readonly reach: readonly { readonly nAreas: number; readonly nEvents: number }[];
}

/**
 * If patrols go to the areas that were busiest before, how much of the crime after are they near, against what could have been
 * patrolled?
 *
 * Areas ranked by crime before over their size, the first `nTop` chosen: {@link predictiveAccuracy}, and {@link feasibleAccuracy}
 * over the deployments with one patrol moved. Reach of half, once, twice and four times as many areas, as far as there are.
 *
 * @throws InputError where the columns differ in length, or the top is not from one area to all of them.
 *
 * @example
 * const areas = { before: [9, 1, 0], after: [8, 2, 0], size: [1, 1, 1] };
 * hotspotAccuracy(areas, 1, randomStream('example')).pai.value // 2.4
 */
export function hotspotAccuracy(
  areas: { readonly before: ArrayLike<number>; readonly after: ArrayLike<number>; readonly size: ArrayLike<number> },
  nTop: number,
  random: RandomStream,
  nReplicates = 499,
): HotspotAccuracy {
  const { before, after, size } = areas;
  const nAreas = after.length;
  if (!(Number.isInteger(nTop) && nTop >= 1 && nTop <= nAreas))
    throw new InputError(`top must be from 1 to ${nAreas} areas: ${nTop}. Pass how many are patrolled.`);
  const forecast = { observed: after, predicted: before, size };
  const ranked = predictiveAccuracy(forecast);
  const chosen = ranked.slice(0, nTop).map(({ area }) => area);
  // What officers could have walked instead: the same deployment with one patrol sent to another area.
  const feasible = deploymentsWithOneMoved(chosen, nAreas);
  const { pai, interval, peiStar } = feasibleAccuracy(forecast, chosen, feasible, random, { nReplicates });
  const { pei, recapture } = ranked[nTop - 1]!;
  const sum = (counts: ArrayLike<number>) => Array.from(counts).reduce((total, count) => total + count, 0);
  const level = sum(before) === 0 ? 1 : sum(after) / sum(before);
  const choices = [Math.round(nTop / 2), nTop, 2 * nTop, 4 * nTop].filter((each) => each >= 1 && each < nAreas);
  return {
    pai: typeof pai === 'number' ? { status: 'computed', value: pai, interval } : pai,
    pei,
    peiStar,
    recapture: typeof recapture === 'number' ? recapture * level : recapture,
    gini: gini(after),
    generalisedGini: generalisedGini(after),
    reach: [...new Set(choices)].map((nAreas) => ({ nAreas, nEvents: ranked[nAreas - 1]!.cumulativeObserved })),
  };
}
