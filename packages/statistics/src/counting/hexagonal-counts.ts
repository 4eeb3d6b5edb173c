import { InputError } from '../input-error.ts';

/** A hexagon by its middle, and how many points lie in it. */
export interface HexagonalCount {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** Rows of hexagons that stand on a corner overlap by a quarter of their height. */
const ROW_STEP = 0.75;

/**
 * How many lie where? Points counted in hexagons, so that many can be drawn and none is told apart: each belongs to the
 * hexagon whose middle is nearest (of two as near, the lower, then the left one). Hexagons stand on a corner, are `across` wide
 * and `up` high in the units of the axes, and one has its middle at nought; empty ones are left out. Rows from low to high, left
 * to right.
 *
 * @returns The hexagons, and how many points have no place because one of their numbers is not there.
 *
 * @throws InputError where the columns differ in length or a size is not above nought.
 *
 * Source: Carr et al., "Scatterplot matrix techniques for large N", JASA 82 (1987).
 *
 * @example
 * hexagonalCounts([0, 0.1, 1], [0, 0, 0], { across: 1, up: 1 }).hexagons // [{ x: 0, y: 0, count: 2 }, { x: 1, y: 0, count: 1 }]
 */
export function hexagonalCounts(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  { across, up }: { readonly across: number; readonly up: number },
): { readonly hexagons: readonly HexagonalCount[]; readonly unplaced: number } {
  if (xs.length !== ys.length)
    throw new InputError(`${xs.length} x and ${ys.length} y are not points. Give as many of each.`);
  for (const [name, size] of Object.entries({ across, up }))
    if (!(size > 0 && size < Number.POSITIVE_INFINITY))
      throw new InputError(`${name} is ${size}, no size of a hexagon. Give a number above nought.`);
  const counts = new Map<string, { readonly row: number; readonly column: number; count: number }>();
  let unplaced = 0;
  for (let point = 0; point < xs.length; point++) {
    const [x, y] = [xs[point]! / across, ys[point]! / up];
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      unplaced++;
      continue;
    }
    const { row, column } = nearest(x, y);
    const key = `${row} ${column}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { row, column, count: 1 });
    else known.count++;
  }
  const hexagons = [...counts.values()]
    .sort((a, b) => a.row - b.row || a.column - b.column)
    // Nought has one sign, whichever side its points came from.
    .map(({ row, column, count }) => ({ x: middle(row, column) * across + 0, y: row * ROW_STEP * up + 0, count }));
  return { hexagons, unplaced };
}

/** Every other row is moved by half a hexagon. */
function middle(row: number, column: number): number {
  return column + (row % 2 === 0 ? 0 : 0.5);
}

function nearest(x: number, y: number): { readonly row: number; readonly column: number } {
  const below = Math.floor(y / ROW_STEP);
  const [low, high] = [below, below + 1].map((row) => {
    const column = Math.ceil(x - middle(row, 0) - 0.5);
    // A regular hexagon is √3 wide where it is 2 high.
    const distance = 3 * (x - middle(row, column)) ** 2 + 4 * (y - row * ROW_STEP) ** 2;
    return { row, column, distance };
  }) as [Candidate, Candidate];
  return high.distance < low.distance ? high : low;
}

interface Candidate {
  readonly row: number;
  readonly column: number;
  readonly distance: number;
}
