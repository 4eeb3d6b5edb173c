/** A field of a pattern: what a step of its level adds, and how many levels it has, "missing" included. */
interface Digit {
  readonly multiplier: number;
  readonly radix: number;
}

/**
 * Which patterns are hopeless whatever the `open` fields turn out to be: an open field at level 0 may not have been compared
 * yet and reach any level; at another it may still reach any but that.
 */
export function beyondHope(isHopeless: Uint8Array, open: readonly Digit[]): Uint8Array {
  const isBeyond = isHopeless.slice();
  for (const { multiplier, radix } of open) {
    for (let pattern = 0; pattern < isBeyond.length; pattern++) {
      if (Math.floor(pattern / multiplier) % radix !== 0) continue;
      let isBelow = 1;
      for (let level = 1; level < radix; level++) isBelow &= isBeyond[pattern + level * multiplier]!;
      for (let level = 1; level < radix; level++) isBeyond[pattern + level * multiplier] = isBelow;
      isBeyond[pattern]! &= isBelow;
    }
  }
  return isBeyond;
}
