import type { NotComputed } from '@assay/statistics';
import { checkedAmounts, checkedPlaces, notComputed } from '@assay/statistics';

/** Fewest areas from whose own changes a variance is worth estimating. */
const LEAST_COMPARISON_AREAS = 4;

/**
 * Which areas without patrols are most like the patrolled ones?
 *
 * For every patrolled area the two nearest in crime over the choosing periods, each area once, and at least `atLeast` in all:
 * busy areas fall back towards the mean and follow other fashions than quiet ones, so the busiest are compared with the
 * next busiest. Round by round, the busiest patrolled area chooses first; ties go to the area that comes first.
 * Fewer than four candidates, or no patrolled area: not computed.
 *
 * `crime` holds one number for each area; areas are numbers from 0.
 *
 * Source: Cochran (1965) for matched comparison groups; the two-to-one rule was chosen on burglary in Greater Manchester
 * and Birmingham (see docs/calibration.md).
 *
 * @example
 * comparableAreas([90, 40, 30, 20, 10], [0], [1, 2, 3, 4]) // [1, 2, 3, 4]
 */
export function comparableAreas(
  crime: ArrayLike<number>,
  treated: readonly number[],
  candidates: readonly number[],
  atLeast = 10,
): number[] | NotComputed {
  checkedAmounts(crime, 'crimes');
  checkedPlaces(treated, crime.length, 'patrolled areas');
  checkedPlaces(candidates, crime.length, 'areas to compare with');
  if (candidates.length < LEAST_COMPARISON_AREAS)
    return notComputed(
      `only ${candidates.length} areas can be compared with: fewer than ${LEAST_COMPARISON_AREAS} do not show how much crime changes by itself`,
    );
  if (treated.length === 0) return notComputed('no area was patrolled, so that there is nothing to compare with');
  const wanted = Math.min(candidates.length, Math.max(2 * treated.length, atLeast));
  const free = new Set(candidates);
  const chosen: number[] = [];
  const choosers = [...treated].sort((one, other) => crime[other]! - crime[one]! || one - other);
  while (chosen.length < wanted)
    for (const chooser of choosers) {
      if (chosen.length === wanted) break;
      let nearest = -1;
      for (const area of free)
        if (
          nearest < 0 ||
          Math.abs(crime[area]! - crime[chooser]!) < Math.abs(crime[nearest]! - crime[chooser]!) ||
          (Math.abs(crime[area]! - crime[chooser]!) === Math.abs(crime[nearest]! - crime[chooser]!) && area < nearest)
        )
          nearest = area;
      free.delete(nearest);
      chosen.push(nearest);
    }
  return chosen.sort((one, other) => one - other);
}
