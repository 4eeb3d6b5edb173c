import type { FindingTable } from '@assay/evidence';
import { channelColumns, type PlotChart } from '@assay/notebook';

/**
 * A declared figure with those marks whose columns a run's table has: where rows repeat people no share has a range, and
 * the line is drawn without its band. `null` where no mark is left. That a notebook's own table has every column is
 * checked where the notebook is.
 */
export function drawable(chart: PlotChart, table: FindingTable): PlotChart | null {
  const names = new Set(table.columns.map(({ name }) => name));
  const marks = chart.marks.filter((mark) => channelColumns(mark).every(({ column }) => names.has(column)));
  if (marks.every(({ mark }) => mark === 'rule')) return null;
  return marks.length === chart.marks.length ? chart : { ...chart, marks };
}
