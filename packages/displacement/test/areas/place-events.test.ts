import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { type Area, placeEvents } from '../../src/index.ts';

const squareAt = (name: string, x: number, y: number): Area => ({
  name,
  polygons: [
    [
      [
        [x, y],
        [x + 1000, y],
        [x + 1000, y + 1000],
        [x, y + 1000],
        [x, y],
      ],
    ],
  ],
});
const areas = [squareAt('west', 400_000, 280_000), squareAt('east', 401_000, 280_000)];
const place = (events: readonly (readonly [number, number, string | null])[], isUsed?: (event: number) => boolean) =>
  placeEvents(
    {
      x: Float64Array.from(events, ([x]) => x),
      y: Float64Array.from(events, ([, y]) => y),
      areaName: dictionaryColumn(events.map(([, , name]) => name)),
    },
    areas,
    isUsed,
  );
const none = Number.NaN;

describe('where events happened', () => {
  it('a point decides, a name does where there is no point or where the point lies in none', () => {
    const found = place([
      [400_500, 280_500, null],
      [400_500, 280_400, 'east'],
      [none, none, ' east '],
      [410_000, 280_500, 'west'],
      [410_000, 280_400, null],
      [none, none, 'north'],
    ]);
    expect([...found.area]).toEqual([0, 0, 1, 0, -1, -1]);
    expect([...found.isPlaced]).toEqual([1, 1, 1, 1, 1, 0]);
    expect([...found.isOutside]).toEqual([0, 0, 0, 0, 1, 0]);
    expect(found.places).toMatchObject({ sound: 4, missing: 2, 'area alone': 1 });
    expect([...found.x].map(Number.isFinite)).toEqual([true, true, false, true, true, false]);
  });
  it('a point that cannot be believed counts for nothing, and a named area for it', () => {
    const found = place([
      [400_500, 280_500, null],
      [0, 0, 'west'],
      [0, 0, null],
    ]);
    expect([...found.area]).toEqual([0, 0, -1]);
    expect([...found.isPlaced]).toEqual([1, 1, 0]);
    expect(found.places).toMatchObject({ zero: 2, 'area alone': 1 });
  });
  it('a default point outside every area is no crime outside', () => {
    const station = Array.from({ length: 30 }, () => [420_000, 290_000, null] as const);
    const spread = Array.from({ length: 70 }, (_, at) => [400_010 + 13 * at, 280_010 + 7 * at, null] as const);
    const found = place([...station, ...spread, [410_000, 280_000, null]]);
    expect(found.places['one point']).toBe(30);
    expect(found.isOutside.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect([...found.isPlaced].every((each) => each === 1)).toBe(true);
  });
  it('leaves events alone that are not used', () => {
    const found = place(
      [
        [400_500, 280_500, null],
        [400_600, 280_500, 'east'],
      ],
      (event) => event === 0,
    );
    expect([...found.area]).toEqual([0, 1]);
    expect(found.x[1]).toBeNaN();
    expect([...found.isPlaced]).toEqual([1, 1]);
  });
  it('refuses a file whose longitude and latitude are exchanged', () => {
    const swapped = () =>
      place([
        [52.5, -1.9, null],
        [52.6, -1.8, null],
        [-1.9, 52.5, null],
      ]);
    expect(swapped).toThrow('coordinates look swapped: 2 of 3 events');
  });
});
