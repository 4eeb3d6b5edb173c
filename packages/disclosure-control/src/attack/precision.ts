/**
 * How far a printed number can be from the one that it was rounded from: half a unit of its last digit, and what a
 * computer's arithmetic loses, at most a millionth of a millionth: 0.005 for 0.25, 0.05 for 1200.5.
 */
export function printedError(value: number): number {
  const [mantissa, exponent] = Math.abs(value).toExponential().split('e') as [string, string];
  const decimals = (mantissa.split('.')[1] ?? '').length - Number(exponent);
  return 0.5 * 10 ** -decimals + Math.abs(value) * 1e-12;
}
