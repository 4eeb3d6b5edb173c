import { describe, expect, it } from 'vitest';
import { visitsFromPings } from '../../src/index.ts';
import { beside, square } from '../example-values.ts';

/** unit, minute, x; y lies in the middle of the squares. */
const visitsOf = (pings: readonly (readonly [number, number, number])[]) =>
  visitsFromPings(
    {
      unit: pings.map(([unit]) => unit),
      time: pings.map(([, minute]) => minute * 60_000),
      x: pings.map(([, , x]) => x),
      y: pings.map(() => 5),
    },
    [square, beside],
  );

describe('visits from pings', () => {
  it('are stays of five minutes or more, in whatever order the pings came', () => {
    const { visits, nPassing } = visitsOf([
      [0, 14, 15],
      [0, 0, 5],
      [0, 5, 5],
      [0, 4, 6],
      [0, 7, 15],
      [1, 0, 5],
      [1, 4.9, 5],
    ]);
    expect(visits).toEqual([
      { unit: 0, area: 0, start: 0, minutes: 5, nPings: 3 },
      { unit: 0, area: 1, start: 420_000, minutes: 7, nPings: 2 },
    ]);
    expect(nPassing).toBe(1);
  });
  it('end where a quarter of an hour is silent, where another unit begins, and where the unit leaves every area', () => {
    expect(
      visitsOf([
        [0, 0, 5],
        [0, 15, 5],
      ]).visits,
    ).toHaveLength(1);
    expect(
      visitsOf([
        [0, 0, 5],
        [0, 15.1, 5],
      ]),
    ).toMatchObject({ visits: [], nPassing: 2 });
    expect(
      visitsOf([
        [0, 0, 5],
        [1, 10, 5],
      ]),
    ).toMatchObject({ visits: [], nPassing: 2 });
    const left = visitsOf([
      [0, 0, 5],
      [0, 6, 5],
      [0, 7, 99],
      [0, 8, 5],
      [0, 14, 5],
    ]);
    expect(left.visits.map(({ minutes }) => minutes)).toEqual([6, 6]);
    expect(left.nOutside).toBe(1);
  });
  it('count what cannot be used', () => {
    expect(
      visitsOf([
        [-1, 0, 5],
        [0, Number.NaN, 5],
        [0, 0, Number.NaN],
        [0, 1, 5],
      ]),
    ).toMatchObject({
      nUnusable: 3,
      nPassing: 1,
    });
  });
});
