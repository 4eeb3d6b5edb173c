import { nearestTexts } from '../schema/nearest-text.ts';
import type { TableSchema } from '../schema/table-schema.ts';
import { checkedTable } from '../table/checked-table.ts';
import { hasColumn } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';
import { rowsOfValues } from './mapped-words.ts';
import { wordsOfField } from './words-of-field.ts';

/** A word of a file that no list of its field has. */
export interface UnlistedWord {
  readonly field: string;
  readonly word: string;
  readonly rows: number;
  /** The meaning whose wording is nearest, for a person to judge; `null` where none shares two letters with it. */
  readonly nearest: string | null;
}

/**
 * Which words of a table does no list have? Until somebody says what they mean, nothing can be counted of their fields. Field by field,
 * the commonest first.
 *
 * @throws InputError where a column has more or fewer values than the table has rows.
 *
 * @example
 * const outcome = field.text('outcome', 'Outcome', 'What followed.', 'outcome', { codeList: 'stop-search-outcome' });
 * const searches = tableSchema({ name: 'searches', title: 'Searches', fields: [outcome] });
 * unlistedWords(tableOf(searches, { outcome: ['Arested'] }), searches) // [{ field: 'outcome', word: 'Arested', rows: 1, nearest: 'Arrest' }]
 */
export function unlistedWords(table: Table, schema: TableSchema): UnlistedWord[] {
  checkedTable(table);
  return schema.fields.flatMap((field) => {
    const words = wordsOfField(field);
    const column = hasColumn(table, field.name) ? table.columns[field.name]! : null;
    if (words === null || column?.kind !== 'text') return [];
    const rows = rowsOfValues(column);
    return column.values
      .flatMap((word, code) =>
        rows[code] === 0 || words.read(word) !== undefined
          ? []
          : [{ field: field.name, word, rows: rows[code]!, nearest: nearestTexts(word, words.meanings, 1)[0] ?? null }],
      )
      .sort((one, other) => other.rows - one.rows || (one.word < other.word ? -1 : 1));
  });
}
