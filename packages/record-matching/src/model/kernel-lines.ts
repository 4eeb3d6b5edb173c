import type { KernelColumn, KernelField } from './kernel-field.ts';

/** Where a field's own columns begin in a record's line, and those of its names. */
interface ColumnPlaces {
  readonly own: number;
  readonly names: number;
}

/** The columns of a record's line, each kind of names once, and where each field's begin. */
export function lineColumns(fields: readonly KernelField[]) {
  const columns: KernelColumn[] = [];
  const placeOf = new Map<KernelField, ColumnPlaces>();
  const namesAt = new Map<object, number>();
  for (const field of fields) {
    const own = columns.length;
    columns.push(...field.columns);
    const facts = field.kind === 'text' ? field.names?.facts : undefined;
    if (facts !== undefined && !namesAt.has(facts)) {
      namesAt.set(facts, columns.length);
      const { firsts, surnames, surnameCodes, flags } = facts;
      columns.push(...[firsts, surnames, surnameCodes, flags].map((codes) => ({ codes, ofCode: null })));
    }
    placeOf.set(field, { own, names: facts === undefined ? 0 : namesAt.get(facts)! });
  }
  return { columns, placeOf };
}

/** Rows whose lines are filled at once: so many lie in the cache while column after column is written into them. */
const ROWS_AT_ONCE = 2048;

export function fillLines(lines: Int32Array, columns: readonly KernelColumn[], records: number): void {
  for (let from = 0; from < records; from += ROWS_AT_ONCE) {
    const end = Math.min(records, from + ROWS_AT_ONCE);
    for (const [place, column] of columns.entries()) fillColumn(lines, columns.length, place, column, from, end);
  }
}

function fillColumn(
  lines: Int32Array,
  width: number,
  place: number,
  { codes, ofCode }: KernelColumn,
  from: number,
  end: number,
): void {
  for (let row = from, at = from * width + place; row < end; row++, at += width) {
    const code = codes[row]!;
    lines[at] = code < 0 ? -1 : ofCode === null ? code : ofCode[code]!;
  }
}
