import { broadGroups, groupComparedWith, recordedSex, recordedYesNo, unreadWordsOfFields } from '@assay/dataset';
import { cell, countedBy, type ValueOfCell } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import { cohort, reference } from './inputs.ts';

/** What is recorded of the people besides their scores: each row stands for as many people as its count. */
export type Recorded = ValueOfCell<typeof recorded>;

export const recorded = cell('recorded', 'What is recorded of the people, counted', {
  needs: { cohort: countedBy(cohort, 'by-label'), reference },
  compute: ({ cohort, reference }, { log }) => {
    const { total, columns, counts } = cohort;
    if (total === 0) throw new InputError('the file of people has a heading and no rows: 0. Export it again.');
    const group = broadGroups(columns['ethnic_group']!, counts);
    const sex = recordedSex(columns['sex']!, counts);
    const charged = recordedYesNo(columns['recharged']!, counts);
    const ever = recordedYesNo(columns['ever_charged']!, counts);
    groupComparedWith(group, reference);
    if (charged.yes + charged.no === 0) {
      throw new InputError(
        'recharged says yes or no of nobody: 0 outcomes known. Map the column that holds the outcome.',
      );
    }
    const words = [
      { field: 'ethnic group', words: group.words },
      { field: 'sex', words: sex.words },
      { field: 'charged later', words: charged.words },
      { field: 'ever charged', words: ever.words },
    ];
    unreadWordsOfFields(words).forEach(log);
    log(`${total} rows, ${ever.no} never charged, outcome not known of ${charged.unknown}`);
    return { count: total, counts, group, charged, ever, words };
  },
});
