import { type DictionaryColumn, InputError, isBlankColumn, type NotComputed, notComputed } from '@assay/statistics';
import { recordedEvent } from './recorded-event.ts';
import type { RecordedYesNo } from './recorded-yes-no.ts';

const MOST_LISTED = 6;

/** How a column of events is spoken of, and which parameter names its words that mean yes. */
export interface EventColumn {
  readonly field: string;
  /** What the column holds: "decisions". */
  readonly what: string;
  readonly parameter: string;
  /** What is said where the file has no such column. */
  readonly absent: string;
}

/**
 * Did it happen, row for row, of a column that a file may lack? As {@link recordedEvent}; a column that is blank for everyone, or says
 * of nobody that it is known, is not computed.
 *
 * Words of which none says yes or no are refused, since what goes without the column would then be taken for what the file says; with
 * `mayBeUnread`, where nobody asks for it, they are not computed.
 *
 * @throws InputError where no word says yes or no, and where words were named of a column that is not there, or that it does not have.
 *
 * @example
 * const flags = { field: 'decision', what: 'decisions', parameter: 'flaggedWords', absent: 'the file has no decisions' };
 * eventOrNone(dictionaryColumn(['High', 'Low', null]), flags, 'High').values // [1, 0, 2]
 */
export function eventOrNone(
  column: DictionaryColumn,
  { field, what, parameter, absent }: EventColumn,
  yesWords: string,
  { mayBeUnread = false }: { readonly mayBeUnread?: boolean } = {},
): RecordedYesNo | NotComputed {
  if (isBlankColumn(column)) {
    if (yesWords.trim() !== '')
      throw new InputError(`there is no column of ${what} to find "${yesWords}" in. Say which column it is.`);
    return notComputed(absent);
  }
  const event = recordedEvent(column, { what: field, yesWords });
  if (event.yes + event.no > 0) return event;
  const unread = event.words.filter(({ isRead }) => !isRead).map(({ word }) => word);
  if (unread.length === 0) return notComputed(`every row of ${what} says that it is not known`);
  if (mayBeUnread) return notComputed(`no word of ${what} says yes or no; name those that mean yes`);
  const more = unread.length - MOST_LISTED;
  const listed = unread.slice(0, MOST_LISTED).join(', ') + (more > 0 ? ` and ${more} more` : '');
  throw new InputError(
    `no word of ${field} says yes or no: ${listed}. Name those that mean yes: --parameter "${parameter}=…".`,
  );
}
