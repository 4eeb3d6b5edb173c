import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damerauLevenshtein, jaro, jaroWinkler, levenshtein, optimalStringAlignment } from '../src/index.ts';
import golden from './golden/distances.json' with { type: 'json' };

type Vector = [a: string, b: string, lev: number, osa: number, damerau: number, jaro: number, winkler: number];
const vectors = golden.vectors as unknown as Vector[];

describe('distances between names', () => {
  it.each(vectors)('%s and %s: published values, either way round', (a, b, lev, osa, damerau, similarity, winkler) => {
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      expect(levenshtein(x, y)).toBe(lev);
      expect(optimalStringAlignment(x, y)).toBe(osa);
      expect(damerauLevenshtein(x, y)).toBe(damerau);
      expect(jaro(x, y)).toBeCloseTo(similarity, 4);
      expect(jaroWinkler(x, y)).toBeCloseTo(winkler, 4);
    }
  });

  it('orders the three edit distances, and Damerau–Levenshtein keeps the triangle inequality', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(damerauLevenshtein(a, b)).toBeLessThanOrEqual(optimalStringAlignment(a, b));
        expect(optimalStringAlignment(a, b)).toBeLessThanOrEqual(levenshtein(a, b));
        expect(damerauLevenshtein(a, c)).toBeLessThanOrEqual(damerauLevenshtein(a, b) + damerauLevenshtein(b, c));
      }),
      { seed: 20250305, numRuns: 300 },
    );
  });

  it('gives the same Jaro similarity for names above and below 32 letters', () => {
    const a = 'marthamarthamartha';
    const b = 'marhtamarthamarhta';
    expect(jaro(`${a}${'z'.repeat(20)}`, `${b}${'z'.repeat(20)}`)).toBeCloseTo((1 + 1 + 36 / 38) / 3, 12);
    expect(jaro(a, b)).toBeCloseTo((1 + 1 + 16 / 18) / 3, 12);
  });
});

/** One probe per way in which counting bytes instead of characters changes what a tolerance means. */
const probes = [
  ['josé', 'jose', 1],
  ['nguyễn', 'nguyen', 1],
  ['李', '王', 1],
  ['محمد', 'محمود', 1],
  ['łukasz', 'lukasz', 1],
  ['o’neill', "o'neill", 1],
  ['jose\u0301', 'josé', 0],
] as const;

describe('bytes or characters', () => {
  it.each(probes)('%s and %s: the database counts bytes, Assay characters', async (a, b, characters) => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll('select levenshtein($a, $b)', { a, b });
    const bytes = Number(reader.getRows()[0]![0]);
    connection.closeSync();
    instance.closeSync();
    expect(bytes).not.toBe(characters);
    expect(levenshtein(a, b)).toBe(characters);
  });
});
