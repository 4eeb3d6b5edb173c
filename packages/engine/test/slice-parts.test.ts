import type { Table } from '@assay/dataset';
import { type Counter, combinationCounter, dictionaryColumn, type Slice } from '@assay/statistics';
import { expect, it } from 'vitest';
import { countSlice } from '../src/count/slice-parts.ts';

it('tells a counter of each part what its field holds: texts and days as written, numbers, and moments by the clock', () => {
  const written = dictionaryColumn(['1/4/2024', '']);
  const [winter, summer] = [Date.UTC(2024, 0, 1, 12), Date.UTC(2024, 6, 1, 12)];
  const hour = 3_600_000;
  const columns: Table['columns'] = {
    sex: Object.assign(dictionaryColumn(['F', 'M']), { kind: 'text' as const }),
    born: { kind: 'date', days: Int32Array.of(19814, 0), recorded: written } as never,
    age: { kind: 'number', values: Float64Array.of(34, Number.NaN) },
    seen: { kind: 'time', milliseconds: Float64Array.of(winter, summer) } as never,
  };
  const told: Slice[] = [];
  const counter = {
    ...combinationCounter(['sex']),
    count(slice) {
      told.push(slice);
      return { rows: [], crossing: [] };
    },
  } as Counter;
  const parts = [
    ['who', 'sex'],
    ['birth', 'born'],
    ['years', 'age'],
    ['when', 'seen'],
    ['of no column', 'absent'],
  ] as const;
  const sizes = Int32Array.of(3, 1);
  const passes = [true, false].map((isToldSizes) => ({ counter, parts, isToldSizes, options: {} }));
  countSlice(passes, { rowCount: 2, columns }, sizes);
  expect(told).toEqual(
    [sizes, null].map((each) => ({
      rowCount: 2,
      columns: { who: columns.sex, birth: written },
      // Clocks stand an hour ahead of universal time in July.
      numbers: { years: Float64Array.of(34, Number.NaN), when: Float64Array.of(winter, summer + hour) },
      sizes: each,
    })),
  );
});
