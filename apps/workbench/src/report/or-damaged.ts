import { InputError } from '@assay/statistics';

/**
 * What is stored (a run, a release, a pack), as a page of several things takes it: one that does not hold is told of, and does
 * not take the page with it. Its own page says what is wrong with it.
 */
export function orDamaged<T>(read: () => T): T | 'damaged' {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return 'damaged';
    throw error;
  }
}
