/**
 * A number as it is written: 1.5, +2. or 3e4; `NaN` for any other text. `Number` would also read "0x1F" and "Infinity": a file that
 * holds these does not hold numbers.
 */
export function decimalNumber(text: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}
