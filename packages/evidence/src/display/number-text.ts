const MINUS = '−';

/** A number with a fixed count of decimals, thousands separated by commas, a true minus sign, and no negative zero. */
export function fixedText(value: number, decimals: number): string {
  const magnitude = Math.abs(value).toFixed(decimals);
  const [whole, fraction] = magnitude.split('.') as [string, string | undefined];
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  const isNegative = value < 0 && /[1-9]/.test(magnitude);
  return `${isNegative ? MINUS : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/**
 * Decimals that keep two figures of a small number and none of a large one: 12, 4.3, 0.43, 0.0043. A share just below
 * its ceiling keeps the figures that tell it from the ceiling: 99.97 of 100 is not 100.
 */
export function readableDecimals(value: number, ceiling = Number.POSITIVE_INFINITY): number {
  const magnitude = Math.abs(value);
  let decimals = magnitude === 0 || magnitude >= 10 || Number.isInteger(value) ? 0 : magnitude >= 1 ? 1 : 2;
  if (magnitude > 0 && magnitude < 0.1) decimals = Math.min(8, 1 - Math.floor(Math.log10(magnitude)));
  while (decimals < 8 && value < ceiling && Number(value.toFixed(decimals)) >= ceiling) decimals++;
  return decimals;
}
