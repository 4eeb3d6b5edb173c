import { checkedAmounts, InputError } from '@assay/statistics';

/** No fit comes near: the logarithm of every parameter is searched within 16 of 0. */
const LARGEST = 1e12;

/** A model of rates whose parameters are above 0, and the counts and times asked of it. */
export function checkModel(parameters: readonly number[], asked: readonly number[]): void {
  for (const parameter of parameters) {
    if (parameter > 0 && parameter < LARGEST) continue;
    throw new InputError(`a parameter of a model must be above 0 and finite: ${parameter}. Pass a fitted model.`);
  }
  checkedAmounts(asked, 'contacts and times');
}
