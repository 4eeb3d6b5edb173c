/** Most characters that a pattern of the bit-parallel step may have: one bit of an integer each. */
export const WORD_BITS = 32;

/**
 * Levenshtein distance of a pattern, given as match bits per symbol, and a stretch of text symbols; stops as soon as
 * even matching all that is left cannot bring it to `atMost`, and then returns `atMost + 1`.
 *
 * Source: Myers (1999), Journal of the ACM 46(3), in Hyyrö's (2003) formulation.
 */
export function bitParallelDistance(
  matchBits: Int32Array,
  patternLength: number,
  text: ArrayLike<number>,
  textStart: number,
  textEnd: number,
  atMost: number,
): number {
  const last = 1 << (patternLength - 1);
  let plus = -1;
  let minus = 0;
  let score = patternLength;
  // The score may still fall by one per remaining character.
  let bound = atMost + textEnd - textStart;
  for (let index = textStart; index < textEnd; index++) {
    const equal = matchBits[text[index]!]!;
    const vertical = equal | minus;
    const horizontal = (((equal & plus) + plus) ^ plus) | equal;
    let horizontalPlus = minus | ~(horizontal | plus);
    const horizontalMinus = plus & horizontal;
    if ((horizontalPlus & last) !== 0) score++;
    else if ((horizontalMinus & last) !== 0) score--;
    bound--;
    if (score > bound) return atMost + 1;
    horizontalPlus = (horizontalPlus << 1) | 1;
    plus = (horizontalMinus << 1) | ~(vertical | horizontalPlus);
    minus = horizontalPlus & vertical;
  }
  return score;
}
