import { displayValue, type Finding, type FindingTable, type Words } from '@assay/evidence';
import { type Choice, intervalColumns, knownByLimit, MOST_CHOICES, rowInterval } from '@assay/notebook';
import { choiceClass } from '../design/choice-rules.ts';
import { type Html, html } from '../page/html.ts';
import { dataTable, tableKeyText } from '../table/data-table.ts';
import { choiceBars } from './choice-bar.ts';
import { workedOut } from './figure-section.ts';
import { type TableSection, tableSection } from './table-section.ts';

/**
 * A finding's table that a reader explores by choosing values of its keys: radio buttons, and for each choice its row in
 * words. It works by style alone; paper and older browsers have the whole table.
 */
export function choiceSection(finding: Finding, choice: Choice | null, section: TableSection): Html {
  const { id, words, links, tableAt } = section;
  const isTooWide = choice?.columns.some(({ values }) => values.length > MOST_CHOICES);
  if (choice === null || isTooWide || links.numbers === false) return tableSection(finding, section);
  const { table, columns } = choice;
  const rowsOf = combinations(choice);
  const bars = choiceBars(choice);
  const isOneRowEach = rowsOf.every(({ rows }) => rows.length <= 1);
  const ofRow = (row: FindingTable['rows'][number]) =>
    columns.map(({ position, values }, column) => choiceClass(column, values.indexOf(row[position] ?? null)));
  const whole =
    tableAt === undefined || !isOneRowEach
      ? html`<div${isOneRowEach && html` class="whole"`}>
${dataTable(table, {
  id,
  caption: finding.title,
  words,
  limitations: finding.limitations,
  // A row may be the answer to a choice, so none is left out.
  most: table.rows.length,
  rowClass: (row) => ['of', ...ofRow(row)].join(' '),
})}
</div>`
      : html`<p class="small"><a href="#${tableAt}">All of these numbers are in a table above.</a></p>`;
  return html`<div class="choose" role="group" aria-label="Choices: ${finding.title}">
${isOneRowEach && html`<p class="chosen-title chosen"><b>${finding.title}</b></p>`}
${columns.map((_, index) => radios(choice, index, `${id}-${index + 1}`, !isOneRowEach || tableAt === undefined))}
${
  isOneRowEach &&
  html`<div class="chosen" aria-live="polite">
${rowsOf.map(({ indices, rows }) => {
  const names = `of ${indices.map((value, column) => choiceClass(column, value)).join(' ')}`;
  return rows[0] === undefined
    ? html`<p class="${names}">No row of the table is of this choice.</p>\n`
    : html`<dl class="summary-list ${names}">${inWords(table, rows[0], choice, words, bars)}</dl>\n`;
})}${bars !== null && html`<p class="small quiet">A bar is full at the most that any choice gives.${bars.hasSet && ' Its mark is at the choice of this run.'}</p>`}</div>`
}
${whole}
${workedOut(finding.id, links)}
</div>`;
}

interface Combination {
  /** Which value of each column. */
  readonly indices: readonly number[];
  readonly rows: readonly FindingTable['rows'][number][];
}

function combinations({ table, columns }: Choice): Combination[] {
  let all: number[][] = [[]];
  for (const { values } of columns) all = all.flatMap((start) => values.map((_, index) => [...start, index]));
  return all.map((indices) => ({
    indices,
    rows: table.rows.filter((row) =>
      columns.every(({ position, values }, column) => (row[position] ?? null) === values[indices[column]!]),
    ),
  }));
}

function radios({ table, columns }: Choice, index: number, name: string, withAll: boolean): Html {
  const { position, values, set } = columns[index]!;
  const column = table.columns[position]!;
  const radio = (kind: string, isChecked: boolean, text: Html | string) =>
    html`<label class="choice"><input type="radio" name="${name}" class="${kind}"${isChecked && html` checked`}><span>${text}</span></label>\n`;
  return html`<fieldset>
<legend>${column.label}</legend>
<div>
${values.map((value, at) => {
  const text = tableKeyText(value, column);
  return radio(
    choiceClass(index, at),
    at === (set ?? 0),
    at === set ? html`${text} <span class="quiet">(as set for this run)</span>` : text,
  );
})}${withAll && radio('all', false, 'all of them, as a table')}</div>
</fieldset>
`;
}

/** The row's values as terms with their units; an interval stands with the value that it bounds. */
function inWords(
  table: FindingTable,
  row: FindingTable['rows'][number],
  choice: Choice,
  words: Words,
  bars: ReturnType<typeof choiceBars>,
): Html[] {
  const chosen = new Set(choice.columns.map(({ position }) => position));
  const bounds = table.columns.map((_, position) => intervalColumns(table.columns, position));
  const bounding = new Set(bounds.flatMap((each) => (each === null ? [] : [each.low, each.high])));
  return table.columns.flatMap((column, position) => {
    if (chosen.has(position) || bounding.has(position)) return [];
    const value = row[position] ?? null;
    const bound = bounds[position] ?? null;
    const ends =
      bound === null ? ([null, null] as const) : ([row[bound.low] ?? null, row[bound.high] ?? null] as const);
    const text = column.key
      ? tableKeyText(value, column)
      : (knownByLimit(value, ends, column.unit, words) ?? displayValue(value, column.unit, null, words));
    // What is told as a limit needs no range beside it.
    const interval = value === null ? null : rowInterval(row, table.columns, position, words);
    return html`<div><dt>${column.label}</dt><dd>${text}${interval !== null && ` (${interval})`}${bars?.of(row, position)}</dd></div>`;
  });
}
