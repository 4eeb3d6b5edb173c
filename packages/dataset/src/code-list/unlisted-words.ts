import { nearestTexts } from '../schema/nearest-text.ts';
import type { TableSchema } from '../schema/table-schema.ts';
import { checkedTable } from '../table/checked-table.ts';
import { hasColumn } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';
import { wordingKey } from './mapped-meanings.ts';
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
 * the commonest first; what compares the same is one word, in its commonest spelling.
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
    const rowsOf = rowsOfValues(column);
    const written = column.values
      .map((word, code) => ({ word, rows: rowsOf[code]! }))
      .filter(({ word, rows }) => rows > 0 && words.read(word) === undefined)
      .sort(mostRowsFirst);
    const found = new Map<string, { word: string; rows: number }>();
    for (const { word, rows } of written) {
      const known = found.get(wordingKey(word));
      if (known === undefined) found.set(wordingKey(word), { word, rows });
      else known.rows += rows;
    }
    return [...found.values()].sort(mostRowsFirst).map(({ word, rows }) => {
      return { field: field.name, word, rows, nearest: nearestTexts(word, words.meanings, 1)[0] ?? null };
    });
  });
}

function mostRowsFirst(one: { readonly word: string; readonly rows: number }, other: typeof one): number {
  return other.rows - one.rows || (one.word < other.word ? -1 : 1);
}
