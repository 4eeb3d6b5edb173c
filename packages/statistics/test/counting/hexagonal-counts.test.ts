import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexagonalCounts } from '../../src/index.ts';

const number = fc.double({ min: -50, max: 50, noNaN: true });
const size = fc.double({ min: 0.1, max: 20, noNaN: true });

/** Every middle of a grid that is large enough, and which of them is nearest. */
function nearestMiddle(x: number, y: number, across: number, up: number) {
  let best = { x: 0, y: 0, distance: Number.POSITIVE_INFINITY };
  const [row0, column0] = [Math.round(y / (0.75 * up)), Math.round(x / across)];
  for (let row = row0 - 2; row <= row0 + 2; row++) {
    for (let column = column0 - 2; column <= column0 + 2; column++) {
      const at = { x: (column + (Math.abs(row) % 2) / 2) * across, y: row * 0.75 * up };
      const distance = (((x - at.x) / across) * Math.sqrt(3)) ** 2 + (((y - at.y) / up) * 2) ** 2;
      if (distance < best.distance) best = { ...at, distance };
    }
  }
  return best;
}

describe('hexagonalCounts', () => {
  it('puts each point where the middle is nearest', () => {
    fc.assert(
      fc.property(number, number, size, size, (x, y, across, up) => {
        const { hexagons } = hexagonalCounts([x], [y], { across, up });
        const [found] = hexagons;
        const best = nearestMiddle(x, y, across, up);
        const distance = (((x - found!.x) / across) * Math.sqrt(3)) ** 2 + (((y - found!.y) / up) * 2) ** 2;
        expect(distance).toBeCloseTo(best.distance, 9);
      }),
    );
  });

  it('loses no point, and gives the same in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 60 }), (points) => {
        const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
        const { hexagons, unplaced } = hexagonalCounts(xs, ys, { across: 3, up: 4 });
        expect(unplaced).toBe(0);
        expect(hexagons.reduce((sum, { count }) => sum + count, 0)).toBe(points.length);
        const back = hexagonalCounts(xs.toReversed(), ys.toReversed(), { across: 3, up: 4 });
        expect(back.hexagons).toEqual(hexagons);
      }),
    );
  });

  it('has one nought, whichever side its points came from', () => {
    expect(hexagonalCounts([-0.1], [-0.1], { across: 1, up: 1 }).hexagons).toEqual([{ x: 0, y: 0, count: 1 }]);
    expect(hexagonalCounts([0.1], [-0], { across: 1, up: 1 }).hexagons).toEqual([{ x: 0, y: 0, count: 1 }]);
  });

  it('counts what has no place, and refuses what is no grid', () => {
    expect(hexagonalCounts([Number.NaN, 1], [1, Number.NaN], { across: 1, up: 1 })).toEqual({
      hexagons: [],
      unplaced: 2,
    });
    expect(() => hexagonalCounts([1], [], { across: 1, up: 1 })).toThrow('1 x and 0 y are not points');
    for (const across of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => hexagonalCounts([1], [1], { across, up: 1 })).toThrow('no size of a hexagon');
  });
});
