import type { CellValue, Finding } from '@assay/evidence';

/**
 * What does one release print otherwise than another? A line for each place whose number differs, by its finding, row and column,
 * and one for each table whose rows stand in another order, for that may tell too.
 *
 * @example
 * movedNumbers(released, released) // []
 */
export function movedNumbers(first: readonly Finding[], second: readonly Finding[]): string[] {
  const before = printedBy(first);
  const after = printedBy(second);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((place) => {
    const [one, other] = [before, after].map((places) => (places.has(place) ? places.get(place) : 'not there'));
    return one === other ? [] : [`${place}: ${one} and ${other}`];
  });
}

function printedBy(findings: readonly Finding[]): Map<string, CellValue> {
  return new Map(findings.flatMap((finding) => [...printed(finding)]));
}

function printed({ id, value, interval, table, status }: Finding): Map<string, CellValue> {
  const at = new Map<string, CellValue>([[`${id} is`, status]]);
  if (table === null) {
    at.set(id, value);
    if (interval !== null && 'low' in interval) at.set(`${id} from`, interval.low).set(`${id} to`, interval.high);
    return at;
  }
  const names = table.rows.map((row) => row.filter((_, index) => table.columns[index]!.key === true).join(', '));
  at.set(`${id} in order`, names.join('; '));
  for (const [row, cells] of table.rows.entries())
    for (const [column, cell] of cells.entries())
      if (table.columns[column]!.key !== true) at.set(`${id}[${names[row]}].${table.columns[column]!.name}`, cell);
  return at;
}
