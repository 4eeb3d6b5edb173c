import { describe, expect, it } from 'vitest';
import { linearSolver } from '../../src/attack/linear-solver.ts';
import type { CountCell, SumRelation } from '../../src/cells/count-cell.ts';
import { suppress } from '../../src/suppression/suppress.ts';

const policy = { minimumCount: 10, roundingBase: 5, protectSensitiveZeros: false };
const solver = await linearSolver();

/** What is hidden of these counts, of which those named "in…" are totals. */
function hiddenOf(
  values: Readonly<Record<string, number>>,
  sums: Readonly<Record<string, readonly string[]>>,
  before: Parameters<typeof suppress>[3] = {},
) {
  const cells = new Map(
    Object.entries(values).map(([id, value]): [string, CountCell] => [
      id,
      { id, value, published: true, sensitive: false, isTotal: id.startsWith('in') },
    ]),
  );
  const relations = Object.entries(sums).map(([total, parts]): SumRelation => ({ total, parts }));
  const { hidden, unprotected } = suppress({ cells, relations }, policy, solver, before);
  return { hidden: [...hidden].sort(), unprotected: [...unprotected] };
}

describe('the count that is hidden beside a small one', () => {
  const values = { small: 3, shared: 100, north: 20, south: 21, inNorth: 123, inSouth: 124 };
  const sums = { inNorth: ['small', 'shared', 'north'], inSouth: ['small', 'shared', 'south'] };

  it('stands in both of its sums, rather than being a smaller one in each', () => {
    expect(hiddenOf(values, sums)).toEqual({ hidden: ['shared', 'small'], unprotected: [] });
  });

  it('is none that was known before', () => {
    const known = new Set(['shared']);
    expect(hiddenOf(values, sums, { known })).toEqual({ hidden: ['north', 'small', 'south'], unprotected: [] });
  });

  it('is the smallest of those in as many sums, of two as small the first by name, and never nobody', () => {
    const of = (a: number, b: number, none = 0) =>
      hiddenOf({ small: 3, a, b, none, in: 3 + a + b + none }, { in: ['small', 'a', 'b', 'none'] }).hidden;
    expect(of(60, 50)).toEqual(['b', 'small']);
    expect(of(50, 60)).toEqual(['a', 'small']);
    expect(of(50, 50)).toEqual(['a', 'small']);
  });

  it('is a total only where nothing else is left', () => {
    const values = { small: 3, part: 300, inPart: 20, inAll: 323 };
    expect(hiddenOf(values, { inAll: ['small', 'inPart', 'part'] }).hidden).toEqual(['part', 'small']);
    const known = new Set(['part', 'inPart']);
    expect(hiddenOf(values, { inAll: ['small', 'inPart', 'part'] }, { known }).hidden).toEqual(['inAll', 'small']);
  });

  it('is missing, which is told, where all around it is known', () => {
    const known = new Set(['part', 'inAll']);
    expect(hiddenOf({ small: 3, part: 300, inAll: 303 }, { inAll: ['small', 'part'] }, { known })).toEqual({
      hidden: ['small'],
      unprotected: ['small'],
    });
  });

  it('is hidden of a large count too that an earlier release held back', () => {
    const hiddenBefore = new Set(['old']);
    const { hidden } = hiddenOf({ old: 80, part: 300, inAll: 380 }, { inAll: ['old', 'part'] }, { hiddenBefore });
    expect(hidden).toEqual(['old', 'part']);
  });
});
