import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { middleOfSearches, whereSearched } from '../../src/index.ts';

const fromData = { latitude: null, longitude: null } as const;
const dudley = dictionaryColumn(['Dudley', 'WALSALL', null]);
const elsewhere = dictionaryColumn(['Dudley', 'Northern']);

describe('where searches were, to tell light from dark', () => {
  it('is the middle of the coordinates that can be: no nought, no swapped pair, no metres', () => {
    const of = (latitudes: readonly number[], longitudes: readonly number[]) =>
      middleOfSearches(Float64Array.from(latitudes), Float64Array.from(longitudes));
    const believed = Array.from({ length: 11 }, (_, at) => 55.02 + at / 100);
    const east = believed.map((value) => value - 59);
    expect(of(believed, east)).toEqual({ latitude: 55.1, longitude: -3.9 });
    const odd = [0, -3.9, 430_000, Number.NaN, 55];
    expect(of([...odd, ...believed], [0, 55, 290_000, -4, Number.NaN, ...east])).toEqual(of(believed, east));
    expect(of(odd, odd)).toBeNull();
    expect(of(believed.slice(0, 9), east)).toBeNull();
  });

  it('is what was chosen, then the coordinates, then the force whose areas are named, and else asked for', () => {
    const middle = { latitude: 55.1, longitude: -3.9 };
    expect(whereSearched({ latitude: 51, longitude: -2 }, middle, dudley)).toMatchObject({
      latitude: 51,
      longitude: -2,
    });
    expect(whereSearched(fromData, middle, dudley)).toMatchObject(middle);
    expect(whereSearched(fromData, null, dudley)).toMatchObject({ latitude: 52.48, longitude: -1.9 });
    for (const area of [elsewhere, dictionaryColumn([null, null])])
      expect(whereSearched(fromData, null, area)).toMatchObject({ status: 'not-computed' });
    for (const half of [
      { ...fromData, latitude: 51 },
      { ...fromData, longitude: -2 },
    ])
      expect(whereSearched(half, middle, dudley)).toMatchObject({ status: 'not-computed' });
  });
});
