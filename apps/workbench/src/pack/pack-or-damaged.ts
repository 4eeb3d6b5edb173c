import { InputError } from '@assay/statistics';
import type { Workbench } from '../workbench-context.ts';
import type { CheckedPack } from './check-pack.ts';

/**
 * A stored pack as a page of several things takes it: one that does not hold is told of, and does not take the page with
 * it. `null` where there is none.
 */
export function packOrDamaged(workbench: Workbench, digest: string): CheckedPack | 'damaged' | null {
  try {
    return workbench.openPack(digest);
  } catch (error) {
    if (error instanceof InputError) return 'damaged';
    throw error;
  }
}
