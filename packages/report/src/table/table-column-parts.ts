import type { FindingTable, TableColumn } from '@assay/evidence';
import { intervalColumns } from '@assay/notebook';

/** A column of a table with its position. */
export interface PlacedColumn {
  readonly column: TableColumn;
  readonly index: number;
}

/**
 * A table's columns in parts that are each narrow enough to stand on paper, where what lies past the edge is lost. Every
 * part repeats the keys, and a number stands in one part with the ends of its range.
 */
export function tableColumnParts(
  { columns }: FindingTable,
  shown: readonly PlacedColumn[],
  most: number,
): readonly (readonly PlacedColumn[])[] {
  if (shown.length <= most) return [shown];
  const keys = shown.filter(({ column }) => column.key === true);
  const parts: PlacedColumn[][] = [];
  for (const group of withTheirEnds(columns, shown)) {
    const part = parts.at(-1);
    if (part === undefined || part.length + group.length > most) parts.push([...keys, ...group]);
    else part.push(...group);
  }
  return parts;
}

function withTheirEnds(columns: readonly TableColumn[], shown: readonly PlacedColumn[]): readonly PlacedColumn[][] {
  const taken = new Set<number>();
  return shown.flatMap(({ column, index }) => {
    if (column.key === true || taken.has(index)) return [];
    const ends = intervalColumns(columns, index);
    const group = shown.filter((each) => each.index === index || each.index === ends?.low || each.index === ends?.high);
    for (const each of group) taken.add(each.index);
    return [group];
  });
}
