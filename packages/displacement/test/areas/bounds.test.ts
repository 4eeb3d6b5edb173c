import { expect, it } from 'vitest';
import { boundsOfAreas, distanceToBox, gapBetween, isInBounds } from '../../src/areas/bounds.ts';

const box = { minX: 10, minY: 100, maxX: 20, maxY: 130 };

it('holds what lies on its edges, and nothing beside', () => {
  const inside = ([x, y]: readonly [number, number]) => isInBounds(x, y, box);
  expect(
    (
      [
        [10, 100],
        [20, 130],
        [15, 115],
      ] as const
    ).map(inside),
  ).toEqual([true, true, true]);
  expect(
    (
      [
        [9, 115],
        [21, 115],
        [15, 99],
        [15, 131],
      ] as const
    ).map(inside),
  ).toEqual([false, false, false, false]);
});

it('lies as far from a place as its nearest edge or corner', () => {
  expect(distanceToBox(15, 115, box)).toBe(0);
  expect([
    distanceToBox(7, 115, box),
    distanceToBox(23, 115, box),
    distanceToBox(15, 96, box),
    distanceToBox(15, 134, box),
  ]).toEqual([...[3, 3, 4, 4]]);
  expect([distanceToBox(7, 96, box), distanceToBox(23, 134, box)]).toEqual([5, 5]);
});

it('lies as far from another as their edges or corners do, whichever is asked', () => {
  const moved = (x: number, y: number) => ({ minX: 10 + x, minY: 100 + y, maxX: 20 + x, maxY: 130 + y });
  const gaps = (x: number, y: number) => [gapBetween(box, moved(x, y)), gapBetween(moved(x, y), box)];
  expect([gaps(0, 0), gaps(10, 30), gaps(13, 0), gaps(0, 34), gaps(13, 34), gaps(-13, -34)]).toEqual([
    ...[
      [0, 0],
      [0, 0],
      [3, 3],
      [4, 4],
      [5, 5],
      [5, 5],
    ],
  ]);
});

it('is of all outer rings of some areas', () => {
  const square = (left: number, low: number, size: number) =>
    [
      [left, low],
      [left + size, low],
      [left + size, low + size],
      [left, low + size],
      [left, low],
    ] as [number, number][];
  const area = (...rings: [number, number][][]) => ({ name: 'a', polygons: rings.map((ring) => [ring]) });
  expect(boundsOfAreas([area(square(0, 5, 10)), area(square(-3, 7, 2), square(30, 6, 1))])).toEqual({
    ...{ minX: -3, minY: 5, maxX: 31, maxY: 15 },
  });
  expect(boundsOfAreas([]).minX).toBe(Number.POSITIVE_INFINITY);
});
