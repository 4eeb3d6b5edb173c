import { describe, expect, it } from 'vitest';
import { placeKinds } from '../../src/index.ts';

const sound = Array.from({ length: 40 }, (_, row) => [-1.9 + row / 1000, 52.5 + row / 1000] as const);
const kindsOf = (places: readonly (readonly [number, number])[]) =>
  placeKinds(
    places.map(([x]) => x),
    places.map(([, y]) => y),
  );

describe('what is wrong with a place', () => {
  it('is told apart and counted once each', () => {
    const { count, kind } = kindsOf([
      ...sound,
      [Number.NaN, 52.5],
      [-1.9, Number.NaN],
      [0, 0],
      [0, 52.5],
      [52.5, -1.9],
      [2.35, 48.86],
      [-74, 40.7],
    ]);
    expect(count).toEqual({ sound: 40, missing: 2, zero: 2, swapped: 1, abroad: 2, 'one point': 0 });
    expect(kind.slice(40)).toEqual(['missing', 'missing', 'zero', 'zero', 'swapped', 'abroad', 'abroad']);
  });
  it('is one point where that holds many times the crime of any other', () => {
    const station = Array.from({ length: 12 }, () => [-1.88, 52.48] as const);
    expect(kindsOf([...sound, ...station]).count['one point']).toBe(12);
    expect(kindsOf([...sound, ...station.slice(0, 9)]).count['one point']).toBe(0);
    // A town of snap points has other busy ones.
    const other = Array.from({ length: 3 }, () => [-1.87, 52.47] as const);
    expect(kindsOf([...sound, ...station, ...other]).count['one point']).toBe(0);
  });
  it('does not take another country for abroad where the file is of it', () => {
    const chicago = sound.map(([x, y]) => [x - 85.7, y - 10.6] as const);
    expect(kindsOf([...chicago, [-1.9, 52.5]]).count).toMatchObject({ sound: 40, abroad: 1 });
  });
  it('reads metres, where a coordinate of zero may be sound', () => {
    const local = Array.from({ length: 30 }, (_, row) => [200 * row, 300] as const);
    expect(kindsOf([...local, [0, 0], [0, 900], [5_000_000, 0]]).count).toMatchObject({
      sound: 31,
      zero: 1,
      abroad: 1,
    });
  });
  it('needs no place at all', () => {
    expect(kindsOf([]).count.sound).toBe(0);
    expect(kindsOf([[Number.NaN, Number.NaN]]).count.missing).toBe(1);
  });
});
