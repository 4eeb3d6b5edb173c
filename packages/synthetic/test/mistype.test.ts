import { randomStream } from '@assay/statistics';
import { expect, it } from 'vitest';
import { mistype } from '../src/draw/mistype.ts';

/** Edits by insertion, deletion, substitution and adjacent transposition (optimal string alignment, by brute force). */
function edits(a: string, b: string): number {
  const [x, y] = [Array.from(a.toLowerCase()), Array.from(b.toLowerCase())];
  const table = Array.from({ length: x.length + 1 }, (_, i) =>
    Array.from({ length: y.length + 1 }, (_, j) => (i === 0 ? j : i)),
  );
  for (let i = 1; i <= x.length; i++) {
    for (let j = 1; j <= y.length; j++) {
      const same = x[i - 1] === y[j - 1] ? 0 : 1;
      let best = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1])
        best = Math.min(best, table[i - 2]![j - 2]! + 1);
      table[i]![j] = best;
    }
  }
  return table[x.length]![y.length]!;
}

it('makes exactly one edit, whatever the name', () => {
  const random = randomStream('mistype');
  for (const name of ['Li', 'O', 'Nguyễn', "O'Neill", 'Al-Masri', 'Aa', 'McDonald', 'Łukasz', 'Ooo']) {
    for (let draw = 0; draw < 300; draw++) {
      const typed = mistype(name, random);
      if (edits(name, typed) !== 1 || typed === '') expect.fail(`${name} became ${typed}`);
    }
  }
});

it('keeps the capital at the start', () => {
  const random = randomStream('capital');
  for (let draw = 0; draw < 300; draw++) expect(mistype('Smith', random)).toMatch(/^\p{Lu}\p{Ll}+$/u);
});

it('substitutes, inserts, deletes and transposes in about equal shares', () => {
  const random = randomStream('kinds');
  const lengths = { shorter: 0, equal: 0, longer: 0 };
  for (let draw = 0; draw < 4000; draw++) {
    const difference = mistype('Kowalczyk', random).length - 9;
    lengths[difference < 0 ? 'shorter' : difference > 0 ? 'longer' : 'equal']++;
  }
  expect(lengths.shorter / 4000).toBeCloseTo(0.25, 1);
  expect(lengths.longer / 4000).toBeCloseTo(0.25, 1);
});
