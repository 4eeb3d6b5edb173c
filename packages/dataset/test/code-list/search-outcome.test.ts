import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { codeList, searchOutcome } from '../../src/index.ts';

const column = dictionaryColumn([
  'Arrest',
  'A no further action disposal',
  null,
  'Zzz',
  'arrest',
  'Caution (simple or conditional)',
]);

describe('searchOutcome', () => {
  it('knows what was found and who was arrested, and of other words and blanks that nobody knows', () => {
    const { found, arrested } = searchOutcome(column);
    expect([...found]).toEqual([1, 0, 2, 2, 1, 1]);
    expect([...arrested]).toEqual([1, 0, 0, 0, 1, 0]);
  });

  it('takes every label of its list for something found, but no further action', () => {
    const { entries } = codeList('stop-search-outcome');
    const labels = dictionaryColumn(entries.map(({ label }) => label));
    expect([...searchOutcome(labels).found]).toEqual(entries.map(({ code }) => (code === 'no-further-action' ? 0 : 1)));
  });

  it('says of each word how many rows it stands in, by their weights, and leaves out what stands in none', () => {
    const weights = Float64Array.of(3, 1, 5, 2, 0, 1);
    const words = searchOutcome(column, weights).words.map(({ word, rows, isRead }) => [word, rows, isRead]);
    expect(words).toEqual([
      ['Arrest', 3, true],
      ['A no further action disposal', 1, true],
      ['Zzz', 2, false],
      ['Caution (simple or conditional)', 1, true],
    ]);
    expect(searchOutcome(column).words.find(({ word }) => word === 'Zzz')).toMatchObject({
      group: 'Not known',
      rows: 1,
    });
  });
});
