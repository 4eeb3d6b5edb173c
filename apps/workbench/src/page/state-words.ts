import type { JobState } from '../store/jobs.ts';

/** How a run that was asked for stands, as a tag. */
export const stateWords: Readonly<Record<JobState, readonly [kind: string, text: string]>> = {
  waiting: ['', 'Waiting for its turn'],
  running: ['', 'Running'],
  finished: ['good', 'Finished'],
  failed: ['bad', 'Failed'],
  cancelled: ['warn', 'Cancelled'],
  interrupted: ['warn', 'Interrupted'],
};
