import type { TableColumn } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { intervalColumns } from '../../src/index.ts';

const columns = (...names: string[]): TableColumn[] =>
  names.map((name) => ({ name, label: name, unit: 'proportion' as const }));

describe('intervalColumns', () => {
  it('finds the bounds that bear the name of a column', () => {
    expect(intervalColumns(columns('share', 'shareLow', 'shareHigh'), 0)).toEqual({ low: 1, high: 2 });
    expect(intervalColumns(columns('share', 'share-high', 'share-low'), 0)).toEqual({ low: 2, high: 1 });
  });
  it('gives bare bounds to the column before them alone', () => {
    const table = columns('people', 'mean', 'low', 'high');
    expect(intervalColumns(table, 1)).toEqual({ low: 2, high: 3 });
    expect(intervalColumns(table, 0)).toBeNull();
  });
  it('finds none where there is none', () => {
    expect(intervalColumns(columns('people'), 0)).toBeNull();
    expect(intervalColumns(columns('share', 'shareLow'), 0)).toBeNull();
  });
});
