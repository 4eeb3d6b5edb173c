import { dictionaryColumn, randomStream } from '@assay/statistics';
import { describeKernel } from '@assay/testing/describe-kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scalarCounts, vectorCounts } from '../src/cells/count-rows.ts';
import { countCells } from '../src/index.ts';

const SLOTS = 16;

function rowsOf(seed: number, rows: number, groups: number) {
  const random = randomStream(seed, 'rows');
  return {
    codes: Int32Array.from({ length: rows }, () => random.integer(groups + 1) - 1),
    label: Uint8Array.from({ length: rows }, () => random.integer(3)),
    decision: Uint8Array.from({ length: rows }, () => random.integer(3)),
    size: (groups + 1) * SLOTS,
  };
}

describe('counting rows by the kernel', () => {
  it('gives what counting in TypeScript gives, for any number of rows and groups', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 1, max: 40 }),
        (seed, rows, groups) => {
          const { codes, label, decision, size } = rowsOf(seed, rows, groups);
          expect(vectorCounts(codes, label, decision, size)).toEqual(scalarCounts(codes, label, decision, size));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('sees a label that is none, wherever it stands', () => {
    const { codes, label, decision, size } = rowsOf(1, 40_003, 4);
    for (const row of [0, 7, 16_384, 40_002]) {
      const spoilt = label.slice();
      spoilt[row] = 4;
      expect(vectorCounts(codes, spoilt, decision, size)!.seen).toBeGreaterThan(3);
    }
  });

  it('leaves a code without a value to the twin, and the table is refused', () => {
    const { codes, label, decision, size } = rowsOf(2, 70_000, 4);
    for (const code of [4, 1 << 28, -2, -(2 ** 31)]) {
      const spoilt = codes.slice();
      spoilt[20_000] = code;
      expect(vectorCounts(spoilt, label, decision, size)).toBeNull();
      const group = { codes: spoilt, values: ['a', 'b', 'c', 'd'] };
      expect(() => countCells({ attributes: { group }, label, decision })).toThrow('1 row');
    }
    const group = dictionaryColumn(['a', 'b', 'c', 'd']);
    expect(() => countCells({ attributes: { group: { ...group, codes } }, label, decision })).not.toThrow();
  });
});

describeKernel(
  new URL('../kernel/cells.ts', import.meta.url),
  new URL('../src/cells/cells-module.ts', import.meta.url),
);
