import type { SearchCounts } from './outcome-test.ts';

/** People stopped in one place (the stratum), how many of them were searched, and how many searches found something. */
export interface StopCounts extends SearchCounts {
  readonly stops: number;
}
