import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrderOfTime } from '../../src/index.ts';

const ORDERED = [
  ['2022', '2023', '2024'],
  ['2021/22', '2022/23'],
  ['Wave 2', 'Wave 9', 'Wave 10'],
  ['September 2022', 'March 2023', 'January 2024'],
  ['Sep 22', 'Mar 23', 'Jan 24'],
  ['Q4 2022', 'Q1 2023', 'Q2 2023'],
  ['2022 Q4', '2023 Q1'],
  ['Autumn 2022', 'Spring 2023', 'Summer 2023'],
  ['28/02/2023', '01/12/2023', '05/01/2024'],
  ['2023-12-01', '2024-01-05'],
  ['survey of May 2022', 'survey of June 2022'],
];

describe('times by the names that somebody gave them', () => {
  it('come in their own order, in whichever they stand', () => {
    for (const names of ORDERED) {
      fc.assert(
        fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
          expect(inOrderOfTime(shuffled)).toEqual(names);
        }),
      );
    }
    expect([inOrderOfTime([]), inOrderOfTime(['before'])]).toEqual([[], ['before']]);
  });

  it('have none where words alone, or more than one way of writing, tell them apart', () => {
    for (const names of [
      ['before', 'after'],
      ['first wave', 'second wave'],
      ['2022', 'Wave 2'],
      ['Spring 2022', 'May 2022'],
      ['Wave 1', 'wave 01'],
      ['Winter 2022', 'Summer 2022'],
    ]) {
      expect(inOrderOfTime(names), names.join()).toBeNull();
    }
  });
});
