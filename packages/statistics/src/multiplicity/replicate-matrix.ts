import { InputError } from '../input-error.ts';

/** Statistics of several tests on the same resamples, row by row: `values[resample × tests + test]`. */
export interface ReplicateMatrix {
  readonly values: Float64Array | Float32Array;
  readonly tests: number;
}

/** How many resamples the matrix holds. */
export function resampleCount({ values, tests }: ReplicateMatrix): number {
  const count = values.length / tests;
  if (!(Number.isInteger(tests) && tests > 0 && Number.isInteger(count))) {
    throw new InputError(`${values.length} replicates are no whole rows of ${tests} tests. Pass one row per resample.`);
  }
  return count;
}
