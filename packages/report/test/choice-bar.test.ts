import type { Choice } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import { choiceBars } from '../src/section/choice-bar.ts';

const columns = [
  { name: 'edits', label: 'Edits', unit: 'count', key: true },
  { name: 'pairs', label: 'Pairs', unit: 'count' },
  { name: 'said', label: 'Said', unit: 'text' },
  { name: 'share', label: 'Share', unit: 'proportion' },
];
const choice = (rows: readonly (readonly (string | number | null)[])[], set: number | null = 1) =>
  ({
    table: { columns, rows },
    columns: [{ position: 0, values: rows.map((row) => row[0]), set }],
  }) as unknown as Choice;
const rows = [
  [0, 0, 'x', 0.25],
  [1, 50, 'y', 0.5],
  [2, 200, 'z', '[c]'],
] as const;
const drawn = (bars: ReturnType<typeof choiceBars>, row: (typeof rows)[number], position: number) => {
  const bar = bars!.of(row as never, position);
  return bar === null
    ? null
    : [/h(\d+)/.exec(String(bar))?.[1] ?? null, /class="set" d="M(\d+)/.exec(String(bar))?.[1] ?? null];
};

describe('bars beside the numbers of a choice', () => {
  it('are full at the most of their column, with a mark at what the run was set to', () => {
    const bars = choiceBars(choice(rows));
    expect(bars!.hasSet).toBe(true);
    expect(rows.map((row) => drawn(bars, row, 1))).toEqual([
      [null, '25'],
      ['25', '25'],
      ['100', '25'],
    ]);
    expect(rows.map((row) => drawn(bars, row, 3))).toEqual([['50', '99'], ['100', '99'], null]);
    expect([drawn(bars, rows[0], 0), drawn(bars, rows[0], 2)]).toEqual([null, null]);
  });

  it('have no mark where the run was set to none of the rows', () => {
    const bars = choiceBars(choice(rows, null));
    expect([bars!.hasSet, drawn(bars, rows[1], 1)]).toEqual([false, ['25', null]]);
  });

  it('are none where a column holds one number, the same in each row, or one below nought', () => {
    const numbers = (...values: readonly (number | string)[]) =>
      choiceBars(choice(values.map((value, at) => [at, value, '', null])));
    expect([numbers(5, '[c]'), numbers(5, 5), numbers(-1, 5), numbers('[c]', '[c]')]).toEqual([null, null, null, null]);
    expect(numbers(0, 5)).not.toBeNull();
  });
});
