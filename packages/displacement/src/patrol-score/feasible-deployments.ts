import { checkedSize, InputError } from '@assay/statistics';

/**
 * Where could patrols have gone instead, with one of them moved?
 *
 * The chosen areas, then every way to send one of these patrols to an area that is not chosen: what
 * {@link feasibleAccuracy} judges the choice by, besides perfect hindsight that nobody could have walked.
 *
 * @throws InputError where a chosen area is not one of them.
 *
 * Source: Joshi et al. (2021) for PEI* over feasible deployments.
 *
 * @example
 * deploymentsWithOneMoved([0], 3) // [[0], [1], [2]]
 */
export function deploymentsWithOneMoved(chosen: readonly number[], nAreas: number): number[][] {
  const unknown = chosen.find((area) => !(Number.isInteger(area) && area >= 0 && area < nAreas));
  if (unknown !== undefined)
    throw new InputError(`chosen areas are numbered from 0 to ${nAreas - 1}: ${unknown}. Check the join.`);
  const others = Array.from({ length: checkedSize(nAreas, 'areas') }, (_, area) => area).filter(
    (area) => !chosen.includes(area),
  );
  const moved = chosen.flatMap((left) =>
    others.map((entered) => chosen.map((area) => (area === left ? entered : area))),
  );
  return [[...chosen], ...moved];
}
