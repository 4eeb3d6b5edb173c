import { dictionaryColumn } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayNumber,
  field,
  lastDay,
  lastDayButSlips,
  lastDayOfTables,
  MISSING_DAY,
  tableOf,
  tableSchema,
} from '../../src/index.ts';

const day = dayNumber(2026, 1, 15);
const thousand = (...more: readonly number[]) =>
  Int32Array.from([...Array.from({ length: 1000 }, (_, at) => day - at), ...more]);

describe('the last day of some', () => {
  it('is the last day but for slips of the keys, which are few and lie years beyond', () => {
    expect(lastDayButSlips(thousand())).toBe(day);
    expect(lastDayButSlips(thousand(day + 400, day + 36_500))).toBe(day);
    expect(lastDayButSlips(thousand(day + 90))).toBe(day + 90);
    expect(lastDayButSlips(thousand(...Array.from({ length: 30 }, () => day + 400)))).toBe(day + 400);
    expect(lastDayButSlips(Int32Array.of(day, day + 4000, MISSING_DAY))).toBe(day + 4000);
    expect(lastDayButSlips(new Int32Array(0))).toBeNull();
  });

  it('counts each day as often as it stands, so that one slip among many records of few days is one', () => {
    const days = Int32Array.of(day - 1, day, day + 4000);
    expect(lastDayButSlips(days)).toBe(day + 4000);
    expect(lastDayButSlips(days, [150, 150, 1])).toBe(day);
    expect(lastDayButSlips(days, [150, 150, 4])).toBe(day + 4000);
    expect(lastDayButSlips(days, [150, 150, 0])).toBe(day);
    const recorded = dictionaryColumn(['2026-01-14', '2026-01-15', '2036-12-28', '9999-12-31', null]);
    expect(lastDay(recorded, [150, 150, 1, 900, 900])).toBe(day);
    expect(lastDay(recorded, [0, 150, 90, 900, 900])).toBe(dayNumber(2036, 12, 28));
    expect(lastDay(dictionaryColumn([null, '9999-12-31', 'unknown']))).toBeNull();
  });

  it('is that of all days where each is repeated as often', () => {
    const weighted = fc.array(
      fc.record({ day: fc.integer({ min: 0, max: 3000 }), count: fc.integer({ min: 0, max: 300 }) }),
    );
    fc.assert(
      fc.property(weighted, (rows) => {
        const repeated = rows.flatMap((row) => Array.from({ length: row.count }, () => row.day));
        const days = Int32Array.from(rows, (row) => row.day);
        expect(
          lastDayButSlips(
            days,
            rows.map(({ count }) => count),
          ),
        ).toBe(lastDayButSlips(Int32Array.from(repeated)));
      }),
    );
  });

  it('of tables is the last of all their dates, or of those that are named', () => {
    const schema = tableSchema({
      name: 't',
      title: 'T',
      fields: [
        field.date('began', 'Began', 'First day.', 'time'),
        field.date('ended', 'Ended', 'Last day.', 'time'),
        field.text('word', 'Word', 'A word.', 'category'),
      ],
    });
    const table = tableOf(schema, { began: ['2024-03-01'], ended: ['2024-03-09'], word: ['2030-01-01'] });
    expect(lastDayOfTables([table])).toBe(dayNumber(2024, 3, 9));
    expect(lastDayOfTables([table], ['began', 'entered'])).toBe(dayNumber(2024, 3, 1));
    expect(lastDayOfTables([table], ['entered'])).toBeNull();
    expect(lastDayOfTables([tableOf(schema, {})])).toBeNull();
  });
});
