import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Area, nationalGrid, onOneMap, ringWidthOf, smallCells, withParts } from '../../src/index.ts';
import { beside, far, square } from '../example-values.ts';

const kindsOf = (areas: readonly { readonly kind: string }[]) => areas.map(({ kind }) => kind);

describe('parts of areas in an evaluation', () => {
  const given = [
    { area: square, kind: 'treated', decile: 1 },
    { area: beside, kind: 'control', decile: 2 },
    { area: far, kind: 'control', decile: 3 },
  ];
  it('names a comparison that crime could have moved into as too near, and keeps what else is known', () => {
    expect(withParts(given, [], 500)).toEqual([given[0], { ...given[1], kind: 'too near' }, given[2]]);
  });
  it('takes the named as patrolled whatever the file says, those within the rings as buffers', () => {
    expect(kindsOf(withParts(given, ['far'], 500))).toEqual(['control', 'control', 'treated']);
    expect(kindsOf(withParts(given, ['far'], 2000))).toEqual(['buffer', 'buffer', 'treated']);
  });
  it('leaves buffers and words of the file’s own as they are', () => {
    const own = given.map((each, at) => (at === 0 ? each : { ...each, kind: at === 1 ? 'buffer' : 'city centre' }));
    expect(withParts(own, [], 5000)).toEqual(own);
  });
  it('leaves all as they are where nobody was patrolled, and refuses a name that is none', () => {
    const nobody = given.map((each) => ({ ...each, kind: 'control' }));
    expect(withParts(nobody, [], 500)).toEqual(nobody);
    expect(() => withParts(given, ['far', 'north'], 500)).toThrow('do not name: north');
  });
});

it('a ring is half a middling side wide, to fifty metres, within a hundred metres and five kilometres', () => {
  const ofSide = (side: number): Area => ({
    name: String(side),
    polygons: [
      [
        [
          [0, 0],
          [side, 0],
          [side, side],
          [0, side],
          [0, 0],
        ],
      ],
    ],
  });
  expect(ringWidthOf([100, 870, 4000].map(ofSide))).toBe(450);
  expect(ringWidthOf([ofSide(50)])).toBe(100);
  expect(ringWidthOf([ofSide(90_000)])).toBe(5000);
  expect(ringWidthOf([])).toBe(100);
});

it('small cells are counted as by hand, events without a place left out', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }))), (places) => {
      const x = [...places.map(([x]) => x), Number.NaN, 1];
      const y = [...places.map(([, y]) => y), 1, Number.NaN];
      let cells = 0;
      let small = 0;
      for (let east = -60; east < 60; east += 20)
        for (let north = -60; north < 60; north += 20) {
          const own = places.filter(([x, y]) => x >= east && x < east + 20 && y >= north && y < north + 20).length;
          if (own > 0) cells++;
          if (own > 0 && own < 3) small++;
        }
      expect(smallCells(x, y, 20, 3)).toEqual({ cells, small });
    }),
  );
  expect(() => smallCells([1], [1], 0)).toThrow('above zero: 0');
});

describe('events and boundaries on one map', () => {
  const inDegrees: Area = {
    name: 'centre',
    polygons: [
      [
        [
          [-1.9, 52.4],
          [-1.8, 52.4],
          [-1.8, 52.5],
          [-1.9, 52.5],
          [-1.9, 52.4],
        ],
      ],
    ],
  };
  const [longitude, latitude] = [Float64Array.of(-1.85, -1.86), Float64Array.of(52.45, 52.46)];
  it('leaves metres as they are', () => {
    const [x, y] = [Float64Array.of(5, 500), Float64Array.of(5, 500)];
    expect(onOneMap(x, y, [far])).toEqual({ x, y, areas: [far] });
  });
  it('projects both about one middle: an event at the middle of the boundary is at its middle', () => {
    const { x, y, areas } = onOneMap(longitude, latitude, [inDegrees]);
    const ring = areas[0]!.polygons[0]![0]!;
    expect(x[0]).toBeCloseTo((ring[0]![0] + ring[1]![0]) / 2, 6);
    expect(y[0]).toBeCloseTo((ring[0]![1] + ring[2]![1]) / 2, 6);
    // A hundredth of a degree of latitude is some 1,112 metres.
    expect(y[1]! - y[0]!).toBeGreaterThan(1100);
    expect(y[1]! - y[0]!).toBeLessThan(1125);
  });
  it('takes degrees to the national grid where the other is in metres', () => {
    const grid = nationalGrid(longitude, latitude);
    expect(onOneMap(longitude, latitude, [far])).toEqual({ ...grid, areas: [far] });
    const outline = onOneMap(Float64Array.of(410_000), Float64Array.of(283_000), [inDegrees]).areas[0]!;
    const corner = nationalGrid([-1.9], [52.4]);
    expect(outline.polygons[0]![0]![0]).toEqual([corner.x[0], corner.y[0]]);
  });
  it('takes the middle of the events where there is no boundary', () => {
    const { x, y, areas } = onOneMap(longitude, latitude, []);
    const aDegreeWest = 111_320 * Math.cos((52.46 * Math.PI) / 180);
    expect([x[0], y[1], areas]).toEqual([0, 0, []]);
    expect(x[1]! / (-0.01 * aDegreeWest)).toBeCloseTo(1, 2);
  });
  it('refuses longitude and latitude exchanged', () => {
    expect(() => onOneMap(latitude, longitude, [inDegrees])).toThrow('2 of 2 events lie among the sectors');
  });
});
