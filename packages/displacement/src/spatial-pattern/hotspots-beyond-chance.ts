import { checkedAmounts, falseDiscovery, USUAL_LEVEL } from '@assay/statistics';
import { getisOrd, type LocalHotspot } from './getis-ord.ts';
import { weightsFromNeighbours } from './spatial-weights.ts';

export interface Hotspot extends LocalHotspot {
  /** Events of the area and of those beside it, which the statistic looks at. */
  readonly around: number;
  /** True where crime piles up there beyond chance, all areas being looked at. */
  readonly isBeyondChance: boolean;
}

/**
 * Which areas are hotspots beyond chance, where every area is looked at?
 *
 * {@link getisOrd} Gi*, false discoveries controlled at one in twenty under any dependence between neighbours. Areas of
 * little crime beyond chance are none.
 *
 * @throws InputError where there is not one count for each area.
 *
 * Source: Ord and Getis (1995); Benjamini and Yekutieli (2001).
 *
 * @example
 * hotspotsBeyondChance([1, 2, 3, 9], [[1], [0, 2], [1, 3], [2]])[3] // { around: 12, isBeyondChance: false }
 */
export function hotspotsBeyondChance(counts: ArrayLike<number>, neighbours: readonly (readonly number[])[]): Hotspot[] {
  checkedAmounts(counts, 'counts');
  const found = getisOrd(counts, weightsFromNeighbours(neighbours, { self: true }));
  const tested = found.flatMap(({ pValue }) => (typeof pValue === 'number' ? [pValue] : []));
  const adjusted = falseDiscovery(tested, { anyDependence: true });
  let place = 0;
  return found.map((hotspot) => {
    const p = typeof hotspot.pValue === 'number' ? adjusted[place++]! : 1;
    return {
      ...hotspot,
      around: neighbours[hotspot.area]!.reduce((sum, beside) => sum + counts[beside]!, counts[hotspot.area]!),
      isBeyondChance: p < 1 - USUAL_LEVEL && typeof hotspot.z === 'number' && hotspot.z > 0,
    };
  });
}
