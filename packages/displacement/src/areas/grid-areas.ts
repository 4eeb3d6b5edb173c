import { checkedNumbers, InputError } from '@assay/statistics';
import type { Area } from './area.ts';
import type { Bounds } from './bounds.ts';

/**
 * Square cells over the bounds, the first corner moved left and down by `shift` (a share of the side): a map that
 * follows no boundary.
 *
 * @throws InputError where the side is not above 0, a bound is no number, or there would be more than 100,000 cells.
 *
 * @example
 * gridAreas({ minX: 0, minY: 0, maxX: 100, maxY: 50 }, 50).length // 2
 */
export function gridAreas({ minX, minY, maxX, maxY }: Bounds, sideMetres: number, shift = 0): Area[] {
  if (!(sideMetres > 0)) throw new InputError(`grid side must be above zero: ${sideMetres}. Pass metres.`);
  checkedNumbers([minX, minY, maxX, maxY], 'bounds');
  const originX = minX - shift * sideMetres;
  const originY = minY - shift * sideMetres;
  const nColumns = Math.ceil((maxX - originX) / sideMetres);
  const nRows = Math.ceil((maxY - originY) / sideMetres);
  if (nColumns * nRows > 100_000)
    throw new InputError(`grid would have ${nColumns * nRows} cells at ${sideMetres} m. Widen the side.`);
  return Array.from({ length: nColumns * nRows }, (_, cell) => {
    const x = originX + (cell % nColumns) * sideMetres;
    const y = originY + Math.floor(cell / nColumns) * sideMetres;
    const ring = [
      [x, y],
      [x + sideMetres, y],
      [x + sideMetres, y + sideMetres],
      [x, y + sideMetres],
      [x, y],
    ] as const;
    return { name: `cell ${cell + 1}`, polygons: [[ring]] };
  });
}
