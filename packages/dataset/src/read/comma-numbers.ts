/** What a comma in a column's numbers is. */
export type CommaMeaning = 'decimal comma' | 'comma between thousands';

const DECIMAL = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/;
const THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;

/** Whether a text is digits with commas, and so may be a number once the whole column has told what a comma is. */
export function hasComma(text: string): boolean {
  return DECIMAL.test(text) || THOUSANDS.test(text);
}

/**
 * What is the comma in these numbers, going by all of them? 1,5 can only be one and a half, 1,234.5 only a thousand and more; 1,234 is
 * either, and told by the others: by one that is certain, or by a point elsewhere, which leaves the comma for thousands.
 * `null` where nothing tells, or where they contradict each other.
 */
export function meaningOfComma(texts: readonly string[], hasPoint: boolean): CommaMeaning | null {
  const isDecimal = texts.every((text) => DECIMAL.test(text));
  const isThousands = texts.every((text) => THOUSANDS.test(text));
  if (isDecimal && !isThousands) return hasPoint ? null : 'decimal comma';
  if (isThousands && (!isDecimal || hasPoint)) return 'comma between thousands';
  return null;
}

/** The number of a text, once its comma is known. */
export function commaNumber(text: string, meaning: CommaMeaning): number {
  return Number(meaning === 'decimal comma' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', ''));
}
