import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benchRegister } from '../bench/bench-register.ts';
import { toleranceSweep } from '../src/index.ts';
import { scalarLetterFilter, vectorLetterFilter } from '../src/sweep/letter-filter.ts';

describe('WebAssembly kernel and its TypeScript twin', () => {
  it('give identical counts at every tolerance', () => {
    const register = benchRegister(60_000, 5);
    const vector = toleranceSweep(register, { truth: register.entity });
    const scalar = toleranceSweep(register, { truth: register.entity, kernel: 'scalar' });
    expect(vector.rows).toEqual(scalar.rows);
    expect(vector.pairsByClass).toEqual(scalar.pairsByClass);
    expect(vector.pairs.length).toBe(scalar.pairs.length);
    expect(vector.pairs.left.subarray(0, vector.pairs.length)).toEqual(
      scalar.pairs.left.subarray(0, scalar.pairs.length),
    );
  });

  it('let through whatever the twin lets through, for any masks and sizes', () => {
    const mask = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 0xffff, 0x1f));
    fc.assert(
      fc.property(fc.array(fc.tuple(mask, mask), { minLength: 1, maxLength: 40 }), (names) => {
        const vector = vectorLetterFilter(names.length)!;
        const scalar = scalarLetterFilter(names.length);
        for (const filter of [vector, scalar]) {
          for (const [index, [surname, forename]] of names.entries()) {
            filter.surnames[index] = surname;
            filter.forenames[index] = forename;
          }
        }
        for (let row = 0; row < names.length; row++) {
          const through = new Set(vector.found.subarray(0, vector.near(row, names.length)));
          const needed = scalar.found.subarray(0, scalar.near(row, names.length));
          expect(needed.every((position) => through.has(position))).toBe(true);
          expect([...through].every((position) => position > row && position < names.length)).toBe(true);
        }
      }),
      { seed: 20250305, numRuns: 200 },
    );
  });
});
