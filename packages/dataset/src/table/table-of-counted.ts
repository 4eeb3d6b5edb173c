import { type CountedTable, countedPositions, InputError, textAt } from '@assay/statistics';
import type { TableSchema } from '../schema/table-schema.ts';
import { selectRows } from './select-rows.ts';
import type { Table } from './table.ts';
import { tableOf } from './table-of.ts';

/**
 * Everybody again, out of a table of counts: each of its rows as often as it counts. `fieldOf` says of each part of the counts which field
 * of the table it tells, as when it was counted; a part that was not counted is missing everywhere.
 *
 * @throws InputError where a part has more or fewer values than there are counts, a count is no whole number, or a value is not of
 * its field's type.
 *
 * @example
 * const counted = { total: 3, columns: { group: dictionaryColumn(['F', null]) }, counts: Float64Array.of(2, 1) };
 * textColumn(tableOfCounted(peopleSchema, counted, { group: 'sex' }), 'sex').codes // [0, 0, -1]
 */
export function tableOfCounted<Name extends string>(
  schema: TableSchema<Name>,
  { columns, counts }: CountedTable,
  fieldOf: Readonly<Record<string, Name>>,
): Table {
  const texts = Object.entries(fieldOf).map(([part, field]) => {
    const column = columns[part];
    if (column !== undefined && column.codes.length !== counts.length) {
      throw new InputError(`"${part}" has ${column.codes.length} values for ${counts.length} counts. Count again.`);
    }
    return [field, Array.from(counts, (_, row) => (column === undefined ? null : textAt(column, row)))] as const;
  });
  const alike = tableOf(schema, Object.fromEntries(texts) as Partial<Record<Name, (string | null)[]>>);
  return selectRows(alike, countedPositions(counts));
}
