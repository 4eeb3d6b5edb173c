import type { FindingTable } from '@assay/evidence';
import { channelColumns, type PlotChart } from '@assay/notebook';
import { chartColumn, chartRows, isPlottable, tickFormat } from './chart-rows.ts';
import { chartWord, hiddenWord } from './panel.ts';

const MOST_ROWS = 12;

/**
 * A declared figure in words, for whoever does not see it: its rows with the numbers that its marks show, made of the
 * same table, so that what is held back is said to be.
 */
export function inWords({ marks, facet, only }: PlotChart, table: FindingTable): string {
  const named = [
    ...new Set([
      ...(facet === undefined ? [] : [facet]),
      ...marks.flatMap((mark) =>
        // Outlines are not words.
        channelColumns(mark).flatMap(({ channel, column }) => (channel === 'geometry' ? [] : [column])),
      ),
    ]),
  ];
  const columns = named.map((name) => chartColumn(table, name));
  const keys = columns.filter(({ unit, key }) => key === true || unit === 'text');
  const numbers = columns.filter((column) => !keys.includes(column));
  const rows = chartRows(table).filter((row) => only === undefined || only.words.includes(chartWord(row, only.column)));
  const said = rows.slice(0, MOST_ROWS).map((row) => {
    const values = numbers.map(
      ({ name, label, unit }) =>
        `${label} ${isPlottable(row[name]) ? tickFormat(unit)(row[name]) : hiddenWord(row, name)}`,
    );
    return `${keys.map(({ name }) => chartWord(row, name)).join(', ')}: ${values.join(', ')}`;
  });
  const rest = rows.length > MOST_ROWS ? ' The other rows stand in the table.' : '';
  return `${said.join('. ')}.${rest}`;
}
