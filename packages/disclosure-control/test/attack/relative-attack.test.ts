import type { TableColumn } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import type { KnownNumbers, RowNumber } from '../../src/attack/numbers-known-to-attacker.ts';
import { relativeAttack } from '../../src/attack/relative-attack.ts';
import { count, finding, key } from '../findings.ts';

/** Searches of three groups, and each group's rate over that of the first, beside residents that a census prints. */
const SEARCHES = { A: 41, B: 17, C: 23 };
const RESIDENTS = { A: 12_011, B: 2_903, C: 4_507 };
type Group = keyof typeof SEARCHES;
const GROUPS: readonly Group[] = ['A', 'B', 'C'];
const rateOf = (group: Group) => SEARCHES[group] / RESIDENTS[group];
const relative = (group: Group) => rateOf(group) / rateOf('A');

function known(printedFor: (group: Group) => number, numbersOf: (group: Group) => readonly RowNumber[]): KnownNumbers {
  const column: TableColumn = { name: 'relative', label: 'relative', unit: 'ratio' };
  const table = {
    finding: finding({ id: 'rates' }),
    columns: [key('group'), count('searches'), column],
    rows: GROUPS.map((group) => ({ key: group, values: [group, null, null] })),
    totals: [],
  };
  return {
    tables: [table],
    printed: GROUPS.map((group) => ({ table, row: group, column, value: printedFor(group) })),
    largest: 100,
    ofRow: (_, row) => numbersOf(row as Group),
  };
}
const searches = (group: Group, low: number, high: number, printed: number | null = null): RowNumber => ({
  column: 'searches',
  id: group,
  low,
  high,
  printed,
});
const residents = (group: Group): RowNumber => {
  const value = RESIDENTS[group];
  return { column: 'residents', id: null, low: value, high: value, printed: value };
};
const ranges = (found: ReturnType<typeof relativeAttack>) => found.map(({ id, low, high }) => [id, low, high]);

describe('relativeAttack(known)', () => {
  it('finds every count behind relative rates, beside known residents', () => {
    const found = relativeAttack(known(relative, (group) => [searches(group, 1, 60), residents(group)]));
    expect(ranges(found)).toEqual([
      ['A', 41, 41],
      ['B', 17, 17],
      ['C', 23, 23],
    ]);
    expect(found[0]!.because).toBe('rates.relative compares rows to more digits than their counts');
  });

  it('finds them behind relative counts, without residents, up to a multiple', () => {
    const counts = (group: Group) => SEARCHES[group] / SEARCHES.A;
    expect(ranges(relativeAttack(known(counts, (group) => [searches(group, 1, 60)])))).toEqual([
      ['A', 41, 41],
      ['B', 17, 17],
      ['C', 23, 23],
    ]);
    expect(ranges(relativeAttack(known(counts, (group) => [searches(group, 1, 90)])))).toEqual([
      ['A', 41, 82],
      ['B', 17, 34],
      ['C', 23, 46],
    ]);
  });

  it('compares with no row of nobody, of which there is no ratio', () => {
    const fromNone = relativeAttack(known(relative, (group) => [searches(group, 0, 60), residents(group)]));
    expect(ranges(fromNone)).toEqual([
      ['A', 41, 41],
      ['B', 17, 17],
      ['C', 23, 23],
    ]);
  });

  it('is not told by two digits', () => {
    const rounded = (group: Group) => Number(relative(group).toPrecision(2));
    expect(relativeAttack(known(rounded, (group) => [searches(group, 1, 60), residents(group)]))).toEqual([]);
  });

  it('leaves alone what printed counts give', () => {
    const printed = (group: Group) => [searches(group, 1, 60, SEARCHES[group]), residents(group)];
    expect(relativeAttack(known(relative, printed))).toEqual([]);
  });

  it('leaves alone a number that its own row gives', () => {
    const own = (group: Group) => [searches(group, 1, 60, SEARCHES[group]), residents(group)];
    expect(relativeAttack(known(rateOf, own))).toEqual([]);
  });

  it('finds nothing where the counts cannot be so', () => {
    expect(relativeAttack(known(relative, (group) => [searches(group, 45, 60), residents(group)]))).toEqual([]);
    // The one compared with is known to be more than the ratios say, though the others could be so few.
    const more = (group: Group) => [searches(group, group === 'A' ? 42 : 1, 60), residents(group)];
    expect(relativeAttack(known(relative, more))).toEqual([]);
    const wide = (group: Group) => [searches(group, 1, 5_002), residents(group)];
    expect(relativeAttack(known(relative, wide))).toEqual([]);
  });

  it('looks in tables of the same keys alone, whatever their rows are called', () => {
    const one = known(relative, (group) => [searches(group, 1, 60), residents(group)]);
    const beside = (name: string): KnownNumbers => {
      const table = { ...one.tables[0]!, columns: [key(name), ...one.tables[0]!.columns.slice(1)] };
      return { ...one, tables: [table], ofRow: (of, row) => (of === table ? one.ofRow(of, row) : []) };
    };
    expect(ranges(relativeAttack(beside('group')))).toHaveLength(3);
    expect(relativeAttack(beside('area'))).toEqual([]);
  });
});
