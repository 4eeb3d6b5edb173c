import { falseDiscovery, holm, type NotComputed } from '@assay/statistics';

/** How p-values allow for the number of comparisons: Holm for conclusions, Benjamini–Hochberg for exploration. */
export type Adjustment = 'holm' | 'benjamini-hochberg' | 'none';

/** Adjusts the p-values that exist; a comparison that was not computed is none of the family. */
export function adjustPValues(
  pValues: readonly (number | NotComputed)[],
  adjustment: Adjustment,
): (number | NotComputed)[] {
  const computed = pValues.filter((value): value is number => typeof value === 'number');
  const adjusted = adjustment === 'none' ? computed : adjustment === 'holm' ? holm(computed) : falseDiscovery(computed);
  let next = 0;
  return pValues.map((value) => (typeof value === 'number' ? adjusted[next++]! : value));
}
