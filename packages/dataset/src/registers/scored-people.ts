import { InputError, isBlankColumn, type NotComputed, notComputed, type RowKeys } from '@assay/statistics';
import { broadEthnicity } from '../code-list/broad-ethnicity.ts';
import { codeList } from '../code-list/code-lists.ts';
import { type Division, divisionOf } from '../code-list/division.ts';
import { eventOrNone } from '../code-list/event-or-none.ts';
import { fewGroups } from '../code-list/few-groups.ts';
import type { Groups } from '../code-list/groups-of.ts';
import type { MappedWord } from '../code-list/mapped-words.ts';
import { recordedSex } from '../code-list/recorded-sex.ts';
import type { RecordedYesNo } from '../code-list/recorded-yes-no.ts';
import { checkedTable } from '../table/checked-table.ts';
import { numberColumn, textColumn } from '../table/column-of.ts';
import { keysOfAlike } from '../table/keys-of-alike.ts';
import { type RepeatedPersons, repeatedPersons } from '../table/repeated-persons.ts';
import type { Table } from '../table/table.ts';
import { weightColumn } from '../table/weight-column.ts';

const UNKNOWN = 2;
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

/** How a file of scored people is read. */
export interface ScoredPeopleChoices {
  /** Words that mean flagged, and that it happened, with commas between; `''` for the usual spellings of yes and no. */
  readonly flaggedWords: string;
  readonly happenedWords: string;
  readonly groupWords: 'as written' | 'ethnicity' | 'sex';
  /** The group that others are compared with; `''` for the largest that somebody stated. */
  readonly reference: string;
  /** Whether nobody asks for the decisions, so that words of them which say neither yes nor no are no reason to stop. */
  readonly mayBeUnread: boolean;
}

/** People whom a model scored, one value for each row, or why the file does not say it. */
export interface ScoredPeople extends RepeatedPersons {
  readonly count: number;
  /** One key for each row, out of what the file says of the person and not of the identifier: lots are drawn by it. */
  readonly keys: RowKeys;
  readonly division: Division | NotComputed;
  readonly second: Groups | NotComputed;
  /** `NaN` where somebody has none. */
  readonly score: Float64Array | NotComputed;
  readonly decided: RecordedYesNo | NotComputed;
  readonly outcome: RecordedYesNo | NotComputed;
  /** What happened: 1 it did, 0 it did not, 2 not known. */
  readonly label: Uint8Array;
  readonly weight: Float64Array | NotComputed;
  readonly words: readonly { readonly field: string; readonly words: readonly MappedWord[] }[];
}

/**
 * Who are the people of any file of scores, decisions, outcomes and groups, and what does it say of each? A table with the columns
 * `person`, `group`, `second_group`, `score`, `decision`, `outcome` and `weight`, of which any may be blank.
 *
 * @throws InputError where the file has no rows, none of group, score, decision and outcome, or a column that is refused by
 * {@link divisionOf} or {@link eventOrNone}.
 *
 * @example
 * const choices = { flaggedWords: '', happenedWords: '', groupWords: 'as written', reference: '', mayBeUnread: false };
 * scoredPeople(registers.scored, choices).label // [1, 0, 2]
 */
export function scoredPeople(scored: Table, choices: ScoredPeopleChoices): ScoredPeople {
  checkedTable(scored);
  if (scored.rowCount === 0) throw new InputError('the file of people has a heading and no rows: 0. Export it again.');
  const { flaggedWords, happenedWords, groupWords, reference, mayBeUnread } = choices;
  const text = (name: string) => textColumn(scored, name);
  const stated = text('group');
  const read = groupWords === 'ethnicity' ? broadEthnicity(stated) : groupWords === 'sex' ? recordedSex(stated) : null;
  const decided = eventOrNone(text('decision'), DECISIONS, flaggedWords, { mayBeUnread });
  const outcome = eventOrNone(text('outcome'), OUTCOMES, happenedWords);
  const scores = numberColumn(scored, 'score').values;
  const score = scores.every(Number.isNaN) ? notComputed('the file has no scores') : scores;
  const list = groupWords === 'ethnicity' ? codeList('ethnic-group-5+1') : undefined;
  const division = divisionOf('group', read?.column ?? stated, reference, list);
  if ([division, decided, outcome, score].every((given) => 'status' in given && given.status === 'not-computed')) {
    throw new InputError(
      'no column was read as a group, a score, a decision or what happened. Say which column is one of them.',
    );
  }
  const second = text('second_group');
  return {
    count: scored.rowCount,
    keys: keysOfAlike(scored, ['person']),
    ...repeatedPersons(text('person')),
    division,
    second: isBlankColumn(second)
      ? notComputed('the file has no second column of groups')
      : fewGroups('second_group', second),
    score,
    decided,
    outcome,
    label: 'values' in outcome ? outcome.values : new Uint8Array(scored.rowCount).fill(UNKNOWN),
    weight: weightColumn(scored, 'weight') ?? notComputed('the file has no weights'),
    words: [
      { field: 'group', words: read?.words ?? [] },
      { field: 'decision', words: 'words' in decided ? decided.words : [] },
      { field: 'what happened', words: 'words' in outcome ? outcome.words : [] },
    ],
  };
}
