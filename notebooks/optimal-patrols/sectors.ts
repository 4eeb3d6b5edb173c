import { BROAD_GROUPS, codeList, codeOf, numberColumn, type Table, textColumn } from '@assay/dataset';
import { areaFromGeometry, type Sector } from '@assay/displacement';
import { BLANK_GROUP, textAt } from '@assay/statistics';

const PARTS = codeList('evaluation-part');

/** A part of the evaluation in a reader's words; a part of another name keeps it. */
export const partName = (kind: string): string => PARTS.entries.find(({ code }) => code === kind)?.label ?? kind;

/** Sectors as the file draws them, in its coordinates. */
export function sectorsOf(table: Table): Sector[] {
  const [id, boundary, kind] = ['sector_id', 'boundary', 'kind'].map((name) => textColumn(table, name));
  const decile = numberColumn(table, 'deprivation_decile').values;
  const people = BROAD_GROUPS.map((group) => numberColumn(table, `residents_${group.toLowerCase()}`).values);
  return Array.from({ length: table.rowCount }, (_, row) => {
    const part = textAt(kind!, row);
    return {
      area: areaFromGeometry(textAt(id!, row) ?? `row ${row + 1}`, textAt(boundary!, row) ?? ''),
      kind: part === null ? BLANK_GROUP : (codeOf(PARTS, part) ?? part),
      decile: decile[row]!,
      people: people.map((column) => column[row]!),
    };
  });
}
