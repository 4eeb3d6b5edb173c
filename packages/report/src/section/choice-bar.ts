import type { Choice } from '@assay/notebook';
import { isPlottable } from '../chart/chart-rows.ts';
import { type Html, html } from '../page/html.ts';

type Row = Choice['table']['rows'][number];

/** Bars beside the numbers of a choice. */
interface ChoiceBars {
  /** Is there a row that this run was set to, at which each bar has its mark? */
  readonly hasSet: boolean;
  /** The bar of one number; `null` where it cannot be set against the others. */
  of(row: Row, position: number): Html | null;
}

/**
 * How much is that, against every other choice? For each number a bar that is full at the most of its column, with a mark
 * at the row that the run was set to; `null` where no column can be so compared.
 */
export function choiceBars({ table, columns }: Choice): ChoiceBars | null {
  const chosen = new Set(columns.map(({ position }) => position));
  const most = table.columns.map((column, position) => {
    if (chosen.has(position) || column.key || column.unit === 'text') return null;
    const values = table.rows.map((row) => row[position]).filter(isPlottable);
    const isComparable = values.length > 1 && values.every((value) => value >= 0) && new Set(values).size > 1;
    return isComparable ? Math.max(...values) : null;
  });
  if (most.every((each) => each === null)) return null;
  const set = columns.some((column) => column.set === null)
    ? undefined
    : table.rows.find((row) => columns.every(({ position, values, set }) => row[position] === values[set!]));
  return {
    hasSet: set !== undefined,
    of: (row, position) => {
      const [end, value] = [most[position] ?? null, row[position]];
      if (end === null || !isPlottable(value)) return null;
      const at = (number: number) => Math.round((100 * number) / end);
      const own = set?.[position];
      return html`<svg class="gauge" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${
        at(value) > 0 && html`<path d="M0 1h${at(value)}v6H0z"/>`
      }${isPlottable(own) && html`<path class="set" d="M${Math.min(99, at(own))} 0v8"/>`}</svg>`;
    },
  };
}
