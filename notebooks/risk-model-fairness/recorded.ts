import { broadEthnicity, codeList, groupsOf, recordedSex, recordedYesNo, unreadWords } from '@assay/dataset';
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
    const ethnicity = broadEthnicity(columns['ethnic_group']!, { weights: counts });
    const sex = recordedSex(columns['sex']!, counts);
    const charged = recordedYesNo(columns['recharged']!, counts);
    const ever = recordedYesNo(columns['ever_charged']!, counts);
    refuseAbsent(ethnicity.column.values, reference);
    if (charged.yes + charged.no === 0) {
      throw new InputError(
        'recharged says yes or no of nobody: 0 outcomes known. Map the column that holds the outcome.',
      );
    }
    const words = [
      { field: 'ethnic group', words: ethnicity.words },
      { field: 'sex', words: sex.words },
      { field: 'charged later', words: charged.words },
      { field: 'ever charged', words: ever.words },
    ];
    for (const { field, words: made } of words) {
      const unread = unreadWords({ words: made });
      if (unread !== null) log(`${field}: ${unread}`);
    }
    log(`${total} rows, ${ever.no} never charged, outcome not known of ${charged.unknown}`);
    const group = groupsOf(ethnicity.column, codeList('ethnic-group-5+1'), counts);
    return { count: total, counts, group, charged, ever, words };
  },
});

/** Nothing can be compared with a group that nobody is in. @throws InputError, which says what to choose instead. */
function refuseAbsent(groups: readonly string[], reference: string): void {
  if (groups.includes(reference)) return;
  throw new InputError(
    groups.length === 0
      ? 'ethnic_group is blank for everyone: 0 groups recorded. Give an extract that records it.'
      : `nobody is recorded as ${reference}: the groups are ${groups.join(', ')}. Choose one of them as reference.`,
  );
}
