import { type DictionaryColumn, MISSING_CODE, type NotComputed, notComputed } from '@assay/statistics';
import { listedWords } from '../code-list/listed-words.ts';
import { isRecorded } from '../profile/is-recorded.ts';
import { checkedTable } from '../table/checked-table.ts';
import { dateColumn, textColumn } from '../table/column-of.ts';
import { MISSING_DAY, type Table } from '../table/table.ts';

/** Words for an action that was none. */
const NOTHING_DONE = [
  'none',
  'nothing',
  'nothing done',
  'no action',
  'no action taken',
  'no further action',
  'no further action taken',
  'NFA',
];

/** Flags for frequent contact as columns, one value for each row. */
export interface RecordedFlags {
  /** Codes of people; below 0 where nobody is named. */
  readonly person: Int32Array;
  /** Days since 1970-01-01; `NaN` where none is recorded. */
  readonly flagged: Float64Array;
  readonly acted: Float64Array;
  /** Why nothing can be said of when flags were acted on; `null` where it can. */
  readonly noAction: NotComputed | null;
  /** Of what of a flag some row says something. */
  readonly says: { readonly action: boolean; readonly actionDay: boolean; readonly outcome: boolean };
  /** 1 where it is recorded that nothing was done. */
  readonly nothingDone: Uint8Array;
  /** 1 where it is recorded what was done, even if nothing was. */
  readonly actionRecorded: Uint8Array;
  readonly outcome: DictionaryColumn;
}

/**
 * Who was flagged, when, what was done and when, and what came of it? Columns of a table of flags.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * recordedFlags(contactFlags).nothingDone // [1]
 */
export function recordedFlags(table: Table): RecordedFlags {
  checkedTable(table);
  const action = textColumn(table, 'action');
  const { places } = listedWords(action, NOTHING_DONE);
  const says = {
    action: isRecorded(table, 'action'),
    actionDay: isRecorded(table, 'action_date'),
    outcome: isRecorded(table, 'outcome'),
  };
  // Where all that was done is on record as nothing, no day is to be had of it.
  const nothingAtAll = says.action && places.every((place, row) => place >= 0 || action.codes[row] === MISSING_CODE);
  return {
    noAction:
      says.actionDay || nothingAtAll
        ? null
        : notComputed('the flags do not say when any was acted on (action_date was not given)'),
    says,
    person: textColumn(table, 'person_id').codes,
    flagged: daysOf(table, 'flagged_date'),
    acted: daysOf(table, 'action_date'),
    nothingDone: Uint8Array.from(places, (place) => (place >= 0 ? 1 : 0)),
    actionRecorded: Uint8Array.from(action.codes, (code) => (code === MISSING_CODE ? 0 : 1)),
    outcome: textColumn(table, 'outcome'),
  };
}

const daysOf = (table: Table, name: string) =>
  Float64Array.from(dateColumn(table, name).days, (day) => (day > MISSING_DAY ? day : Number.NaN));
