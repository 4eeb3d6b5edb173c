import type { FindingDraft } from '@assay/evidence';

/**
 * Where does a cell state a text in the place of a single number? A run does not ask TypeScript, and "300" would be stored,
 * shown, and never compared as the number it looks like. Columns of a table look at each of their values themselves.
 */
export function textsForNumbers({ value, unit, numerator, denominator }: FindingDraft): string[] {
  const single = [
    ['value', unit === 'text' ? undefined : value],
    ['numerator', numerator],
    ['denominator', denominator],
  ] as const;
  return single.flatMap(([name, given]) =>
    typeof given === 'string' ? [`${name} is the text ${JSON.stringify(given)}, a number is needed`] : [],
  );
}
