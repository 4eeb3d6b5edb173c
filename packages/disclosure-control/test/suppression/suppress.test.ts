import { expect, it } from 'vitest';
import { linearSolver } from '../../src/attack/linear-solver.ts';
import type { CountCell } from '../../src/cells/count-cell.ts';
import { suppress } from '../../src/suppression/suppress.ts';

const policy = { minimumCount: 10, roundingBase: 5, protectSensitiveZeros: false };

it('hides one count that stands in both sums of a small one, rather than a smaller one in each', async () => {
  const values = { small: 3, shared: 100, north: 20, south: 21, inNorth: 123, inSouth: 124 };
  const cells = new Map(
    Object.entries(values).map(([id, value]): [string, CountCell] => [
      id,
      { id, value, published: true, sensitive: false, isTotal: id.startsWith('in') },
    ]),
  );
  const relations = [
    { total: 'inNorth', parts: ['small', 'shared', 'north'] },
    { total: 'inSouth', parts: ['small', 'shared', 'south'] },
  ];
  const { hidden, unprotected } = suppress({ cells, relations }, policy, await linearSolver());
  expect([...hidden].sort()).toEqual(['shared', 'small']);
  expect(unprotected).toEqual([]);
});
