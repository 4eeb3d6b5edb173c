import { describe, expect, it } from 'vitest';
import { refuseOtherUnits } from '../../src/areas/refuse-other-units.ts';
import { placeEvents } from '../../src/index.ts';

// Forty places of Birmingham in degrees, and the same by the formulas of each system.
const degrees = Array.from({ length: 40 }, (_, at) => [-1.9 + at / 1000, 52.48 + at / 2000] as const);
const halfTurn = 20_037_508.342789244;
const mercator = degrees.map(
  ([longitude, latitude]) =>
    [(longitude / 180) * halfTurn, (Math.asinh(Math.tan((latitude / 180) * Math.PI)) / Math.PI) * halfTurn] as const,
);
const metres = degrees.map((_, at) => [407_000 + 67 * at, 287_000 + 55 * at] as const);
const split = (places: readonly (readonly [number, number])[]) =>
  [Float64Array.from(places, ([x]) => x), Float64Array.from(places, ([, y]) => y)] as const;
const refused = (places: readonly (readonly [number, number])[], because: string) => {
  const [x, y] = split(places);
  expect(() => refuseOtherUnits(x, y, 'events')).toThrow(
    `places of events look like ${because}: distances would be wrong. Give eastings and northings in metres, or longitude and latitude in degrees.`,
  );
};
const read = (places: readonly (readonly [number, number])[]) => {
  const [x, y] = split(places);
  expect(refuseOtherUnits(x, y, 'events')).toBeUndefined();
};

describe('units of places', () => {
  it('refuses Web Mercator, whose metres are 1.64 times too long in Birmingham', () => {
    const apart = Math.hypot(mercator[1]![0] - mercator[0]![0], mercator[1]![1] - mercator[0]![1]);
    expect(apart / Math.hypot(67.9, 55.6)).toBeCloseTo(1 / Math.cos((52.48 / 180) * Math.PI), 1);
    refused(mercator, 'Web Mercator (EPSG 3857)');
  });

  it('refuses kilometres, in which everybody would be near everybody', () => {
    refused(
      metres.map(([x, y]) => [x / 1000, y / 1000]),
      'kilometres',
    );
    read(metres.slice(0, 9).map(([x, y]) => [x / 1000, y / 1000]));
  });

  it('refuses degrees as whole numbers, and says times what', () => {
    for (const [times, said] of [
      [1e5, '100,000'],
      [1e6, '1,000,000'],
      [1e7, '10,000,000'],
    ] as const) {
      refused(
        degrees.map(([x, y]) => [Math.round(x * times), Math.round(y * times)]),
        `degrees times ${said}`,
      );
    }
  });

  it('reads degrees, metres of the national grid, whole metres of a small place, another country, and no place', () => {
    read(degrees);
    read(metres);
    read(metres.map((_, at) => [10 * at, 9 * at]));
    read(degrees.map(([x, y]) => [x - 85.7, y - 10.6]));
    read(metres.map(([x, y]) => [x + 700_000.5, y + 1_600_000.25]));
    read([]);
    read([[Number.NaN, 52]]);
  });

  it('decides by most of the places, and not by those without', () => {
    refused([...mercator, ...metres.slice(0, 20), [Number.NaN, 1]], 'Web Mercator (EPSG 3857)');
    read([...mercator.slice(0, 20), ...metres]);
  });
});

it('is asked before events are put on a map, and of the boundaries too', () => {
  const events = (places: readonly (readonly [number, number])[]) => {
    const [x, y] = split(places);
    return { x, y, areaName: { codes: new Int32Array(x.length).fill(-1), values: [] } };
  };
  expect(() => placeEvents(events(mercator), [])).toThrow('places of events look like Web Mercator');
  const sector = { name: 'Aston', polygons: [[mercator.slice(0, 3)]] };
  expect(() => placeEvents(events(degrees), [sector])).toThrow('places of sectors look like Web Mercator');
});
