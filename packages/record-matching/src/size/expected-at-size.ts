import { InputError } from '@assay/statistics';

export interface ErrorsAtSize {
  readonly records: number;
  readonly falsePairs: number;
  readonly truePairs: number;
  /** Expected share of links that are right. */
  readonly precision: number | null;
}

/**
 * How many wrong merges would the same tolerance make in the live register, and in five years' time?
 *
 * Wrong links grow with the square of the register, N(N − 1), since every new record meets all the old ones; right
 * links grow with N. Counts measured at one size are carried to others on that law, names and birth dates staying as
 * they are.
 *
 * @throws InputError where a size is not above one record.
 *
 * Source: the birthday argument of McDonald and Levitt (2008), Election Law Journal 7, applied to pairs.
 *
 * @example
 * errorsAtSizes({ records: 1000, falsePairs: 2, truePairs: 90 }, [10_000])[0].falsePairs // 200.2
 */
export function errorsAtSizes(
  measured: { readonly records: number; readonly falsePairs: number; readonly truePairs: number },
  sizes: readonly number[],
): ErrorsAtSize[] {
  for (const size of [measured.records, ...sizes]) {
    if (!(size > 1)) throw new InputError(`a register must hold more than one record: ${size}. Pass its size.`);
  }
  return sizes.map((records) => {
    const falsePairs = (measured.falsePairs * records * (records - 1)) / (measured.records * (measured.records - 1));
    const truePairs = (measured.truePairs * records) / measured.records;
    const links = falsePairs + truePairs;
    return { records, falsePairs, truePairs, precision: links === 0 ? null : truePairs / links };
  });
}
