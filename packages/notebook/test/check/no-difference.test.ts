import type { FindingTable } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { noDifferenceProblems } from '../../src/check/no-difference.ts';
import type { Chart } from '../../src/figure/figure.ts';

const table: FindingTable = {
  columns: [
    { name: 'group', label: 'Group', unit: 'text', key: true },
    { name: 'ratio', label: 'Ratio', unit: 'ratio' },
    { name: 'change', label: 'Change', unit: 'percentage-points' },
  ],
  rows: [],
};
const intervals = (value: string, reference: number): Chart => ({ kind: 'interval', label: 'group', value, reference });
const told = (chart: Chart) => noDifferenceProblems(chart, table);

describe('the line of no difference', () => {
  it('stands at one of ratios', () => {
    expect(told(intervals('ratio', 1))).toEqual([]);
    expect(told(intervals('ratio', 2))).toEqual([
      'a line at 2 marks where nothing differs, and of ratios it is one. Put it at 1, or give it a label.',
    ]);
  });

  it('stands at nought of all else', () => {
    expect(told(intervals('change', 0))).toEqual([]);
    expect(told(intervals('change', 1))).toEqual([
      'a line at 1 marks where nothing differs, and of what is no ratio it is nought. Put it at 0, or give it a label.',
    ]);
  });

  it('goes by the axis that it crosses, and a label may put it anywhere', () => {
    const plot = (rule: object): Chart => ({
      kind: 'plot',
      marks: [{ mark: 'line', x: 'change', y: 'ratio' }, { mark: 'rule', at: 0, axis: 'x', ...rule } as never],
    });
    expect([told(plot({})), told(plot({ axis: 'y', at: 1 })), told(plot({ at: 7, label: 'Limit' }))]).toEqual([
      [],
      [],
      [],
    ]);
    expect([told(plot({ axis: 'y' })).length, told(plot({ at: 1 })).length]).toEqual([1, 1]);
  });

  it('asks nothing of a figure that has no such line', () => {
    expect(told({ kind: 'interval', label: 'group', value: 'ratio' })).toEqual([]);
    expect(told({ kind: 'bar', x: 'group', y: 'ratio' })).toEqual([]);
  });
});
