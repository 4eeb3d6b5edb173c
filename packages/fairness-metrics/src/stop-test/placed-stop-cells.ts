import { blankGroup, InputError } from '@assay/statistics';
import type { StopCounts } from './stop-counts.ts';
import type { ThresholdCells } from './threshold-model.ts';

export interface PlacedCells {
  readonly groups: readonly string[];
  readonly places: readonly string[];
  readonly cells: ThresholdCells;
  readonly searchesByGroup: Float64Array;
  /** All stops in each place, whatever the group: the weight of a threshold there. */
  readonly stopsByPlace: Float64Array;
}

/** Rows summed into one cell for each group and place in which someone was stopped; in the order of first appearance. */
export function placedStopCells(counts: readonly StopCounts[]): PlacedCells {
  const sums = new Map<string, { group: string; place: string; stops: number; searches: number; finds: number }>();
  const missing = blankGroup(counts.flatMap(({ group }) => group ?? []));
  for (const { group: given, stratum: place, stops, searches, finds } of counts) {
    const group = given ?? missing;
    if (!(Number.isInteger(stops) && Number.isInteger(searches) && Number.isInteger(finds) && finds >= 0)) {
      throw new InputError(`counts must be whole and not negative: ${stops}, ${searches}, ${finds}. Check the tally.`);
    }
    if (finds > searches || searches > stops) {
      throw new InputError(
        `finds, searches and stops must not fall: ${finds}, ${searches}, ${stops}. Count searches among stops, finds among searches.`,
      );
    }
    if (stops === 0) continue;
    const key = JSON.stringify([group, place]);
    const sum = sums.get(key) ?? { group, place, stops: 0, searches: 0, finds: 0 };
    sum.stops += stops;
    sum.searches += searches;
    sum.finds += finds;
    sums.set(key, sum);
  }
  const rows = [...sums.values()];
  const groups = [...new Set(rows.map(({ group }) => group))];
  const places = [...new Set(rows.map(({ place }) => place))];
  const searchesByGroup = new Float64Array(groups.length);
  const stopsByPlace = new Float64Array(places.length);
  const cells: ThresholdCells = {
    groups: groups.length,
    places: places.length,
    group: Int32Array.from(rows, ({ group }) => groups.indexOf(group)),
    place: Int32Array.from(rows, ({ place }) => places.indexOf(place)),
    stops: Float64Array.from(rows, ({ stops }) => stops),
    searches: Float64Array.from(rows, ({ searches }) => searches),
    finds: Float64Array.from(rows, ({ finds }) => finds),
  };
  rows.forEach((row, k) => {
    searchesByGroup[cells.group[k]!]! += row.searches;
    stopsByPlace[cells.place[k]!]! += row.stops;
  });
  return { groups, places, cells, searchesByGroup, stopsByPlace };
}
