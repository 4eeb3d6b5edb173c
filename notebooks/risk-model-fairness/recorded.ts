import { groupComparedWith, recordedCohort, unreadWordsOfFields } from '@assay/dataset';
import { cell, countedBy, type ValueOfCell } from '@assay/notebook';
import { cohort, reference } from './inputs.ts';

/** What is recorded of the people besides their scores: each row stands for as many people as its count. */
export type Recorded = ValueOfCell<typeof recorded>;

export const recorded = cell('recorded', 'What is recorded of the people, counted', {
  needs: { cohort: countedBy(cohort, 'by-label'), reference },
  compute: ({ cohort, reference }, { log }) => {
    const read = recordedCohort(cohort);
    groupComparedWith(read.group, reference);
    unreadWordsOfFields(read.words).forEach(log);
    log(`${read.count} rows, ${read.ever.no} never charged, outcome not known of ${read.charged.unknown}`);
    return read;
  },
});
