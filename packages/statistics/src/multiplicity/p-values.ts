import { InputError } from '../input-error.ts';

/** Indices of the p-values from smallest to largest; refuses what is no p-value. */
export function increasingOrder(pValues: ArrayLike<number>): number[] {
  for (let index = 0; index < pValues.length; index++) {
    const p = pValues[index]!;
    if (!(p >= 0 && p <= 1)) {
      throw new InputError(
        `p-values must lie between 0 and 1: ${p} at ${index}. Leave out tests that were not computed.`,
      );
    }
  }
  return Array.from({ length: pValues.length }, (_, index) => index).sort((i, j) => pValues[i]! - pValues[j]!);
}
