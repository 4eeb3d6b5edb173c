const DIGITS = 4;

/**
 * A number made of released counts, to no more digits than any report shows of it.
 *
 * @example
 * leavingDigits(40 / 205) // 0.1951
 */
export function leavingDigits(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
