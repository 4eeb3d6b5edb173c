import { drawGamma, type RandomStream } from '@assay/statistics';
import { CORNER_JITTER, FEWEST_HOUSES, HOUSE_METRES, MOST_HOUSES } from './sector-size.ts';
import type { PatrolEventsSettings } from './settings.ts';

/** A closed ring of corners in metres, as in a GeoJSON polygon. */
type Ring = readonly (readonly [x: number, y: number])[];

export interface Sector {
  readonly ring: Ring;
  readonly areaSquareMetres: number;
  readonly centre: readonly [x: number, y: number];
  /** 1 most deprived … 10 least. */
  readonly deprivationDecile: number;
  readonly cityCentre: boolean;
  readonly residents: number;
  /** Shares of residents by group (White, Mixed, Asian, Black, Other). */
  readonly groups: readonly number[];
  /** Share of the city's true events. */
  readonly risk: number;
  readonly streets: readonly Street[];
  /** Sectors that share a side or a corner. */
  readonly neighbours: readonly number[];
}

/** A straight street with houses every {@link HOUSE_METRES}. */
interface Street {
  readonly x: number;
  readonly y: number;
  readonly directionX: number;
  readonly directionY: number;
  readonly houses: number;
  /** Cumulative share of the sector's events up to and including this street. */
  readonly cumulative: number;
}

const STREETS_PER_SECTOR = 26;

/** A city of irregular four-sided sectors with streets inside them; the centre is left out of the patrol model. */
export function drawCity(settings: PatrolEventsSettings, random: RandomStream): Sector[] {
  const { columns, rows, sectorMetres: side } = settings;
  const corners: [number, number][] = [];
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const inside = row > 0 && row < rows && column > 0 && column < columns;
      const shift = () => (inside ? (random.next() - 0.5) * 2 * CORNER_JITTER * side : 0);
      corners.push([Math.round(column * side + shift()), Math.round(row * side + shift())]);
    }
  }
  const angle = random.next() * (Math.PI / 2);
  const risks: number[] = [];
  const drafts = Array.from({ length: columns * rows }, (_, index) => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    const at = row * (columns + 1) + column;
    const ring = [corners[at]!, corners[at + 1]!, corners[at + columns + 2]!, corners[at + columns + 1]!, corners[at]!];
    const distance = Math.hypot((column + 0.5) / columns - 0.5, (row + 0.5) / rows - 0.5);
    const cityCentre = distance < 0.09;
    // Deprivation falls from the inner city outwards, with chance.
    const deprived = Math.min(0.999, Math.max(0, 1 - 1.6 * distance + (random.next() - 0.5) * 0.7));
    const risk = drawGamma(random, 3, 1 / 3) * (0.35 + 1.5 * deprived) * (cityCentre ? 2.5 : 1);
    risks.push(risk);
    return { ring, cityCentre, deprived, column, row };
  });
  const total = risks.reduce((sum, risk) => sum + risk, 0);
  return drafts.map(({ ring, cityCentre, deprived, column, row }, index) => ({
    ring,
    areaSquareMetres: ringArea(ring),
    centre: [
      ring.slice(0, 4).reduce((sum, [x]) => sum + x, 0) / 4,
      ring.slice(0, 4).reduce((sum, [, y]) => sum + y, 0) / 4,
    ],
    deprivationDecile: 10 - Math.floor(deprived * 10),
    cityCentre,
    residents: Math.round((cityCentre ? 4000 : 7000) * (0.7 + 0.6 * random.next()) * (0.7 + 0.6 * deprived)),
    groups: drawGroups(deprived, random),
    risk: risks[index]! / total,
    streets: drawStreets(column, row, side, angle, random),
    neighbours: neighboursOf(column, row, columns, rows),
  }));
}

function drawGroups(deprived: number, random: RandomStream): number[] {
  const raw = [
    0.85 - 0.5 * deprived,
    0.03 + 0.02 * deprived,
    0.08 + 0.3 * deprived,
    0.02 + 0.14 * deprived,
    0.02 + 0.04 * deprived,
  ].map((mean) => drawGamma(random, 25 * mean, 1));
  const sum = raw.reduce((total, share) => total + share, 0);
  return raw.map((share) => share / sum);
}

/** Streets in two directions within the middle of the cell, so that every house lies inside the sector's ring. */
function drawStreets(column: number, row: number, side: number, angle: number, random: RandomStream): Street[] {
  const weights = Array.from({ length: STREETS_PER_SECTOR }, () => drawGamma(random, 0.7, 1) + 0.02);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let cumulative = 0;
  return weights.map((weight) => {
    cumulative += weight / total;
    const turn = angle + (random.next() < 0.5 ? 0 : Math.PI / 2);
    const houses = FEWEST_HOUSES + random.integer(MOST_HOUSES - FEWEST_HOUSES + 1);
    const half = ((houses - 1) * HOUSE_METRES) / 2;
    const room = side * (0.5 - CORNER_JITTER) - half - 1;
    const middleX = (column + 0.5) * side + (random.next() * 2 - 1) * room;
    const middleY = (row + 0.5) * side + (random.next() * 2 - 1) * room;
    const [directionX, directionY] = [Math.cos(turn) * HOUSE_METRES, Math.sin(turn) * HOUSE_METRES];
    const steps = (houses - 1) / 2;
    return {
      x: middleX - directionX * steps,
      y: middleY - directionY * steps,
      directionX,
      directionY,
      houses,
      cumulative,
    };
  });
}

function neighboursOf(column: number, row: number, columns: number, rows: number): number[] {
  const found: number[] = [];
  for (let down = -1; down <= 1; down++) {
    for (let across = -1; across <= 1; across++) {
      const [x, y] = [column + across, row + down];
      if ((across !== 0 || down !== 0) && x >= 0 && x < columns && y >= 0 && y < rows) found.push(y * columns + x);
    }
  }
  return found;
}

/** Area by the shoelace formula. */
function ringArea(ring: Ring): number {
  let twice = 0;
  for (let index = 0; index + 1 < ring.length; index++) {
    twice += ring[index]![0] * ring[index + 1]![1] - ring[index + 1]![0] * ring[index]![1];
  }
  return Math.abs(twice) / 2;
}
