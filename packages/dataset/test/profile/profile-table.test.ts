import { binomialMass } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import { dayNumber, profileTable, tableOf, tableSchema } from '../../src/index.ts';
import { readTable } from '../../src/read/index.ts';
import { personSchema } from '../read/person-schema.ts';

const field = { title: '', description: '', required: false } as const;
const schema = tableSchema({
  name: 'stops',
  title: 'Stops',
  fields: [
    { ...field, name: 'id', type: 'text', role: 'identifier' },
    {
      ...field,
      name: 'ethnicity',
      type: 'text',
      role: 'protected-characteristic',
      codeList: 'self-defined-ethnicity-18+1',
    },
    { ...field, name: 'born', type: 'date', role: 'date-of-birth' },
    { ...field, name: 'score', type: 'number', role: 'score' },
    { ...field, name: 'at', type: 'time', role: 'time' },
  ],
});
const today = dayNumber(2025, 3, 31);

const stops = tableOf(schema, {
  id: ['a', 'b', 'a', 'a', 'c', 'c', null],
  ethnicity: ['W1', 'A2', 'Pakistan', null, 'W1', 'Pakistan', 'O1'],
  born: ['1980-01-01', '1990-01-01', '1900-01-01', '1980-02-31', '2030-05-05', '1980-02-31', null],
  score: [1, 1, null, 2, null, 3, 4],
  at: ['2025-01-01T10:00Z', '2025-01-01T10:00Z', null, null, null, null, null],
});

describe('profileTable', () => {
  const profile = profileTable(stops, schema, { today });

  it('counts rows, missing and distinct values of each field', () => {
    expect(profile.rows).toBe(7);
    expect(profile.fields.map(({ field, missing, distinct }) => [field, missing, distinct])).toEqual([
      ['id', 1, 3],
      ['ethnicity', 1, 4],
      ['born', 1, 5],
      ['score', 2, 4],
      ['at', 5, 1],
    ]);
    expect(profile.fields[1]!.missingShare).toBe(1 / 7);
  });

  it('says for whom values are missing, the missing group among them', () => {
    const score = profile.missingByGroup.filter((each) => each.field === 'score');
    expect(score.map(({ group, rows, missing }) => [group, rows, missing])).toEqual([
      ['W1', 2, 1],
      ['A2', 1, 0],
      ['Pakistan', 2, 1],
      ['O1', 1, 0],
      ['Not recorded', 1, 0],
    ]);
  });

  it('names values outside the code list with the nearest code, and O1 is outside 18+1', () => {
    expect(profile.outsideCodeLists).toEqual([
      { field: 'ethnicity', codeList: 'self-defined-ethnicity-18+1', value: 'Pakistan', rows: 2, nearest: 'A2' },
      { field: 'ethnicity', codeList: 'self-defined-ethnicity-18+1', value: 'O1', rows: 1, nearest: null },
    ]);
  });

  it('names no reason for having none, as the national record of stops writes it', () => {
    const schema = {
      name: 'stops',
      title: 'Stops',
      fields: [
        {
          name: 'ethnicity',
          title: 'Ethnicity',
          description: '',
          type: 'text',
          role: 'protected-characteristic',
          required: false,
          codeList: 'self-defined-ethnicity-18+1',
        },
      ],
    } as const;
    const words = ['N1', 'n 3', '[N4]', 'N2 - Situation involving public disorder', 'N5', 'N12'];
    const of = profileTable(tableOf(schema, { ethnicity: words }), schema, { today: dayNumber(2025, 3, 31) });
    expect(of.outsideCodeLists.map(({ value }) => value)).toEqual(['N12', 'N5']);
  });

  it('counts repeated identifiers and does not return them', () => {
    expect(profile.duplicateKeys).toEqual([{ field: 'id', repeatedValues: 2, rows: 5, mostRows: 3 }]);
  });

  it('finds dates that cannot be and dates to come', () => {
    expect(profile.wrongDates).toEqual([
      { field: 'born', kind: 'impossible', recorded: '1980-02-31', rows: 2 },
      { field: 'born', kind: 'future', recorded: '2030-05-05', rows: 1 },
    ]);
  });

  it('takes a date of the day of the extract for none to come, and lists the most frequent first', () => {
    const born = ['2025-03-31', '2025-04-02', '2025-04-01', '2025-02-30', '2025-02-30', '2025-02-30'];
    const { wrongDates } = profileTable(tableOf(schema, { born }), schema, { today });
    expect(wrongDates.map(({ kind, recorded, rows }) => [kind, recorded, rows])).toEqual([
      ['impossible', '2025-02-30', 3],
      ['future', '2025-04-01', 1],
      ['future', '2025-04-02', 1],
    ]);
  });

  it('compares default dates with an even spread', () => {
    const [newYear, of1900] = profile.defaultDates;
    expect(newYear).toMatchObject({ default: '1 January of any year', rows: 3, dated: 4, share: 0.75 });
    expect(newYear!.ratio).toBeCloseTo(0.75 * 365.25, 9);
    const tail = binomialMass(3, 4, 1 / 365.25) + binomialMass(4, 4, 1 / 365.25);
    expect(newYear!.pValue / tail).toBeCloseTo(1, 9);
    expect(of1900).toMatchObject({ default: '1 January 1900', rows: 1 });
  });

  it('lists each day that stands for none, as the reading does, and only where the column holds it', () => {
    const born = ['1753-01-01', '0001-01-01', '1970-01-01', '1970-01-01', '1980-05-06'];
    const { defaultDates } = profileTable(tableOf(schema, { born }), schema, { today });
    expect(defaultDates.map(({ default: name, rows }) => [name, rows])).toEqual([
      ['1 January of any year', 4],
      ['1 January 1', 1],
      ['1 January 1753', 1],
      ['1 January 1970', 2],
    ]);
  });

  it('is defined for a table without rows and refuses a day that is none', () => {
    const empty = profileTable(tableOf(schema, { id: [], born: [] }), schema, { today });
    expect(empty.fields[0]).toMatchObject({ rows: 0, missing: 0, missingShare: null });
    expect(empty.defaultDates).toEqual([]);
    expect(() => profileTable(stops, schema, { today: 0.5 })).toThrow(/today must be a whole number of days/);
    expect(() => profileTable(stops, schema, { today, groupFields: ['score'] })).toThrow(/holds numbers, not texts/);
  });
});

describeWithReferenceData(
  'historical figures',
  ['linkage/splink/historical_figures_with_errors_50k.parquet'],
  (path) => {
    it('shows 1 January as the default that it is', async () => {
      const { table } = await readTable({ paths: [path], schema: personSchema });
      const [newYear] = profileTable(table, personSchema, { today }).defaultDates;
      expect(newYear!.ratio).toBeGreaterThan(10);
      expect(newYear!.pValue).toBeLessThan(1e-100);
    });
  },
);
