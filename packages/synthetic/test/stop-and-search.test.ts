import type { NumberColumn, Table, TextColumn } from '@assay/dataset';
import { describe, expect, it } from 'vitest';
import {
  broadGroups,
  residentPopulationSchema,
  stopAndSearch,
  stopAndSearchDefaults,
  stopAndSearchSchema,
  stopAndSearchTruthSchema,
} from '../src/index.ts';
import { tableDigest } from './table-digest.ts';

const text = (table: Table, name: string) => {
  const { codes, values } = table.columns[name] as TextColumn;
  return Array.from(codes, (code) => (code < 0 ? null : values[code]!));
};
const number = (table: Table, name: string) => (table.columns[name] as NumberColumn).values;

describe('stopAndSearch', () => {
  const { searches, population, truth } = stopAndSearch({ seed: 'test' });
  const group = text(truth, 'true_ethnic_group');
  const outcome = text(searches, 'outcome');
  const suspicion = number(truth, 'suspicion');

  it('has the columns of its schemas, distinct values, and is the same for one seed', () => {
    expect(Object.keys(searches.columns)).toEqual(stopAndSearchSchema.fields.map(({ name }) => name));
    expect(Object.keys(population.columns)).toEqual(residentPopulationSchema.fields.map(({ name }) => name));
    expect(Object.keys(truth.columns)).toEqual(stopAndSearchTruthSchema.fields.map(({ name }) => name));
    for (const column of Object.values(searches.columns)) {
      if (column.kind === 'text') expect(new Set(column.values).size).toBe(column.values.length);
    }
    const digests = (seed: number) =>
      Object.values(stopAndSearch({ seed, residents: 20_000 })).map((table) => tableDigest(table));
    expect(digests(1)).toEqual(digests(1));
    expect(digests(1)[0]).not.toBe(digests(2)[0]);
    expect(digests(1)).toEqual(['c4067c86f6cfa256', 'aa1a196cfaab6926', '768b412d4ef5a0ca']);
  });

  it('searches groups at rates that differ, between and within areas', () => {
    const residents = new Map<string, number>();
    for (const [row, name] of text(population, 'ethnic_group').entries()) {
      residents.set(name!, (residents.get(name!) ?? 0) + number(population, 'residents')[row]!);
    }
    const rate = (name: string) => (1000 * group.filter((one) => one === name).length) / residents.get(name)!;
    expect(rate('Black') / rate('White')).toBeGreaterThan(3);
    for (const [index, name] of broadGroups.entries()) {
      expect(rate(name) / stopAndSearchDefaults.searchesPer1000[index]!).toBeGreaterThan(0.85);
      expect(rate(name) / stopAndSearchDefaults.searchesPer1000[index]!).toBeLessThan(1.2);
    }
  });

  it('searches above the bar of each group and finds with the chance suspected', () => {
    for (const [index, name] of broadGroups.entries()) {
      const rows = group.map((_, row) => row).filter((row) => group[row] === name);
      expect(Math.min(...rows.map((row) => suspicion[row]!))).toBeGreaterThan(
        stopAndSearchDefaults.thresholdByGroup[index]!,
      );
      const expected = rows.reduce((sum, row) => sum + suspicion[row]!, 0) / rows.length;
      const found =
        rows.filter((row) => outcome[row] !== null && outcome[row] !== 'A no further action disposal').length /
        rows.length;
      expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / rows.length) + 0.01);
    }
  });

  it('leaves self-defined ethnicity blank or not stated more often for some groups', () => {
    const self = text(searches, 'self_defined_ethnicity');
    const share = (name: string) => {
      const rows = self.filter((_, row) => group[row] === name);
      return rows.filter((one) => one === null || one.endsWith('Not stated')).length / rows.length;
    };
    expect(share('Black') - share('White')).toBeGreaterThan(0.06);
    expect(self).toContain(null);
    expect(outcome).toContain(null);
  });

  it('refuses a bar above one', () => {
    expect(() => stopAndSearch({ seed: 1, thresholdByGroup: [0.1, 0.1, 16, 0.1, 0.1] })).toThrow(
      'must lie between 0 and 1: 16',
    );
  });
});
