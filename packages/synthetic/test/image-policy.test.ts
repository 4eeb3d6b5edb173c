import type { NumberColumn, Table, TextColumn } from '@assay/dataset';
import { describe, expect, it } from 'vitest';
import { imageContexts, imagePolicy } from '../src/index.ts';
import { tableDigest } from './table-digest.ts';

const text = (table: Table, name: string) => {
  const { codes, values } = table.columns[name] as TextColumn;
  return Array.from(codes, (code) => (code < 0 ? null : values[code]!));
};
const number = (table: Table, name: string) => (table.columns[name] as NumberColumn).values;

describe('imagePolicy', () => {
  const { decisions, truth } = imagePolicy({ seed: 'test', cases: 20_000 });
  const uploaded = text(decisions, 'uploaded');
  const ended = text(decisions, 'ended_by');

  it('is the same for one seed', () => {
    const digests = (seed: number) =>
      Object.values(imagePolicy({ seed, cases: 200 })).map((table) => tableDigest(table));
    expect(digests(1)).toEqual(digests(1));
    expect(digests(1)[0]).not.toBe(digests(2)[0]);
    expect(digests(1)).toEqual(['28edafcbb5bc54a5', 'b05a66c22875c7a2']);
  });

  it('uploads by the true leaning of the officer and the context', () => {
    const leaning = new Map(text(truth, 'officer').map((id, row) => [id, number(truth, 'log_odds_of_upload')[row]!]));
    const officer = text(decisions, 'officer');
    const context = text(decisions, 'context');
    const shift = [-1, 0.6, 1.6, 2.4];
    let expected = 0;
    let variance = 0;
    let found = 0;
    for (let row = 0; row < officer.length; row++) {
      const chance =
        1 / (1 + Math.exp(-(leaning.get(officer[row]!)! + shift[imageContexts.indexOf(context[row] as never)]!)));
      expected += chance;
      variance += chance * (1 - chance);
      if (uploaded[row] === 'yes') found++;
    }
    expect(Math.abs(found - expected) / Math.sqrt(variance)).toBeLessThan(4);
  });

  it('ends in re-appearance and deletion at their rates, among uploaded images alone', () => {
    const days = number(decisions, 'days_observed');
    const years = days.reduce((sum, one) => (Number.isNaN(one) ? sum : sum + one), 0) / 365.25;
    const deleted = ended.filter((one) => one === 'deleted').length;
    expect(Math.abs(deleted - 0.06 * years) / Math.sqrt(0.06 * years)).toBeLessThan(4);
    for (let row = 0; row < days.length; row++) {
      const kept = uploaded[row] === 'no';
      if (Number.isNaN(days[row]!) !== kept || (ended[row] === null) !== kept) expect.fail(`row ${row}`);
    }
  });

  it('refuses a rate that is no share', () => {
    expect(() => imagePolicy({ seed: 1, deletionPerYear: 6 })).toThrow('deletionPerYear must lie between 0 and 1: 6');
  });
});
