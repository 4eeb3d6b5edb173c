import type { NotComputed } from '@assay/statistics';
import { checkedBound, fewestBehind, gini, notComputed } from '@assay/statistics';
import { predictiveAccuracy } from '../patrol-score/predictive-accuracy.ts';
import { type Area, areaSquareMetres } from './area.ts';
import { locateInAreas, NOWHERE } from './locate.ts';

export interface Partition {
  readonly name: string;
  readonly areas: readonly Area[];
}

export interface PartitionResult {
  readonly partition: string;
  readonly nAreas: number;
  readonly nLocated: number;
  /** Events that this way of drawing the map leaves out. */
  readonly nLeftOut: number;
  readonly gini: number | NotComputed;
  /** Accuracy, in the later period, of the earlier period's densest areas that make up `shareOfArea` of the map. */
  readonly pai: number | NotComputed;
  readonly shareOfCrimeCaught: number | NotComputed;
  /** Later events inside the hotspots, or outside them, whichever are fewer. */
  readonly fewest: number;
}

/**
 * Would the answer change if the map were cut differently?
 *
 * For each way of cutting it (wards, sectors, grids of several sizes and origins, with and without the city centre):
 * how concentrated crime is, and how much of the later crime the earlier hotspots hold at the same share of area.
 *
 * @throws InputError where the share of the area is no number.
 *
 * Source: Openshaw (1984), The Modifiable Areal Unit Problem.
 *
 * @example
 * const events = { x: [1, 2, 3, 14, 1, 2], y: [1, 2, 3, 4, 5, 6], later: [0, 0, 0, 0, 1, 1] };
 * const partitions = [{ name: 'two squares', areas: [square, beside] }];
 * boundarySensitivity(events, partitions, 0.5)[0].shareOfCrimeCaught // 1
 */
export function boundarySensitivity(
  events: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number>; readonly later: ArrayLike<boolean | number> },
  partitions: readonly Partition[],
  shareOfArea = 0.1,
): PartitionResult[] {
  checkedBound(shareOfArea, 'share of the area');
  return partitions.map(({ name, areas }) => {
    const { area: areaOf, nLocated } = locateInAreas(events.x, events.y, areas);
    const before = new Float64Array(areas.length);
    const after = new Float64Array(areas.length);
    for (let event = 0; event < areaOf.length; event++) {
      const area = areaOf[event]!;
      if (area === NOWHERE) continue;
      (events.later[event] ? after : before)[area]!++;
    }
    const size = Float64Array.from(areas, areaSquareMetres);
    const total = size.reduce((sum, each) => sum + each, 0);
    const rows = predictiveAccuracy({ observed: after, predicted: before, size });
    const reached = rows.findLast(({ cumulativeSize }) => cumulativeSize <= shareOfArea * total) ?? rows[0];
    const concentration = gini(Float64Array.from(before, (count, area) => count + after[area]!));
    const nAfter = after.reduce((sum, count) => sum + count, 0);
    const nothing = notComputed('no crime in the later period lies in these areas');
    return {
      partition: name,
      nAreas: areas.length,
      nLocated,
      nLeftOut: events.x.length - nLocated,
      gini: concentration,
      pai: reached?.pai ?? nothing,
      fewest: fewestBehind([reached?.cumulativeObserved ?? 0, nAfter - (reached?.cumulativeObserved ?? 0)]),
      shareOfCrimeCaught: nAfter === 0 || reached === undefined ? nothing : reached.cumulativeObserved / nAfter,
    };
  });
}
