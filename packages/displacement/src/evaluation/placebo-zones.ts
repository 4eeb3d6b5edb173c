import { checkedPlaces } from '@assay/statistics';
/**
 * Zones shaped like the patrolled one where nobody patrolled: for each seed, as many connected patches of as many areas.
 *
 * The largest patch grows from the seed by neighbours, nearest first; the others from the seeds that follow. An area that
 * cannot grow to the size gives no zone.
 */
export function placeboZones(
  shape: readonly number[],
  seeds: readonly number[],
  allowed: ReadonlySet<number>,
  neighbours: readonly (readonly number[])[],
): number[][] {
  const zones: number[][] = [];
  seeds.forEach((_, first) => {
    const zone = new Set<number>();
    const order = [...seeds.slice(first), ...seeds.slice(0, first)];
    for (const size of shape) {
      const patch = order
        .filter((seed) => !zone.has(seed))
        .map((seed) => grown(seed, size, allowed, zone, neighbours))
        // Only the seed itself may give the first patch: else many zones would be one.
        .find((areas, at) => areas !== null || (zone.size === 0 && at === 0));
      if (!patch) return;
      for (const area of patch) zone.add(area);
    }
    zones.push([...zone]);
  });
  return zones;
}

/**
 * How many of the areas of a zone lie side by side? The sizes of its connected patches, largest first.
 *
 * @example
 * patchSizes([0, 1, 3], [[1], [0, 2], [1], []]) // [2, 1]
 */
export function patchSizes(zone: readonly number[], neighbours: readonly (readonly number[])[]): number[] {
  checkedPlaces(zone, neighbours.length, 'areas of a zone');
  const left = new Set(zone);
  const sizes: number[] = [];
  for (const start of zone) {
    if (!left.delete(start)) continue;
    const patch = [start];
    for (let at = 0; at < patch.length; at++)
      for (const next of neighbours[patch[at]!]!) if (left.delete(next)) patch.push(next);
    sizes.push(patch.length);
  }
  return sizes.sort((one, other) => other - one);
}

function grown(
  seed: number,
  size: number,
  allowed: ReadonlySet<number>,
  taken: ReadonlySet<number>,
  neighbours: readonly (readonly number[])[],
): number[] | null {
  const patch = [seed];
  const seen = new Set([seed]);
  for (let at = 0; at < patch.length && patch.length < size; at++)
    for (const next of neighbours[patch[at]!]!) {
      if (patch.length === size) break;
      if (seen.has(next) || taken.has(next) || !allowed.has(next)) continue;
      seen.add(next);
      patch.push(next);
    }
  return patch.length === size ? patch : null;
}
