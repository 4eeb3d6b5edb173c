import { expect, it } from 'vitest';
import { leastCommonLetters } from '../src/model/least-common-letters.ts';

/** The most that two names of these lengths can be alike with so many letters in common. */
function mostAlike(common: number, length: number, other: number): number {
  const jaro = (common / length + common / other + 1) / 3;
  return jaro >= 0.7 ? jaro + 0.4 * (1 - jaro) : jaro;
}

it('asks for as many letters as names of these lengths need, and for none of an empty name', () => {
  for (const similarity of [0.5, 0.7, 0.75, 0.88, 0.92, 1]) {
    const table = leastCommonLetters(similarity);
    expect(table).toHaveLength(32 * 16);
    for (let length = 0; length < 32; length++) {
      for (let other = 0; other < 16; other++) {
        const least = table[16 * length + other]!;
        if (length === 0 || other === 0) {
          expect(least).toBe(0);
          continue;
        }
        // A hundredth of a letter less is enough, and one letter fewer is not.
        expect(mostAlike(least + 0.011, length, other)).toBeGreaterThan(similarity);
        if (least > 0) expect(mostAlike(least - 1, length, other)).toBeLessThan(similarity);
      }
    }
  }
});
