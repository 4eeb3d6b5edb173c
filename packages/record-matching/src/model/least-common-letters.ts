/** Lengths of a table's rows, and of the others in each: the last stands for itself and all that are longer. */
const LENGTHS = 32;
const OTHERS = 16;

/**
 * How many letters two names must have in common to reach a similarity, by both lengths: the most that Jaro's is with c letters
 * in common is (c ÷ m + c ÷ n + 1) ÷ 3, and Winkler adds at most 0.4 of the rest above 0.7. A little less, so that rounding
 * rules nothing out.
 */
export function leastCommonLetters(similarity: number): Uint8Array {
  const jaro = similarity > 0.7 ? Math.max(0.7, (similarity - 0.4) / 0.6) : similarity;
  const share = 3 * jaro - 1;
  const table = new Uint8Array(LENGTHS * OTHERS);
  for (let length = 0; length < LENGTHS; length++) {
    for (let other = 0; other < OTHERS; other++) {
      const least = length === 0 || other === 0 ? 0 : (share * length * other) / (length + other);
      table[length * OTHERS + other] = Math.max(0, Math.min(255, Math.ceil(least - 0.01)));
    }
  }
  return table;
}
