import {
  type CellValue,
  displayBound,
  displayValue,
  type FindingTable,
  rangeReason,
  type TableColumn,
  type Words,
} from '@assay/evidence';
import { intervalColumns, rowInterval } from '@assay/notebook';
import { type Html, html } from '../page/html.ts';
import type { ReportLinks } from '../source/report-source.ts';
import { type PlacedColumn, tableColumnParts } from './table-column-parts.ts';
import { WORDS_OF_STATISTICS } from './words-of-statistics.ts';

export interface DataTableOptions {
  /** Unique in the page. */
  readonly id: string;
  readonly caption: string | Html;
  readonly words: Words;
  /** Class of a row, by which the style may show or hide it. */
  readonly rowClass?: (row: FindingTable['rows'][number]) => string;
  /** Most rows to show, {@link MOST_ROWS} unless stated. */
  readonly most?: number;
  /** Most columns to show, all unless stated: what names a row, then what is drawn, then the first of the others. */
  readonly mostColumns?: number;
  /** Names of the columns that the drawing beside the table draws. */
  readonly drawn?: readonly string[];
  /** What limits the finding; of it, why a column has no range stands below the table. */
  readonly limitations?: readonly string[];
  /** On paper nothing scrolls: columns that do not fit stand below, with the keys again. */
  readonly isOnPaper?: boolean;
}

/** What a member reads at once; the technical view has the others, and on paper the annex. */
const PLAIN_TABLE = { most: 12, mostColumns: 6 } as const;

/** As many columns with the widest words that a notebook has fit an A4 page. */
const MOST_SIDE_BY_SIDE = 9;

/** How much of a table a view shows. */
export function tableLimits(
  words: Words,
  { numbers }: Pick<ReportLinks, 'numbers'>,
): Pick<DataTableOptions, 'most' | 'mostColumns' | 'isOnPaper'> {
  return { ...(words === 'plain' ? PLAIN_TABLE : {}), isOnPaper: numbers === false };
}

/** Does a plain view show all of a table? */
export function isWholeInPlain(table: FindingTable): boolean {
  const wanted = wantedColumns(table, 'plain');
  const isAll = readable(wanted, 'plain').length === wanted.length;
  return table.rows.length <= PLAIN_TABLE.most && wanted.length <= PLAIN_TABLE.mostColumns && isAll;
}

/** From so many columns on, a table is set smaller on paper, where nobody can scroll it: what stands past the edge is lost. */
const SMALLER_ON_PAPER = [
  { columns: 15, size: 'widest fullest' },
  { columns: 12, size: 'widest' },
  { columns: 8, size: 'wide' },
] as const;

/** Most rows of a table that a page shows; a longer one says where the others are. */
const MOST_ROWS = 100;

/** Letters of a text that needs room in its row. */
const LONG_TEXT = 60;

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
export function dataTable(table: FindingTable, { limitations = [], ...options }: DataTableOptions): Html {
  const { id, caption, words, most = MOST_ROWS, mostColumns, drawn = [], rowClass, isOnPaper = false } = options;
  const bounds = boundsOf(table, words);
  const wanted = wantedColumns(table, words);
  const shown = firstOf(readable(wanted, words), mostColumns, drawn);
  const whole = isOnPaper ? 'technical annex' : 'technical view';
  const parts = tableColumnParts(table, shown, isOnPaper ? MOST_SIDE_BY_SIDE : shown.length).map((columns, part) => {
    const size = SMALLER_ON_PAPER.find((each) => columns.length >= each.columns)?.size;
    const heads = columns.map(
      ({ column }) => html`<th scope="col"${!isText(column) && html` class="n"`}>${column.label}</th>`,
    );
    const firstKey = columns.findIndex(({ column }) => column.key);
    const rows = table.rows.slice(0, most).map((row) => {
      const cells = columns.map(({ column, index }, position) => {
        const value = row[index] ?? null;
        const text = column.key
          ? tableKeyText(value, column)
          : (withoutNumber(table, row, index, words) ??
            displayValue(value, column.unit, column.unit === 'proportion' ? 'percent' : null, words));
        return position === Math.max(0, firstKey)
          ? html`<th scope="row">${text}</th>`
          : html`<td${isText(column) && cellClass(text)}>${text}${bounds[index] != null && rangeBelow(table, row, index)}</td>`;
      });
      return html`<tr${rowClass && html` class="${rowClass(row)}"`}>${cells}</tr>\n`;
    });
    return html`<table class="data${size !== undefined && ` ${size}`}">
<caption${part === 0 && html` id="${id}-caption"`}>${caption}${part > 0 && ', further columns'}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody>
</table>
`;
  });
  return html`<div class="scroll"${!isOnPaper && html` tabindex="0" role="group" aria-labelledby="${id}-caption"`}>
${parts}</div>${more(table.rows.length, most, words, whole)}${wanted.length > shown.length && html`\n<p class="small">More columns: ${whole}.</p>`}${words === 'plain' && whyNoRange(shown, limitations)}${hasHidden(table) && html`\n<p class="small quiet">[c]: held back, so that nobody can be told from it.</p>`}`;
}

/** A sentence that its neighbours squeeze to a word a line makes every row a screen high. */
function cellClass(text: string | Html): Html {
  return `${text}`.length > LONG_TEXT ? html` class="t l"` : html` class="t"`;
}

/** In plain words the ends of a range stand below its number. */
function boundsOf({ columns }: FindingTable, words: Words): readonly ReturnType<typeof intervalColumns>[] {
  return words === 'plain' ? columns.map((_, index) => intervalColumns(columns, index)) : [];
}

function wantedColumns(table: FindingTable, words: Words): readonly PlacedColumn[] {
  const ends = new Set(boundsOf(table, words).flatMap((each) => (each === null ? [] : [each.low, each.high])));
  return table.columns
    .map((column, index) => ({ column, index }))
    .filter(({ index }) => !ends.has(index) && !isOfAreas(table, index));
}

/** In the table's order; what a drawing shows can be read beside it. */
function firstOf(
  columns: readonly PlacedColumn[],
  most: number | undefined,
  drawn: readonly string[],
): readonly PlacedColumn[] {
  const place = ({ column }: PlacedColumn) => (column.key ? 0 : drawn.includes(column.name) ? 1 : 2);
  const taken = new Set(columns.toSorted((one, other) => place(one) - place(other)).slice(0, most));
  return columns.filter((column) => taken.has(column));
}

/** No one reads a drawn area in a table; the CSV holds it. */
function isOfAreas({ rows }: FindingTable, index: number): boolean {
  return rows.length > 0 && rows.every((row) => /^\{"type":"(?:(?:Multi)?Polygon|Point)"/.test(String(row[index])));
}

/** What the plain view has of them: measures that only a statistician reads are in the technical view. */
function readable(columns: readonly PlacedColumn[], words: Words): readonly PlacedColumn[] {
  return words === 'plain' ? columns.filter(({ column }) => !WORDS_OF_STATISTICS.test(column.label)) : columns;
}

/**
 * What stands where a number has only a limit: "at most 2.0%" where a share left as a bound; where there is a lower one alone "at least 26"
 * in plain words, "no upper limit" among the limits.
 */
function withoutNumber(
  { columns }: FindingTable,
  row: FindingTable['rows'][number],
  index: number,
  words: Words,
): string | null {
  if (row[index] !== null) return null;
  const own = intervalColumns(columns, index);
  const ends = own === null ? ([null, null] as const) : ([row[own.low] ?? null, row[own.high] ?? null] as const);
  const bound = displayBound(null, ends, columns[index]!.unit, 'percent', words);
  if (bound !== null) return bound;
  if (words === 'plain') return rowInterval(row, columns, index, 'table');
  const of = columns.findIndex((_, position) => intervalColumns(columns, position)?.high === index);
  return of >= 0 && typeof row[intervalColumns(columns, of)!.low] === 'number' ? 'no upper limit' : null;
}

/** The range of a number, in the unit that stands above it: "9.0% to 15.0%". */
function rangeBelow(table: FindingTable, row: FindingTable['rows'][number], index: number): Html | null {
  const range = row[index] === null ? null : rowInterval(row, table.columns, index, 'table');
  return range === null ? null : html`<span class="range">${range}</span>`;
}

function whyNoRange(shown: readonly PlacedColumn[], limitations: readonly string[]): Html[] {
  return shown.flatMap(({ column }) => {
    const reason = rangeReason({ limitations }, column.label);
    return reason === null ? [] : [html`\n<p class="small quiet">${reason}</p>`];
  });
}

function hasHidden(table: FindingTable): boolean {
  return table.rows.some((row) => row.includes('[c]'));
}

function more(count: number, most: number, words: Words, whole: string): Html | null {
  if (count <= most) return null;
  const text = (rows: number) => displayValue(rows, 'count');
  const where = words === 'plain' && count <= MOST_ROWS ? `the ${whole}` : 'results.json, and in the workbench as CSV';
  return html`\n<p class="small">The first ${text(most)} of ${text(count)} rows. All are in ${where}.</p>`;
}

/** What names a row: a whole number such as a year stands without separators, a share as a percentage. */
export function tableKeyText(value: CellValue, { unit }: TableColumn): string {
  if (typeof value === 'number' && Number.isInteger(value)) return String(value);
  return displayValue(value, unit, unit === 'proportion' ? 'percent' : null);
}

function isText({ unit, key }: TableColumn): boolean {
  return unit === 'text' || key === true;
}
