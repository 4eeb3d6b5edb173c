/** Patterns of pairs in order, in the narrowest numbers that hold them: one byte a pair for small models. */
export type PatternArray = Uint8Array | Uint16Array | Int32Array;

/** For numbers up to and including `largest`. */
export function patternArray(largest: number, length: number): PatternArray {
  if (largest <= 0xff) return new Uint8Array(length);
  return largest <= 0xffff ? new Uint16Array(length) : new Int32Array(length);
}
