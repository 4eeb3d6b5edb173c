import { type DictionaryColumn, type NotComputed, notComputed } from '@assay/statistics';
import { codeList } from '../code-list/code-lists.ts';
import { orderedAnswers } from '../code-list/ordered-scale.ts';
import { checkedTable } from '../table/checked-table.ts';
import { dateColumn, textColumn } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';
import { CONFIDENCE_SCALES } from './patrol-tables.ts';

/** Answers on confidence as columns, one value for each row. */
export interface RecordedAnswers {
  readonly sector: DictionaryColumn;
  /** Days since 1970-01-01; `MISSING_DAY` where none is recorded. */
  readonly day: Int32Array;
  /** Place on the scale; `NaN` for an answer that has none. */
  readonly score: Float64Array;
}

/**
 * Where and when did people answer, and how confident are they, on a scale whose order is known? Columns of a table of
 * `PATROL_TABLES.answers`; why they cannot be placed, where their words are of no such scale or there are none.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * recordedAnswers(patrols.answers).sector.values // ['North']
 */
export function recordedAnswers(table: Table): RecordedAnswers | NotComputed {
  if (checkedTable(table).rowCount === 0) return notComputed('no survey answers were given');
  const answers = orderedAnswers(textColumn(table, 'confidence'), CONFIDENCE_SCALES.map(codeList));
  if (answers.status !== 'computed') return answers;
  const { days: day } = dateColumn(table, 'answered_date');
  return { sector: textColumn(table, 'sector_id'), day, score: answers.score };
}
