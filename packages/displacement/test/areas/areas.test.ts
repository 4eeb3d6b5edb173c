import { readFileSync } from 'node:fs';
import { randomStream } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import {
  type Area,
  areaFromGeometry,
  areaSquareMetres,
  areasFromGeoJson,
  BEYOND,
  boundarySensitivity,
  chooseControls,
  distanceBetween,
  distanceToArea,
  geometryText,
  gridAreas,
  isInsideArea,
  locateInAreas,
  NOWHERE,
  nationalGrid,
  neighbourLists,
  projectDegrees,
  ringOf,
  simplifiedArea,
  TREATED,
  UNPLACED,
} from '../../src/index.ts';

const box = (name: string, x: number, y: number, side: number): Area => ({
  name,
  polygons: [
    [
      [
        [x, y],
        [x + side, y],
        [x + side, y + side],
        [x, y + side],
        [x, y],
      ],
    ],
  ],
});
const square = box('square', 0, 0, 10);

describe('point in area', () => {
  it('holes are outside', () => {
    const holed: Area = { name: 'holed', polygons: [[square.polygons[0]![0]!, box('hole', 4, 4, 2).polygons[0]![0]!]] };
    expect(isInsideArea(5, 5, holed)).toBe(false);
    expect(isInsideArea(1, 1, holed)).toBe(true);
    expect(areaSquareMetres(holed)).toBe(96);
    expect(distanceToArea(5, 5, holed)).toBe(1);
  });
  it('a point on a shared border is in exactly one of the two areas', () => {
    for (const [x, y] of [
      [10, 5],
      [10, 0],
      [5, 0],
      [0, 5],
    ] as const) {
      const around = [
        square,
        box('right', 10, 0, 10),
        box('left', -10, 0, 10),
        box('below', 0, -10, 10),
        box('corner', 10, -10, 10),
        box('left corner', -10, -10, 10),
      ];
      expect(around.filter((area) => isInsideArea(x, y, area))).toHaveLength(1);
    }
  });
  it('agrees with the angle sum of an irregular outline at random points', () => {
    const outline = [
      [0, 0],
      [7, 1],
      [9, 6],
      [5, 4],
      [3, 9],
      [1, 5],
    ] as [number, number][];
    const area: Area = { name: 'star', polygons: [[outline]] };
    const random = randomStream('winding');
    for (let i = 0; i < 500; i++) {
      const x = 10 * random.next();
      const y = 10 * random.next();
      let turn = 0;
      for (let k = 0; k < outline.length; k++) {
        const [ax, ay] = outline[k]!;
        const [bx, by] = outline[(k + 1) % outline.length]!;
        turn += Math.atan2((ax - x) * (by - y) - (ay - y) * (bx - x), (ax - x) * (bx - x) + (ay - y) * (by - y));
      }
      expect(isInsideArea(x, y, area)).toBe(Math.abs(turn) > Math.PI);
    }
  });
});

describe('locating events', () => {
  it('counts those without coordinates, outside every sector and in two at once', () => {
    const result = locateInAreas([5, Number.NaN, 50, 1], [5, 5, 50, 1], [square, box('inner', 4, 4, 3)]);
    expect([...result.area]).toEqual([0, NOWHERE, NOWHERE, 0]);
    expect(result).toMatchObject({ nLocated: 2, nMissing: 1, nOutside: 1, nOverlapping: 1 });
  });
  it('refuses swapped longitude and latitude with the remedy', () => {
    const town: Area = box('Birmingham', -2, 52, 1);
    const longitude = [-1.9, -1.8, -1.5];
    const latitude = [52.4, 52.5, 52.6];
    expect(locateInAreas(longitude, latitude, [town]).nLocated).toBe(3);
    expect(() => locateInAreas(latitude, longitude, [town])).toThrow(
      'coordinates look swapped: 3 of 3 events outside every area',
    );
  });
  it('does not mistake a few strays for swapped columns', () => {
    expect(locateInAreas([5, 5, 20], [5, 6, 3], [square, box('other', 3, 20, 5)]).nOutside).toBe(1);
  });
});

describe('rings', () => {
  const rings = { edgesMetres: [5, 10] };
  it('code the patrolled area, each ring, beyond and unplaced', () => {
    const codes = ringOf([5, 12, 18, 40, Number.NaN], [5, 5, 5, 5, 0], [square], rings);
    expect([...codes]).toEqual([TREATED, 1, 2, BEYOND, UNPLACED]);
  });
  it('of neighbouring patrolled areas merge: the nearest decides and no event counts twice', () => {
    const codes = ringOf([13, 100], [5, 5], [square, box('second', 14, 0, 10)], rings);
    expect(codes[0]).toBe(1);
    expect(ringOf([16, 100], [5, 5], [square, box('second', 14, 0, 10)], rings)[0]).toBe(TREATED);
  });
  it('that cover everything are refused with the edge and the remedy', () => {
    expect(() => ringOf([5, 12], [5, 5], [square], { edgesMetres: [500] })).toThrow(
      'rings cover every event: the last edge is 500 m and none of 2 events lies beyond it',
    );
  });
  it('narrower than the snap spacing are refused', () => {
    expect(() => ringOf([5, 99], [5, 5], [square], { edgesMetres: [100], snapSpacingMetres: 150 })).toThrow(
      'ring 0–100 m is narrower than the 150 m',
    );
  });
  it('refuse edges that do not ascend and no patrolled area', () => {
    expect(() => ringOf([1], [1], [square], { edgesMetres: [10, 10] })).toThrow('must ascend above zero: 10, 10');
    expect(() => ringOf([1], [1], [], rings)).toThrow('at least one: 0');
  });
  it('controls within reach of displacement are excluded', () => {
    const choices = chooseControls([square, box('near', 300, 0, 10), box('far', 900, 0, 10)], [square], 500);
    expect(choices.map(({ excluded }) => excluded)).toEqual(['patrolled', 'within reach of displacement', null]);
    expect(choices[2]!.distanceMetres).toBe(890);
  });
  it('distance between areas is zero where one lies in the other', () => {
    expect(distanceBetween(square, box('inner', 2, 2, 1))).toBe(0);
    expect(distanceBetween(square, box('apart', 13, 14, 5))).toBe(5);
  });
});

describe('projection', () => {
  it('gives the length of a degree at 52.5° north', () => {
    const { x, y } = projectDegrees([-1.9, -0.9, -1.9], [52.5, 52.5, 53.5], { longitude: -1.9, latitude: 52.5 });
    // WGS 84 series: 67.9 km to a degree of longitude, 111.26 km to one of latitude.
    expect(x[1]! / 1000).toBeCloseTo(67.91, 1);
    expect(y[2]! / 1000).toBeCloseTo(111.26, 1);
    expect([x[0], y[0]]).toEqual([0, 0]);
  });
  it('keeps missing coordinates missing and refuses metres or swapped columns', () => {
    const centre = { longitude: -1.9, latitude: 52.5 };
    expect(projectDegrees([Number.NaN], [52], centre).x[0]).toBeNaN();
    expect(() => projectDegrees([406689], [286822], centre)).toThrow(
      'latitude must lie between −90 and 90: 286822 at event 1',
    );
    expect(() => projectDegrees([1], [1], { longitude: 0, latitude: 95 })).toThrow(
      'centre must be a longitude and a latitude',
    );
  });
});

describe('national grid', () => {
  it.each([
    [-2, 49.5, 400095.833, -44499.036],
    [-1.84522, 52.5983, 410580.873, 300067.67],
    [1.716073973, 52.658007833, 651411.225, 313180.597],
    [-2.438828, 53.612133, 371065.012, 412931.967],
    [-3.2, 57.15, 327495.081, 807207.731],
    [-5.5, 50.1, 149802.186, 28080.323],
  ])('longitude %f, latitude %f is where PROJ 9.5.1 puts it, to a centimetre', (longitude, latitude, east, north) => {
    const { x, y } = nationalGrid([longitude], [latitude]);
    expect(Math.hypot(x[0]! - east, y[0]! - north)).toBeLessThan(0.01);
  });
  it('keeps missing coordinates missing and refuses a latitude beyond 90', () => {
    expect(nationalGrid([Number.NaN], [52]).x[0]).toBeNaN();
    expect(() => nationalGrid([52], [400_000])).toThrow('latitude must lie between −90 and 90: 400000');
  });
});

describeWithReferenceData('national grid', ['displacement/uk/birmingham_msoa_burglary_2022.csv'], (path) => {
  it('puts every middle of 132 Birmingham areas within ten metres of its published easting and northing', () => {
    const rows = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number));
    const { x, y } = nationalGrid(
      rows.map((row) => row[4]!),
      rows.map((row) => row[5]!),
    );
    expect(rows).toHaveLength(132);
    for (const [at, row] of rows.entries()) expect(Math.hypot(x[at]! - row[2]!, y[at]! - row[3]!)).toBeLessThan(10);
  });
});

describe('many areas', () => {
  it('located through the grid of cells are those that trying every area gives', () => {
    const random = randomStream('many areas');
    const areas = Array.from({ length: 60 }, (_, at) =>
      box(`area ${at}`, random.integer(100), random.integer(100), 1 + random.integer(20)),
    );
    const x = Array.from({ length: 500 }, () => random.integer(140) - 10);
    const y = Array.from({ length: 500 }, () => random.integer(140) - 10);
    const found = locateInAreas(x, y, areas);
    const wanted = x.map((px, at) => areas.findIndex((area) => isInsideArea(px, y[at]!, area)));
    expect([...found.area]).toEqual(wanted);
  });
  it('are neighbours where their outlines meet, at a corner too', () => {
    const areas = [square, box('beside', 10, 0, 10), box('corner', 20, 10, 5), box('far', 40, 40, 5)];
    expect(neighbourLists(areas)).toEqual([[1], [0, 2], [1], []]);
    expect(neighbourLists(areas, 11)[0]).toEqual([1, 2]);
  });
  it('keep their shape where they are simplified, to the tolerance', () => {
    const wavy = Array.from({ length: 200 }, (_, at) => {
      const angle = (2 * Math.PI * at) / 200;
      const radius = 100 + Math.sin(31 * angle);
      return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
    });
    const area: Area = { name: 'wavy', polygons: [[[...wavy, wavy[0]!]]] };
    const simple = simplifiedArea(area, 3);
    const ring = simple.polygons[0]![0]!;
    expect(ring.length).toBeLessThan(30);
    expect([ring[0], ring.at(-1)]).toEqual([wavy[0], wavy[0]]);
    for (const [x, y] of wavy) {
      const outline = simple.polygons[0]![0]!;
      const away = Math.min(
        ...outline.slice(1).map(([bx, by], at) => {
          const [ax, ay] = outline[at]!;
          return Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / Math.hypot(bx - ax, by - ay);
        }),
      );
      expect(away).toBeLessThanOrEqual(3);
    }
    expect(simplifiedArea(square, 100)).toEqual(square);
  });
  it('keep their corners alone where they are simplified, from whichever the ring starts', () => {
    const corners = [
      [7, 3],
      [17, 3],
      [17, 5],
      [7, 5],
    ] as const;
    for (const way of [corners, corners.toReversed(), corners.map(([x, y]) => [y, x] as const)])
      for (const start of [0, 1, 2, 3]) {
        const own = [0, 1, 2, 3].map((at) => way[(start + at) % 4]!);
        const ring = own.flatMap(([x, y], at) => {
          const [toX, toY] = own[(at + 1) % 4]!;
          return (at === 0 ? [0, 0.8] : [0, 0.2, 0.8]).map(
            (part) => [x + part * (toX - x), y + part * (toY - y)] as const,
          );
        });
        const area: Area = { name: 'dotted', polygons: [[[...ring, ring[0]!]]] };
        expect(simplifiedArea(area, 0.01).polygons).toEqual([[[...own, own[0]]]]);
      }
  });
});

describe('boundaries', () => {
  const collection = JSON.stringify({
    type: 'FeatureCollection',
    features: [{ properties: { code: 'A' }, geometry: { type: 'Polygon', coordinates: square.polygons[0] } }],
  });
  it('are read by the property that names them, and written back', () => {
    const [area] = areasFromGeoJson(collection, 'code');
    expect(area!.name).toBe('A');
    expect(areaFromGeometry('A', geometryText(area!)).polygons).toEqual(area!.polygons);
  });
  it('are refused with what was found', () => {
    expect(() => areasFromGeoJson('code,area', 'code')).toThrow('boundaries must be GeoJSON: code,area');
    expect(() => areasFromGeoJson('{}', 'code')).toThrow('must hold "features"');
    expect(() => areasFromGeoJson(collection, 'name')).toThrow('area 1 has no "name": code');
    expect(() => areaFromGeometry('A', '{"type":"Point"}')).toThrow('area A must be a polygon: Point');
    expect(() => areaFromGeometry('A', 'x')).toThrow('geometry of A must be GeoJSON: x');
    for (const outline of ['null', '7', '[7]', '[[7]]', '[[[1]]]', '[[["1", "2"]]]', '[[[1, null]]]'])
      expect(() => areaFromGeometry('A', `{"type":"Polygon","coordinates":${outline}}`), outline).toThrow(
        'the outline of area A is no list of rings of places [x, y]. Export it again.',
      );
    expect(() => areaFromGeometry('A', '{"type":"MultiPolygon","coordinates":[[[1, 2]]]}')).toThrow('no list of rings');
    expect(areaFromGeometry('A', '{"type":"Polygon","coordinates":[[[1, 2, 30]]]}').polygons).toEqual([[[[1, 2, 30]]]]);
    expect(() => areaFromGeometry('A', 'null')).toThrow('area A must be a polygon: no geometry');
    expect(() => areasFromGeoJson('null', 'code')).toThrow('boundaries must hold "features"');
    expect(() => areasFromGeoJson('{"features":[null]}', 'code')).toThrow('area 1 has no "code"');
  });
});

describe('boundary sensitivity', () => {
  it('shows what each way of cutting the map leaves out and how concentrated crime looks in it', () => {
    const x = [1, 1, 1, 9, 9, 55];
    const y = [1, 1, 1, 9, 9, 55];
    const bounds = { minX: 0, minY: 0, maxX: 10, maxY: 10 };
    const rows = boundarySensitivity(
      { x, y, later: [0, 0, 1, 0, 1, 1] },
      [
        { name: 'whole', areas: gridAreas(bounds, 10) },
        { name: 'quarters', areas: gridAreas(bounds, 5) },
      ],
      0.25,
    );
    expect(rows[0]).toMatchObject({ nAreas: 1, nLocated: 5, nLeftOut: 1, gini: 0, pai: 1 });
    expect(rows[1]).toMatchObject({ nAreas: 4, pai: 2, shareOfCrimeCaught: 0.5, gini: 0.55 });
    expect(() => gridAreas(bounds, 0)).toThrow('grid side must be above zero: 0');
    expect(() => gridAreas(bounds, 0.01)).toThrow('grid would have 1000000 cells');
  });
});
