import type { DateColumn, NumberColumn, Table, TextColumn } from '@assay/dataset';
import { describe, expect, it } from 'vitest';
import { dataIntegrity } from '../src/index.ts';
import { tableDigest } from './table-digest.ts';

const text = (table: Table, name: string) => {
  const { codes, values } = table.columns[name] as TextColumn;
  return Array.from(codes, (code) => (code < 0 ? null : values[code]!));
};
const deviates = (found: number, total: number, share: number) =>
  Math.abs(found - total * share) / Math.sqrt(total * share * (1 - share));

describe('dataIntegrity', () => {
  const { reports, staff, survey, truth } = dataIntegrity({ seed: 'test' });

  it('is the same for one seed', () => {
    const digests = (seed: number) =>
      Object.values(dataIntegrity({ seed, reports: 300, staff: 60 })).map((table) => tableDigest(table));
    expect(digests(1)).toEqual(digests(1));
    expect(digests(1)[0]).not.toBe(digests(2)[0]);
    expect(digests(1)).toEqual([
      'ba0da09d32c75a6f',
      'acc4afa0da8234a4',
      'e0f876560a1432ff',
      '426e6572b9350b61',
      '9026e2b66cb9a0fa',
    ]);
  });

  it('records as crimes by the practice of the day', () => {
    const days = (reports.columns['reported_date'] as DateColumn).days;
    const practice = Date.UTC(2019, 9, 1) / 86_400_000;
    const against = text(reports, 'offence').map(
      (one) => one === 'domestic abuse' || one === 'rape and sexual offences',
    );
    const reached = text(reports, 'reached');
    for (const [isLate, share] of [
      [false, 0.62],
      [true, 0.87],
    ] as const) {
      const rows = Array.from(days.keys()).filter((row) => against[row] && days[row]! >= practice === isLate);
      const recorded = rows.filter((row) => reached[row] !== 'reported').length;
      expect(deviates(recorded, rows.length, share)).toBeLessThan(4);
    }
  });

  it('is answered more often by the sure, and keeps the true share', () => {
    const answers = text(survey, 'confident');
    const wave = text(survey, 'wave');
    const first = answers.filter((_, row) => wave[row] === '2022');
    const answered = first.filter((one) => one !== null).length;
    expect(deviates(answered, first.length, 0.48 * 0.6 + 0.52 * 0.4)).toBeLessThan(4);
    const sure = first.filter((one) => one === 'yes').length / answered;
    expect(sure).toBeGreaterThan((truth.columns['confident_share'] as NumberColumn).values[0]! + 0.05);
  });

  it('names officers who are not in the list of staff, and repeats a few identifiers', () => {
    const known = new Set(text(staff, 'staff_id'));
    const lost = text(reports, 'officer').filter((one) => !known.has(one)).length;
    expect(deviates(lost, reports.rowCount, 30 / 3030)).toBeLessThan(4);
    expect(new Set(text(reports, 'report_id')).size).toBe(reports.rowCount - Math.floor((reports.rowCount - 1) / 400));
  });

  it('refuses a share that is none', () => {
    expect(() => dataIntegrity({ seed: 1, recordedAfter: 2 })).toThrow('recordedAfter must lie between 0 and 1: 2');
  });
});
