import type { Interval, NotComputed, RandomStream } from '@assay/statistics';
import { checkedAmounts, checkedNumbers, drawPoisson, InputError, notComputed, USUAL_LEVEL } from '@assay/statistics';

export interface AreaForecast {
  /** Crimes that happened in each area in the period forecast. */
  readonly observed: ArrayLike<number>;
  /** What the model expected, or any score that orders the areas. */
  readonly predicted: ArrayLike<number>;
  /** Size of each area; all 1 where equal. */
  readonly size?: ArrayLike<number>;
}

export interface AccuracyRow {
  /** The area that joins the deployment at this step. */
  readonly area: number;
  readonly cumulativeSize: number;
  readonly cumulativeObserved: number;
  /** Predictive accuracy index: share of crime over share of area. 1: no better than spreading out. */
  readonly pai: number | NotComputed;
  /** Predictive efficiency index: PAI over the PAI of perfect hindsight in the same area. */
  readonly pei: number | NotComputed;
  /** Recapture rate: predicted over observed so far. */
  readonly recapture: number | NotComputed;
}

/**
 * If patrols had gone to the model's first k areas, how much of the crime would they have been near?
 *
 * PAI = (n/N)/(a/A); PEI = PAI over the greatest PAI any areas of the same size could have had; RRI = Σ predicted / Σ
 * observed. Areas stand in order of predicted density; ties put the one with fewer observed crimes first, so that a tie
 * never flatters. With unequal sizes the hindsight deployment takes whole areas and a part of the last one. No crime at
 * all: the indices are not computed. One row for each area out.
 *
 * Source: Chainey, Tompson and Uhlig (2008) for PAI; Hunt (2016) for PEI; Levine (2008) for RRI; Drawve and Wooditch
 * (2019) on ties.
 *
 * @example
 * predictiveAccuracy({ observed: [6, 3, 0], predicted: [3, 2, 1] }).map((row) => row.pai) // [2, 1.5, 1]
 */
export function predictiveAccuracy({ observed, predicted, size }: AreaForecast): AccuracyRow[] {
  const nAreas = requireForecast({ observed, predicted, ...(size && { size }) });
  const sizeOf = (area: number) => size?.[area] ?? 1;
  const order = rankAreas({ observed, predicted, ...(size && { size }) });
  const hindsight = Array.from({ length: nAreas }, (_, area) => area).sort(
    (a, b) => observed[b]! / sizeOf(b) - observed[a]! / sizeOf(a) || a - b,
  );
  let totalObserved = 0;
  let totalSize = 0;
  for (let area = 0; area < nAreas; area++) {
    totalObserved += observed[area]!;
    totalSize += sizeOf(area);
  }
  let cumulativeSize = 0;
  let cumulativeObserved = 0;
  let cumulativePredicted = 0;
  const nothing = notComputed('no crime was observed in any area');
  return order.map((area) => {
    cumulativeSize += sizeOf(area);
    cumulativeObserved += observed[area]!;
    cumulativePredicted += predicted[area]!;
    const best = mostCrimeWithin(cumulativeSize);
    return {
      area,
      cumulativeSize,
      cumulativeObserved,
      pai: totalObserved === 0 ? nothing : cumulativeObserved / totalObserved / (cumulativeSize / totalSize),
      pei: best === 0 ? nothing : cumulativeObserved / best,
      recapture:
        cumulativeObserved === 0
          ? notComputed('no crime was observed in these areas')
          : cumulativePredicted / cumulativeObserved,
    };
  });

  function mostCrimeWithin(available: number): number {
    let crime = 0;
    let left = available;
    for (const area of hindsight) {
      const part = Math.min(1, left / sizeOf(area));
      crime += part * observed[area]!;
      left -= part * sizeOf(area);
      if (left <= 1e-12 * available) break;
    }
    return crime;
  }
}

/** Areas from the most to the least predicted density; ties to the fewer observed. */
function rankAreas({ observed, predicted, size }: AreaForecast): number[] {
  const density = (area: number) => predicted[area]! / (size?.[area] ?? 1);
  return Array.from({ length: predicted.length }, (_, area) => area).sort(
    (a, b) => density(b) - density(a) || observed[a]! - observed[b]! || a - b,
  );
}

export interface FeasibleAccuracy {
  readonly pai: number | NotComputed;
  readonly interval: Interval | NotComputed;
  /** PAI over the best PAI among deployments that could really be patrolled. */
  readonly peiStar: number | NotComputed;
  readonly bestFeasiblePai: number | NotComputed;
}

/**
 * How good was the deployment, set against the best that officers could really have walked?
 *
 * PEI* = PAI of the chosen areas over the greatest PAI among `feasible` deployments no larger than it: those of one
 * sector, those a route can join, those with enough officers. Interval of PAI by Poisson bootstrap of the area counts.
 * No crime, or no feasible deployment of that size: not computed.
 *
 * Source: Joshi, D'Ath, Curtis-Ham and Searle (2021) for PEI*; Hanley and MacGibbon (2006) for the Poisson bootstrap.
 *
 * @example
 * const forecast = { observed: [4, 6, 0], predicted: [1, 0, 0] };
 * feasibleAccuracy(forecast, [0], [[0], [1]], randomStream('example')).peiStar // 0.6667
 */
export function feasibleAccuracy(
  forecast: AreaForecast,
  chosen: readonly number[],
  feasible: readonly (readonly number[])[],
  random: RandomStream,
  { level = USUAL_LEVEL, nReplicates = 999 }: { readonly level?: number; readonly nReplicates?: number } = {},
): FeasibleAccuracy {
  const { observed, size } = forecast;
  const nAreas = requireForecast(forecast);
  const sizeOf = (areas: readonly number[]) => areas.reduce((sum, area) => sum + (size?.[area] ?? 1), 0);
  const everywhere = Array.from({ length: nAreas }, (_, area) => area);
  const totalSize = sizeOf(everywhere);
  const indexOf = (counts: ArrayLike<number>, areas: readonly number[]) => {
    const total = everywhere.reduce((sum, area) => sum + counts[area]!, 0);
    const inside = areas.reduce((sum, area) => sum + counts[area]!, 0);
    return total === 0 ? null : inside / total / (sizeOf(areas) / totalSize);
  };
  const pai = chosen.length === 0 ? null : indexOf(observed, chosen);
  if (pai === null) {
    const reason = notComputed(chosen.length === 0 ? 'no area was chosen' : 'no crime was observed in any area');
    return { pai: reason, interval: reason, peiStar: reason, bestFeasiblePai: reason };
  }
  const within = feasible.filter((areas) => areas.length > 0 && sizeOf(areas) <= sizeOf(chosen) * (1 + 1e-12));
  const best = Math.max(0, ...within.map((areas) => indexOf(observed, areas) ?? 0));
  const replicates: number[] = [];
  for (let replicate = 0; replicate < nReplicates; replicate++) {
    const value = indexOf(
      everywhere.map((area) => drawPoisson(random, observed[area]!)),
      chosen,
    );
    if (value !== null) replicates.push(value);
  }
  replicates.sort((a, b) => a - b);
  const at = (probability: number) =>
    replicates[Math.min(replicates.length - 1, Math.floor(probability * replicates.length))]!;
  const noneFeasible = notComputed('no feasible deployment of this size caught any crime');
  return {
    pai,
    interval: {
      low: at((1 - level) / 2),
      high: at(1 - (1 - level) / 2),
      level,
      method: 'Poisson bootstrap of area counts, percentile',
    },
    peiStar: best === 0 ? noneFeasible : pai / best,
    bestFeasiblePai: best === 0 ? noneFeasible : best,
  };
}

function requireForecast({ observed, predicted, size }: AreaForecast): number {
  if (observed.length !== predicted.length || (size !== undefined && size.length !== observed.length))
    throw new InputError(
      `observed, predicted and size must cover the same areas: ${observed.length}, ${predicted.length}, ${size?.length ?? observed.length}. Check the join.`,
    );
  for (const area of size ? Array.from(size) : [])
    if (!(area > 0 && area < Number.POSITIVE_INFINITY))
      throw new InputError(`each area must have a size above 0: ${area}. Leave it out, or measure it.`);
  checkedAmounts(observed, 'crimes observed');
  checkedNumbers(predicted, 'scores predicted');
  return observed.length;
}
