import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { compareLists, contactsByCategory } from '../src/index.ts';

describe('compareLists', () => {
  it('weighs the places of a list of two by half and half, as worked out by hand', () => {
    // In: 0 four times, 1 twice. Out besides: 2 three times. The lists of two are 0, 1 and 0, 2.
    const person = Int32Array.of(0, 0, 0, 0, 1, 1, 2, 2, 2);
    const log = { person, people: 3, time: Float64Array.from(person, (_, row) => row) };
    const direction = dictionaryColumn([...'iiii', ...'ii', ...'ooo'].map((each) => (each === 'i' ? 'in' : 'out')));
    const rules = [
      { name: 'in', categories: ['in'] },
      { name: 'all', categories: ['in', 'out'] },
    ];
    const [first, all] = compareLists(contactsByCategory(log, direction), rules, 2);
    expect(first).toMatchObject({ contacts: 6, listed: 2, joined: 0, left: 0, jaccard: 1, overlap: 1 });
    expect(all).toMatchObject({ contacts: 9, listed: 2, joined: 1, left: 1, jaccard: 1 / 3 });
    // Webber, Moffat and Zobel (2010), equation 32, with p = 1/2: ½ · ¼ + (½ + ½ · ¼) · 1 = 0.75.
    expect(all!.overlap).toBeCloseTo(0.75, 12);
  });
});
