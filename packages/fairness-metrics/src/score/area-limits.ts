import {
  checkedAmounts,
  criticalValue,
  findRoot,
  type Interval,
  type NotComputed,
  notComputed,
} from '@assay/statistics';

/** An AUC with what its interval is made of. */
export interface AreaSizes {
  readonly area: number;
  /** DeLong's; `null` with fewer than two people with or without the outcome. */
  readonly variance: number | null;
  readonly positives: number;
  readonly negatives: number;
}

/** People with, and people without the outcome, below which an area has no interval. */
export const LEAST_PEOPLE = 3;
export const TOO_FEW = 'an interval needs three people with and three without the outcome';

/** Pairs out of order, as people of the smaller class, from which DeLong's normal interval holds. */
const LEAST_MISORDERED = 30;

/** Weight, in people of the smaller class, of the largest variance that an AUC can have. */
const PRIOR_PEOPLE = 3;

export function isLarge({ area, variance, positives, negatives }: AreaSizes): boolean {
  return (
    variance !== null && variance > 0 && Math.min(positives, negatives) * Math.min(area, 1 - area) >= LEAST_MISORDERED
  );
}

/**
 * Which true AUCs are compatible with one observed among so many people with and without the outcome?
 *
 * DeLong's interval, cut to 0 … 1, where the smaller class times the share of pairs out of order is at least 30. Else the
 * areas θ that |observed − θ| ≤ z · √V(θ) + half a pair does not reject, V(θ) = θ(1 − θ)c: c is the larger of Newcombe's (method 5),
 * which holds where scores spread alike with and without the outcome, and a blend of DeLong's own with 1 ÷ the smaller
 * class, the largest that any scores can have; three people count for the latter alone. In simulation it covered at .93
 * or more of a nominal .95 from three people of each class, at .98 on average, whatever the spread of the scores and ties
 * among them (docs/calibration.md).
 *
 * @throws InputError where the variance is no amount.
 *
 * Source: Newcombe (2006), part 2, method 5; DeLong and others (1988); Birnbaum and Klose (1957) for the largest variance.
 *
 * @example
 * areaLimits({ area: 1, variance: 0, positives: 3, negatives: 10 }, 0.95) // { low: 0.4241, high: 1 }
 */
export function areaLimits(counts: AreaSizes, level: number): Interval | NotComputed {
  const { area, variance, positives, negatives } = counts;
  if (variance !== null) checkedAmounts([variance], 'variance');
  const fewest = Math.min(positives, negatives);
  if (fewest < LEAST_PEOPLE) return notComputed(TOO_FEW);
  const z = criticalValue(level);
  if (isLarge(counts)) {
    const reach = z * Math.sqrt(variance!);
    return { low: Math.max(0, area - reach), high: Math.min(1, area + reach), level, method: 'DeLong interval' };
  }
  const own = area > 0 && area < 1 ? Math.min(1 / fewest, variance! / (area * (1 - area))) : 0;
  const weight = fewest - LEAST_PEOPLE;
  const blended = (weight * own + PRIOR_PEOPLE / fewest) / (weight + PRIOR_PEOPLE);
  const half = (positives + negatives) / 2 - 1;
  const perCase = (theta: number) => {
    const newcombe = (1 + (half * (1 - theta)) / (2 - theta) + (half * theta) / (1 + theta)) / (positives * negatives);
    return z * z * Math.max(blended, newcombe);
  };
  // Half a pair: areas come in steps of one pair among so many.
  const step = 1 / (2 * positives * negatives);
  // At 0 and 1 a factor that is 0 on both sides is taken out.
  const rejects = (from: number) => (theta: number) =>
    from >= 1
      ? 1 - theta - theta * perCase(theta)
      : from <= 0
        ? theta - (1 - theta) * perCase(theta)
        : (from - theta) ** 2 - theta * (1 - theta) * perCase(theta);
  const [below, above] = [area - step, area + step];
  return {
    low: below <= 0 ? 0 : findRoot(rejects(below), 0, below),
    high: above >= 1 ? 1 : findRoot(rejects(above), above, 1),
    level,
    method: 'Newcombe score interval of the AUC, continuity corrected, of at least the variance that the scores show',
  };
}
