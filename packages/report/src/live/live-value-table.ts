import type { ValueRows } from '@assay/notebook/live';
import { type Html, html } from '../page/html.ts';

/** What is looked for in a value. */
interface RowsView {
  readonly cell: string;
  readonly id: string;
  readonly href: string;
  readonly search: string;
  readonly sort: string | null;
  readonly isDescending: boolean;
}

const counted = new Intl.NumberFormat('en-GB');
const rounded = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 6, useGrouping: false });

/** Rows of a value: found by a word, sorted by a heading, the next ones on demand; without a script each is a page of its own. */
export function liveValueTable(rows: ValueRows, view: RowsView): Html {
  const { cell, id, href, search, sort, isDescending } = view;
  const address = (change: Readonly<Record<string, string>>) =>
    `${href}&${new URLSearchParams({ search, ...(sort === null ? {} : { sort, ...(isDescending ? { down: '1' } : {}) }), ...change })}`;
  const heads = rows.columns.map((name) => {
    const isSorted = name === sort;
    const next = address({ sort: name, down: isSorted && !isDescending ? '1' : '' });
    return html`<th scope="col"${isSorted && html` aria-sort="${isDescending ? 'descending' : 'ascending'}"`}><a data-rows href="${next}">${name}</a></th>`;
  });
  const areNumbers = rows.columns.map((_, column) => rows.rows.every((row) => typeof (row[column] ?? 0) === 'number'));
  const body = rows.rows.map(
    (row) =>
      html`<tr>${row.map((value, column) =>
        typeof value === 'number'
          ? html`<td${areNumbers[column] === true && html` class="n"`}>${rounded.format(value)}</td>`
          : html`<td>${value ?? html`<span class="quiet">missing</span>`}</td>`,
      )}</tr>\n`,
  );
  const last = rows.from + rows.rows.length;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Rows of ${cell}">
<table class="live-rows"><thead><tr>${heads}</tr></thead><tbody>
${body}</tbody></table></div>
<form class="live-find" method="get" action="${href.split('?')[0]}" data-rows>
<input type="hidden" name="cell" value="${cell}">${sort !== null && html`<input type="hidden" name="sort" value="${sort}">`}${isDescending && html`<input type="hidden" name="down" value="1">`}
<label for="${id}-find">Find in ${cell}</label> <input id="${id}-find" name="search" type="search" value="${search}"> <button class="button secondary">Find</button>
<span class="small quiet">${rows.found === 0 ? 'no row' : html`rows ${counted.format(rows.from + 1)} to ${counted.format(last)} of ${counted.format(rows.found)}`}${rows.found < rows.rowCount && html` found, ${counted.format(rows.rowCount)} in all`}</span>
${rows.from > 0 && html`<a data-rows href="${address({ from: String(Math.max(0, rows.from - 50)) })}">earlier rows</a> `}${last < rows.found && html`<a data-rows href="${address({ from: String(last) })}">more rows</a>`}
</form>`;
}
