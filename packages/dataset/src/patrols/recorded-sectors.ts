import { BLANK_GROUP, textAt } from '@assay/statistics';
import { BROAD_GROUPS } from '../code-list/broad-ethnicity.ts';
import { codeOf } from '../code-list/code-list.ts';
import { codeList } from '../code-list/code-lists.ts';
import { checkedTable } from '../table/checked-table.ts';
import { numberColumn, textColumn } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';

/** A sector as the file lists it. */
export interface RecordedSector {
  /** Its name; "row 3" where it has none. */
  readonly name: string;
  /** Its outline as it is written: GeoJSON. */
  readonly boundary: string;
  /** Its part in the evaluation: a code of the list, another word as it is, "Not recorded" where it has none. */
  readonly kind: string;
  /** Deprivation, 1 most to 10 least; `NaN` where it is not stated. */
  readonly decile: number;
  /** Residents of each broad group, in the order of `BROAD_GROUPS`; `NaN` where it is not stated. */
  readonly people: readonly number[];
}

/**
 * Which sectors does the file list, with what part in the evaluation, how deprived, and who lives in them? Rows of a table of
 * `PATROL_TABLES.sectors`, in their order.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * recordedSectors(patrols.sectors)[0].kind // 'treated'
 */
export function recordedSectors(table: Table): RecordedSector[] {
  checkedTable(table);
  const parts = codeList('evaluation-part');
  const [id, boundary, kind] = ['sector_id', 'boundary', 'kind'].map((name) => textColumn(table, name));
  const decile = numberColumn(table, 'deprivation_decile').values;
  const people = BROAD_GROUPS.map((group) => numberColumn(table, `residents_${group.toLowerCase()}`).values);
  return Array.from({ length: table.rowCount }, (_, row) => {
    const part = textAt(kind!, row);
    return {
      name: textAt(id!, row) ?? `row ${row + 1}`,
      boundary: textAt(boundary!, row) ?? '',
      kind: part === null ? BLANK_GROUP : (codeOf(parts, part) ?? part),
      decile: decile[row]!,
      people: people.map((column) => column[row]!),
    };
  });
}

/**
 * What is a part of the evaluation called? A part that is on no list keeps its name.
 *
 * @example
 * [evaluationPart('treated'), evaluationPart('harbour')] // ['patrolled', 'harbour']
 */
export function evaluationPart(kind: string): string {
  return codeList('evaluation-part').entries.find(({ code }) => code === kind)?.label ?? kind;
}
