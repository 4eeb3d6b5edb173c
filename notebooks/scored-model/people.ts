import * as dataset from '@assay/dataset';
import { cell, type ValueOfCell } from '@assay/notebook';
import { InputError, isBlankColumn, notComputed } from '@assay/statistics';
import { cut, flaggedWords, groupWords, happenedWords, reference, scored, share } from './inputs.ts';

const DECISIONS = {
  field: 'decision',
  what: 'decisions',
  parameter: 'flaggedWords',
  absent: 'the file has no decisions',
};
const OUTCOMES = {
  field: 'outcome',
  what: 'what happened',
  parameter: 'happenedWords',
  absent: 'the file does not say what happened to anybody',
};

export type People = ValueOfCell<typeof people>;

export const people = cell('people', 'People, with what the file says of each', {
  needs: { scored, flaggedWords, happenedWords, groupWords, reference, cut, share },
  compute: ({ scored, flaggedWords, happenedWords, groupWords, reference, cut, share }, { log }) => {
    if (scored.rowCount === 0)
      throw new InputError('the file of people has a heading and no rows: 0. Export it again.');
    const text = (name: string) => dataset.textColumn(scored, name);
    const stated = text('group');
    const read =
      groupWords === 'ethnicity'
        ? dataset.broadEthnicity(stated)
        : groupWords === 'sex'
          ? dataset.recordedSex(stated)
          : null;
    // Where a cut or a share was chosen, nobody asks what the file decided.
    const mayBeUnread = cut !== '' || share !== '';
    const decided = dataset.eventOrNone(text('decision'), DECISIONS, flaggedWords, { mayBeUnread });
    const outcome = dataset.eventOrNone(text('outcome'), OUTCOMES, happenedWords);
    const scores = dataset.numberColumn(scored, 'score').values;
    const score = scores.every(Number.isNaN) ? notComputed('the file has no scores') : scores;
    const list = groupWords === 'ethnicity' ? dataset.codeList('ethnic-group-5+1') : undefined;
    const division = dataset.divisionOf('group', read?.column ?? stated, reference, list);
    if ([division, decided, outcome, score].every((given) => 'status' in given && given.status === 'not-computed')) {
      throw new InputError(
        'no column was read as a group, a score, a decision or what happened. Say which column is one of them.',
      );
    }
    const words = [
      { field: 'group', words: read?.words ?? [] },
      { field: 'decision', words: 'words' in decided ? decided.words : [] },
      { field: 'what happened', words: 'words' in outcome ? outcome.words : [] },
    ];
    dataset.unreadWordsOfFields(words).forEach(log);
    const second = text('second_group');
    return {
      count: scored.rowCount,
      /** One key for each row, out of what the file says of the person and not of the identifier: lots are drawn by it. */
      keys: dataset.keysOfAlike(scored, ['person']),
      ...dataset.repeatedPersons(text('person')),
      division,
      second: isBlankColumn(second)
        ? notComputed('the file has no second column of groups')
        : dataset.fewGroups('second_group', second),
      /** `NaN` where somebody has none. */
      score,
      decided,
      outcome,
      /** What happened: 1 it did, 0 it did not, 2 not known. */
      label: 'values' in outcome ? outcome.values : new Uint8Array(scored.rowCount).fill(2),
      weight: dataset.weightColumn(scored, 'weight') ?? notComputed('the file has no weights'),
      words,
    };
  },
});
