import * as dataset from '@assay/dataset';
import { cell, type ValueOfCell } from '@assay/notebook';
import { type DictionaryColumn, InputError, isBlankColumn, type NotComputed, notComputed } from '@assay/statistics';
import { cut, flaggedWords, groupWords, happenedWords, reference, scored, share } from './inputs.ts';

export interface Division {
  readonly status: 'computed';
  readonly groups: dataset.Groups;
  /** The group that others are compared with. */
  readonly reference: string;
}

export type People = ValueOfCell<typeof people>;

export const people = cell('people', 'People, with what the file says of each', {
  needs: { scored, flaggedWords, happenedWords, groupWords, reference, cut, share },
  compute: ({ scored, flaggedWords, happenedWords, groupWords, reference, cut, share }, { log }) => {
    if (scored.rowCount === 0)
      throw new InputError('the file of people has a heading and no rows: 0. Export it again.');
    const stated = dataset.textColumn(scored, 'group');
    const read =
      groupWords === 'ethnicity'
        ? dataset.broadEthnicity(stated)
        : groupWords === 'sex'
          ? dataset.recordedSex(stated)
          : null;
    // Where a cut or a share was chosen, nobody asks what the file decided.
    const mayBeUnread = cut !== '' || share !== '';
    const decided = eventOf(scored, 'decision', flaggedWords, 'decisions', mayBeUnread);
    const outcome = eventOf(scored, 'outcome', happenedWords, 'what happened');
    const scores = dataset.numberColumn(scored, 'score').values;
    const score = scores.every(Number.isNaN) ? notComputed('the file has no scores') : scores;
    const division = divisionOf(read?.column ?? stated, groupWords, reference);
    if ([division, decided, outcome, score].every(isAbsent)) {
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
    const second = dataset.textColumn(scored, 'second_group');
    return {
      count: scored.rowCount,
      /** One key for each row, out of what the file says of the person and not of the identifier: lots are drawn by it. */
      keys: dataset.keysOfAlike(scored, ['person']),
      ...dataset.repeatedPersons(dataset.textColumn(scored, 'person')),
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

function isAbsent(given: object): given is NotComputed {
  return 'status' in given && given.status === 'not-computed';
}

function divisionOf(column: DictionaryColumn, read: string, chosen: string): Division | NotComputed {
  if (isBlankColumn(column)) {
    if (chosen !== '')
      throw new InputError(`there is no column of groups to find ${chosen} in. Say which column it is.`);
    return notComputed('the file has no column of groups');
  }
  const groups = dataset.fewGroups(
    'group',
    column,
    read === 'ethnicity' ? dataset.codeList('ethnic-group-5+1') : undefined,
  );
  return { status: 'computed', groups, reference: dataset.groupComparedWith(groups, chosen) };
}

function eventOf(
  table: dataset.Table,
  field: string,
  yesWords: string,
  what: string,
  mayBeUnread = false,
): dataset.RecordedYesNo | NotComputed {
  const column = dataset.textColumn(table, field);
  if (isBlankColumn(column)) {
    if (yesWords.trim() !== '')
      throw new InputError(`there is no column of ${what} to find "${yesWords}" in. Say which column it is.`);
    return notComputed(
      field === 'decision' ? 'the file has no decisions' : 'the file does not say what happened to anybody',
    );
  }
  const event = dataset.recordedEvent(column, { what: field, yesWords });
  if (event.yes + event.no > 0) return event;
  // Left aside, a column of decisions would be replaced by a list that nobody decided.
  const unread = event.words.filter(({ isRead }) => !isRead).map(({ word }) => word);
  if (unread.length === 0) return notComputed(`every row of ${what} says that it is not known`);
  if (mayBeUnread) return notComputed(`no word of ${what} says yes or no; name those that mean yes`);
  const parameter = field === 'decision' ? 'flaggedWords' : 'happenedWords';
  throw new InputError(
    `no word of ${field} says yes or no: ${listed(unread)}. Name those that mean yes: --parameter "${parameter}=…".`,
  );
}

const MOST_LISTED = 6;

function listed(words: readonly string[]): string {
  const more = words.length - MOST_LISTED;
  return words.slice(0, MOST_LISTED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
