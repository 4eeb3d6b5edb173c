import { fewestBehind, InputError, rowsWhere } from '@assay/statistics';
import { areaSquareMetres, geometryText, simplifiedArea } from '../areas/area.ts';
import { boundarySensitivity, type PartitionResult } from '../areas/boundary-sensitivity.ts';
import { boundsOfAreas } from '../areas/bounds.ts';
import { distanceBetween, neighbourLists } from '../areas/distance.ts';
import { gridAreas } from '../areas/grid-areas.ts';
import { type SmallCells, smallCells } from '../areas/small-cells.ts';
import { type AccuracyRow, predictiveAccuracy } from '../patrol-score/predictive-accuracy.ts';
import { type Hotspot, hotspotsBeyondChance } from '../spatial-pattern/hotspots-beyond-chance.ts';
import type { City } from './city.ts';
import { eventsBySector, eventsOfPeriod } from './events-of-sectors.ts';
import { sectorsAt, sectorsOfKind } from './sector.ts';

/** An outline may move by one dot of a map this wide. */
const MAP_WIDTH = 640;

/** One cut of the map, with the events that lie inside it. */
export interface CutOfMap extends PartitionResult {
  readonly nInside: number;
}

/**
 * Would a city's hotspots be others on a map that is cut otherwise? {@link boundarySensitivity} of the sectors that can be chosen,
 * of all sectors, and of squares of half, one and two sectors of middling size. Events without a point are in none.
 *
 * @example
 * cutsOfMap(city, [0, 1]).map(({ partition, nInside }) => [partition, nInside])[1] // ['all sectors', 12]
 */
export function cutsOfMap(city: City, chosen: readonly number[]): CutOfMap[] {
  const all = city.sectors.map(({ area }) => area);
  const bounds = boundsOfAreas(all);
  const sizes = all.map(areaSquareMetres).sort((a, b) => a - b);
  const side = Math.sqrt(sizes[sizes.length >> 1]!);
  const events = pointsOf(city);
  return boundarySensitivity(events, [
    { name: 'sectors without city centres', areas: sectorsAt(city, chosen).map(({ area }) => area) },
    { name: 'all sectors', areas: all },
    { name: 'squares of half a sector', areas: gridAreas(bounds, side / 2) },
    { name: 'squares the size of a sector, shifted', areas: gridAreas(bounds, side, 0.5) },
    { name: 'squares of two sectors', areas: gridAreas(bounds, 2 * side) },
  ]).map((row) => ({ ...row, nInside: events.x.length - row.nLeftOut }));
}

/**
 * On a map of squares of each width, how many would show few events? {@link smallCells} of a city's points.
 *
 * @example
 * squaresOfCity(city, [100])[0] // { metres: '100', cells: 2, small: 2 }
 */
export function squaresOfCity(city: City, widths: readonly number[]): (SmallCells & { readonly metres: string })[] {
  const { x, y } = pointsOf(city);
  return widths.map((metres) => ({ metres: String(metres), ...smallCells(x, y, metres) }));
}

/**
 * How much of later crime lies in the sectors that were densest before, one after another? {@link predictiveAccuracy}.
 *
 * @example
 * densestSectors(city, [0, 1, 2]).length // 3
 */
export function densestSectors(city: City, sectors: readonly number[]): readonly AccuracyRow[] {
  return predictiveAccuracy({
    observed: eventsOfPeriod(city, sectors, 1),
    predicted: eventsOfPeriod(city, sectors, 0),
    size: sectorsAt(city, sectors).map(({ area }) => areaSquareMetres(area)),
  });
}

/**
 * Of later crime, how much lies in the densest tenth of the sectors? The last row of {@link densestSectors} that is part of it, one
 * sector at least, with the later events inside it or outside it, whichever are fewer.
 *
 * @throws InputError where there is no sector.
 *
 * @example
 * densestTenth(city, [0, 1, 2]).area // 0
 */
export function densestTenth(city: City, sectors: readonly number[]): AccuracyRow & { readonly fewest: number } {
  const rows = densestSectors(city, sectors);
  const tenth = rows[Math.max(0, Math.floor(sectors.length / 10) - 1)];
  if (tenth === undefined) throw new InputError('no sector is given: 0. Pass the sectors that can be chosen.');
  const { cumulativeObserved: inside } = tenth;
  return { ...tenth, fewest: fewestBehind([inside, rows.at(-1)!.cumulativeObserved - inside]) };
}

function pointsOf(city: City) {
  const placed = rowsWhere(city.x, Number.isFinite);
  const of = (values: ArrayLike<number>) => placed.map((event) => values[event]!);
  return { x: of(city.x), y: of(city.y), later: of(city.later) };
}

/** A sector as a map shows it. */
export interface SectorOnMap {
  readonly sector: string;
  readonly kind: string;
  /** Its outline as text, simplified to what a small map shows. */
  readonly geometry: string;
  readonly events: number;
  /** Hotspot statistic, the events that it looks at, and whether it lies beyond chance. */
  readonly z: Hotspot['z'];
  readonly around: number;
  readonly isBeyondChance: boolean;
  /** Metres from the nearest patrolled sector; `null` where none is patrolled. */
  readonly distance: number | null;
}

/**
 * What does a map show of each sector: its crime, whether it is a hotspot beyond chance, and how far it lies from patrols?
 *
 * @example
 * sectorsOnMap(city).map(({ sector, events, distance }) => [sector, events, distance])[1] // ['beside', 4, 0]
 */
export function sectorsOnMap(city: City): SectorOnMap[] {
  const counts = eventsBySector(city);
  const areas = city.sectors.map(({ area }) => area);
  const hotspots = hotspotsBeyondChance(counts, neighbourLists(areas));
  const treated = sectorsOfKind(city, 'treated').map((sector) => areas[sector]!);
  const { minX, minY, maxX, maxY } = boundsOfAreas(areas);
  const pixel = Math.max(maxX - minX, maxY - minY) / MAP_WIDTH;
  return city.sectors.map(({ area, kind }, index) => {
    const metres = treated.map((patrolled) => distanceBetween(area, patrolled));
    return {
      sector: area.name,
      kind,
      geometry: geometryText(simplifiedArea(area, pixel)),
      events: counts[index]!,
      ...hotspots[index]!,
      distance: metres.length === 0 ? null : Math.round(Math.min(...metres)),
    };
  });
}
