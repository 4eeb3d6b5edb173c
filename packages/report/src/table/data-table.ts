import { type CellValue, displayValue, type FindingTable, type TableColumn, type Words } from '@assay/evidence';
import { intervalColumns, rowInterval } from '@assay/notebook';
import { type Html, html } from '../html/html.ts';

export interface DataTableOptions {
  /** Unique in the page. */
  readonly id: string;
  readonly caption: string | Html;
  readonly words: Words;
  /** Columns not worth reading, such as the polygons of a map; the CSV holds them. */
  readonly without?: readonly string[];
  /** Class of a row, by which the style may show or hide it. */
  readonly rowClass?: (row: FindingTable['rows'][number]) => string;
  /** Most rows to show, {@link MOST_ROWS} unless stated. */
  readonly most?: number;
  /** Most columns to show, all unless stated; the first are. */
  readonly mostColumns?: number;
}

/** What a member reads at once; the technical view has the others. */
export const PLAIN_TABLE = { most: 12, mostColumns: 6 } as const;

/** Most rows of a table that a page shows; a longer one says where the others are. */
export const MOST_ROWS = 100;

/**
 * A finding's table with caption, scopes and units in words; it scrolls sideways on its own where the page is narrow.
 *
 * Proportions are percentages here: a column has to be compared down its length, on one base. In plain words the ends of
 * a range stand below its number, not in columns of their own, so that a table fits a phone.
 *
 * @example
 * const columns = [
 *   { name: 'area', label: 'Area', unit: 'text', key: true },
 *   { name: 'stops', label: 'Stops', unit: 'count' },
 * ];
 * const table = { columns, rows: [['North', 1234]] };
 * dataTable(table, { id: 'stops', caption: 'Stops', words: 'plain' }).includes('1,234') // true
 */
export function dataTable(
  table: FindingTable,
  { id, caption, words, without = [], most = MOST_ROWS, mostColumns, rowClass }: DataTableOptions,
): Html {
  const bounds = words === 'plain' ? table.columns.map((_, index) => intervalColumns(table.columns, index)) : [];
  const ends = new Set(bounds.flatMap((each) => (each === null ? [] : [each.low, each.high])));
  const wanted = table.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column, index }) => !without.includes(column.name) && !ends.has(index));
  const shown = wanted.slice(0, mostColumns);
  const heads = shown.map(
    ({ column }) => html`<th scope="col"${!isText(column) && html` class="n"`}>${column.label}</th>`,
  );
  const firstKey = shown.findIndex(({ column }) => column.key);
  const rows = table.rows.slice(0, most).map((row) => {
    const cells = shown.map(({ column, index }, position) => {
      const value = row[index] ?? null;
      const text = column.key
        ? keyText(value, column)
        : displayValue(value, column.unit, column.unit === 'proportion' ? 'percent' : null, words);
      return position === Math.max(0, firstKey)
        ? html`<th scope="row">${text}</th>`
        : html`<td${isText(column) && html` class="t"`}>${text}${bounds[index] != null && rangeBelow(table, row, index)}</td>`;
    });
    return html`<tr${rowClass && html` class="${rowClass(row)}"`}>${cells}</tr>\n`;
  });
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="${id}-caption">
<table class="data">
<caption id="${id}-caption">${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>${more(table.rows.length, most, words)}${wanted.length > shown.length && html`\n<p class="small">More columns: technical view.</p>`}${hasHidden(table) && html`\n<p class="small quiet">[c]: held back, so that nobody can be told from it.</p>`}`;
}

/** The range of a number in the technical words that a column is compared in: "9.0% to 15.0%". */
function rangeBelow(table: FindingTable, row: FindingTable['rows'][number], index: number): Html | null {
  const range = rowInterval(row, table.columns, index, 'technical');
  return range === null ? null : html`<span class="range">${range}</span>`;
}

function hasHidden(table: FindingTable): boolean {
  return table.rows.some((row) => row.includes('[c]'));
}

function more(count: number, most: number, words: Words): Html | null {
  if (count <= most) return null;
  const text = (rows: number) => displayValue(rows, 'count');
  const where =
    words === 'plain' && count <= MOST_ROWS ? 'the technical view' : 'results.json, and in the workbench as CSV';
  return html`\n<p class="small">The first ${text(most)} of ${text(count)} rows. All are in ${where}.</p>`;
}

/** What names a row: a whole number such as a year stands without separators, a share as a percentage. */
export function keyText(value: CellValue, { unit }: TableColumn): string {
  if (typeof value === 'number' && Number.isInteger(value)) return String(value);
  return displayValue(value, unit, unit === 'proportion' ? 'percent' : null);
}

function isText({ unit, key }: TableColumn): boolean {
  return unit === 'text' || key === true;
}
