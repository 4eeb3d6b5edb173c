import { tableOf } from '@assay/dataset';
import { computeFindings } from '@assay/notebook';
import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { searches } from '../inputs.ts';
import notebook from '../notebook.ts';
import { middleOf, whereSearched } from '../where-searched.ts';

const fromData = { latitude: '', longitude: '' } as const;
const dudley = dictionaryColumn(['Dudley', 'WALSALL', null]);
const elsewhere = dictionaryColumn(['Dudley', 'Northern']);

describe('where searches were, to tell light from dark', () => {
  it('is the middle of the coordinates that can be: no nought, no swapped pair, no metres', () => {
    const of = (latitudes: readonly number[], longitudes: readonly number[]) =>
      middleOf(Float64Array.from(latitudes), Float64Array.from(longitudes));
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

  it('stands in the findings, and without it nothing is said of light and dark', async () => {
    const of = (own: Readonly<Record<string, readonly (string | number)[]>>) => {
      const all = <Each>(value: Each) => Array.from({ length: 20 }, () => value);
      const table = tableOf(searches.schema, {
        type: all('Person and Vehicle search'),
        time: all('2024-12-01T18:30:00+00:00'),
        self_defined_ethnicity: all('White - Irish'),
        officer_defined_ethnicity: all('White'),
        outcome: all('Arrest'),
        ...own,
      });
      return computeFindings(notebook, { searches: table });
    };
    const twenty = (value: number) => Array.from({ length: 20 }, () => value);
    const placed = await of({ latitude: twenty(57.148), longitude: twenty(-2.1) });
    expect(placed.get('veil.place')!.value).toBe(
      'latitude 57.1, longitude −2.1: the middle of the coordinates in the file',
    );
    const unplaced = await of({});
    for (const id of ['veil.place', 'veil.by-group'])
      expect(unplaced.get(id)!.notComputed!.reason).toContain('the file does not say where the searches were');
  });
});
