import { InputError } from '@assay/statistics';

const BITS_LEFT_OUT = 12;
const SIGN = 0x8000_0000;
/** The first bin and the one after the last: between them lies every finite score. */
const LOWEST = 256;
const HIGHEST = 1_048_320;

const view = new DataView(new ArrayBuffer(8));

/**
 * The bin that a score falls in, the same whatever else is scored: 256 bins between each power of two and the next, ascending
 * with the score.
 *
 * @throws InputError where the score is not finite.
 *
 * @example
 * [0.5, 0.5019, 0.502].map(scoreBin) // [785920, 785920, 785921]
 */
export function scoreBin(score: number): number {
  if (!Number.isFinite(score)) throw new InputError(`a score must be finite: ${score}. Correct it, or leave it blank.`);
  view.setFloat64(0, score + 0);
  const high = view.getUint32(0);
  // Doubles in the order of their bits: negative ones run backwards and lie below.
  return ((high >= SIGN ? ~high : high | SIGN) >>> 0) >>> BITS_LEFT_OUT;
}

/**
 * The lowest score of a bin: it reaches up to the edge of the next, which is no longer in it.
 *
 * @throws InputError where there is no such bin.
 *
 * @example
 * [785920, 785922].map(edgeOfBin) // [0.5, 0.5039]
 */
export function edgeOfBin(bin: number): number {
  if (!Number.isSafeInteger(bin) || bin < LOWEST || bin > HIGHEST) {
    throw new InputError(`a bin of scores is a whole number from ${LOWEST} to ${HIGHEST}: ${bin}. Count again.`);
  }
  const ordered = (bin << BITS_LEFT_OUT) >>> 0;
  const isPositive = ordered >= SIGN;
  view.setUint32(0, isPositive ? ordered - SIGN : ~ordered >>> 0);
  view.setUint32(4, isPositive ? 0 : 0xffff_ffff);
  return view.getFloat64(0);
}
